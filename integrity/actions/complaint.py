"""Filing: one transaction makes complaint, case, clocks, binding, bars and the audit entry, then the receipt is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, Refused
from hr_system.calendar.queries import legal_day, work_calendar
from hr_system.crypto import SealedFile, UploadRefused, claim, is_code, keyed_hash
from integrity.actions.bars import bar_by_facts
from integrity.actions.binding import bind_to_heads
from integrity.models import Case, CaseEntry, Complaint, Deadline, Evidence
from integrity.queries.complaint import RECEIPT_LENGTH, contact_index, receipt_hash
from integrity.rules.channels import channel_of_online_report
from integrity.rules.clocks import clocks_for, due
from personnel import public as personnel

EVIDENCE = "integrity.evidence"
EARLIEST = date(1945, 9, 2)


@dataclass(frozen=True)
class Filing:
    """What the citizen sent. `receipt` was drawn with the form, so that sending twice shows the same code."""

    receipt: str
    agency_id: int
    kind: str
    incident_from: date
    incident_until: date
    narrative: str
    procedure_id: int | None = None
    accused: str = ""
    file_number: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    evidence: tuple[str, ...] = ()
    language: str = "vi"


@dataclass(frozen=True)
class Filed:
    complaint: Complaint
    is_new: bool


def file_complaint(filing: Filing, *, by: Actor, at: datetime) -> Filed:
    """Sending again is the same complaint: found by its key before, or by the unique column when two race."""
    if not is_code(filing.receipt, RECEIPT_LENGTH):
        raise Refused(_("The form has expired. Send it again."))
    known = Complaint.objects.filter(receipt_hash=receipt_hash(filing.receipt))
    if (found := known.select_related("case", "agency").first()) is not None:
        return Filed(found, is_new=False)
    try:
        return Filed(_file(filing, by=by, at=at), is_new=True)
    except IntegrityError:
        found = known.select_related("case", "agency").first()
        if found is None:
            raise
        return Filed(found, is_new=False)


@transaction.atomic
def _file(filing: Filing, *, by: Actor, at: datetime) -> Complaint:
    """The effects in order: clocks, case, complaint, evidence, head of the incident day, bars, history, audit."""
    on = legal_day(at)
    if not EARLIEST <= filing.incident_from <= on:
        raise Refused(_("The day cannot be in the future."), field="day")
    has_contact = bool(contact_index(filing.phone, filing.email))
    channel = channel_of_online_report(name=filing.name, has_contact=has_contact)
    calendar = work_calendar()
    clocks = [(clock, due(clock, on, calendar)) for clock in clocks_for(channel, on)]
    case = Case.objects.create(
        agency_id=filing.agency_id,
        handling_agency_id=personnel.superior_of(filing.agency_id, on),
        channel=channel,
        kind=filing.kind,
        received_on=on,
        due_on=min(limit.on for _clock, limit in clocks),
    )
    for clock, limit in clocks:
        Deadline.objects.create(
            case=case, rule=clock.key, duty=clock.duty, unit=clock.unit, article=clock.article,
            due_on=limit.on, provisional=limit.provisional, calendar_version=calendar.version,
        )  # fmt: skip
    complaint = _remember(filing, case, on, at)
    _attach(complaint, filing.evidence, at)
    bind_to_heads(case, complaint.incident_from, complaint.incident_until, at=at)
    bar_by_facts(case, complaint.incident_from, complaint.incident_until, on=on, at=at)
    CaseEntry.objects.create(case=case, verb="integrity.complaint_filed", for_citizen=True, at=at)
    after = {"channel": str(channel), "kind": filing.kind}
    audit.record(by=by, verb="integrity.complaint_filed", target=complaint, at=at, after=after)
    queue.enqueue("integrity.look_for_handlers", case.pk)
    return complaint


def _remember(filing: Filing, case: Case, on: date, at: datetime) -> Complaint:
    return Complaint.objects.create(
        receipt_hash=receipt_hash(filing.receipt),
        submission_key=keyed_hash("integrity.submission", filing.receipt),
        case=case,
        channel=case.channel,
        agency_id=filing.agency_id,
        procedure_id=filing.procedure_id,
        kind=filing.kind,
        incident_from=filing.incident_from,
        incident_until=min(filing.incident_until, on + timedelta(days=1)),
        narrative=filing.narrative,
        accused=filing.accused,
        file_number=filing.file_number,
        name=filing.name,
        phone=filing.phone,
        email=filing.email,
        contact_index=contact_index(filing.phone, filing.email),
        language=filing.language,
        received_at=at,
    )


def _attach(complaint: Complaint, codes: tuple[str, ...], at: datetime) -> None:
    """Staged files become evidence; one claimed by somebody else or purged after a day is refused aloud, not left out."""
    staged = list(SealedFile.objects.filter(code__in=codes, purpose=EVIDENCE).order_by("pk"))
    if len(staged) != len(set(codes)):
        raise UploadRefused(_("An attached file is no longer there. Attach it again."), field="files")
    for sealed in staged:
        claim(sealed)
        Evidence.objects.create(complaint=complaint, file=sealed, added_at=at)
