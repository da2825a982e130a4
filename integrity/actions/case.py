"""Handling: look, assign, write, conclude, close. Each asks again whether the actor may, at the instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, NotAllowed, Refused, Stale, move, require
from hr_system.calendar.queries import legal_day
from integrity.models import (
    Assignment,
    Case,
    CaseEntry,
    Complaint,
    Conclusion,
    Deadline,
    HeadBinding,
    Message,
    Responsibility,
)  # fmt: skip
from integrity.permissions import may_handle
from integrity.queries.case import handlers_for
from integrity.rules.accountability import BindingKind
from integrity.rules.clocks import Duty
from integrity.rules.states import COUNTS_AS_FOUNDED, State, Verdict, may_move
from personnel import public as personnel


def _note(case: Case, verb: str, *, by: Actor, at: datetime, for_citizen: bool = False, **after: object) -> None:
    CaseEntry.objects.create(case=case, verb=verb, user_id=by.user_id, for_citizen=for_citizen, at=at)
    audit.record(by=by, verb=verb, target=case, at=at, after=after or None)


def _done(case: Case, on: date, *duties: Duty) -> None:
    """Stop clocks, and let the case carry its nearest open day."""
    Deadline.objects.filter(case=case, duty__in=duties, done_on__isnull=True).update(done_on=on)
    following = Deadline.objects.filter(case=case, done_on__isnull=True).order_by("due_on").first()
    if following is not None:
        Case.objects.filter(pk=case.pk).update(due_on=following.due_on)


@transaction.atomic
def open_letter(case: Case, *, reason: str, by: Actor, at: datetime) -> Complaint:
    """Reading what the citizen wrote and who they are: an entry with who, when and why."""
    require(may_handle(by, case, legal_day(at)))
    if not reason.strip():
        raise Refused(_("Say why you need to read it."), field="reason")
    audit.record(by=by, verb="integrity.letter_opened", target=case, at=at, reason=reason.strip())
    return case.complaints.select_related("procedure").order_by("pk")[0]


@transaction.atomic
def assign(case: Case, *, officer_id: int, by: Actor, at: datetime) -> Assignment:
    """Give the case to a handler who is in reach and not barred; the first assignment stops the transfer clock."""
    on = legal_day(at)
    require(may_handle(by, case, on))
    own = personnel.officer_of(by)
    if not (own and own.id == officer_id) and officer_id not in dict(handlers_for(case, at)):
        raise Refused(_("This person may not handle the case."), field="officer")
    if not may_move(State(case.state), State.ASSIGNED):
        raise Stale
    move(case, old=case.state, to=State.ASSIGNED)
    Assignment.objects.filter(case=case, ended_at__isnull=True).update(ended_at=at)
    assignment = Assignment.objects.create(case=case, officer_id=officer_id, begun_at=at)
    _done(case, on, Duty.TRANSFER, Duty.CHECK, Duty.ACCEPT)
    _note(case, "integrity.case_assigned", by=by, at=at, for_citizen=True, officer=officer_id)
    return assignment


@transaction.atomic
def write_to_citizen(case: Case, *, body: str, by: Actor, at: datetime) -> Message:
    """A message on the follow-up page; nothing of it leaves by mail."""
    require(may_handle(by, case, legal_day(at)))
    officer = personnel.officer_of(by)
    complaint = case.complaints.order_by("pk")[0]
    author_id = officer.id if officer else None
    message = Message.objects.create(case=case, complaint=complaint, author_id=author_id, body=body, at=at)
    _note(case, "integrity.citizen_written_to", by=by, at=at)
    return message


@dataclass(frozen=True)
class Finding:
    verdict: str
    reasons: str
    evidence_cited: str
    for_gain: bool = False


@transaction.atomic
def conclude(case: Case, finding: Finding, *, by: Actor, at: datetime) -> Conclusion:
    """By somebody not involved: in reach and barred on no ground. A founded case needs a determined head first.

    Law 36/2018 on heads applies only to harassment for gain: only then is a responsibility of the head recorded.
    """
    on = legal_day(at)
    require(may_handle(by, case, on))
    binding = HeadBinding.objects.get(case=case, is_current=True)
    is_founded = Verdict(finding.verdict) in COUNTS_AS_FOUNDED
    if is_founded and binding.kind == BindingKind.UNDETERMINED:
        raise Refused(_("Determine first who was head on the day of the act."))
    if finding.for_gain and not is_founded:
        raise Refused(_("An unfounded case cannot be for gain."), field="for_gain")
    move(case, old=State.ASSIGNED, to=State.CONCLUDED, concluded_on=on)
    officer = personnel.officer_of(by)
    if officer is None:
        raise NotAllowed
    conclusion = Conclusion.objects.create(
        case=case, verdict=finding.verdict, for_gain=finding.for_gain, reasons=finding.reasons,
        evidence_cited=finding.evidence_cited, concluded_by_id=officer.id, concluded_on=on,
    )  # fmt: skip
    if finding.for_gain and binding.tenure_id:
        Responsibility.objects.create(conclusion=conclusion, tenure_id=binding.tenure_id, form="direct")
    _done(case, on, Duty.RESOLVE)
    _note(case, "integrity.case_concluded", by=by, at=at, for_citizen=True, verdict=finding.verdict)
    return conclusion


@transaction.atomic
def close(case: Case, *, by: Actor, at: datetime) -> Case:
    """Answer the citizen: the letter is made in the queue and lies on the follow-up page."""
    require(may_handle(by, case, legal_day(at)))
    move(case, old=State.CONCLUDED, to=State.CLOSED, closed_at=at)
    _done(case, legal_day(at), Duty.ANSWER)
    _note(case, "integrity.case_closed", by=by, at=at, for_citizen=True)
    queue.enqueue("integrity.make_closing_letter", case.pk, key=f"integrity.closing.{case.pk}")
    return case
