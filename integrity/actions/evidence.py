"""Files sealed at the first post, so that an error elsewhere in the form does not lose them; added later; opened by reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, require
from hr_system.calendar.queries import legal_day
from hr_system.crypto import SealedFile, UploadRefused, claim, read, stage
from integrity.actions.complaint import EVIDENCE
from integrity.models import CaseEntry, Complaint, Evidence
from integrity.permissions import may_handle, may_write_as_citizen

MOST_FILES = 5


def stage_evidence(uploads: Iterable[Any], *, already: int, at: datetime) -> tuple[list[str], list[Any]]:
    """(codes of what was sealed, messages for what was refused)."""
    codes: list[str] = []
    refused: list[Any] = []
    uploads, left = list(uploads), max(MOST_FILES - already, 0)
    if len(uploads) > left:
        refused.append(_("At most 5 files are kept; the others were not taken."))
    for upload in uploads[:left]:
        try:
            codes.append(stage(upload, at=at, purpose=EVIDENCE).code)
        except UploadRefused as refusal:
            refused.append(refusal.message)
    return codes, refused


def still_staged(codes: Iterable[str]) -> list[str]:
    """Those that nobody has claimed and that were not purged after a day, in their order."""
    found = SealedFile.objects.filter(code__in=list(codes), purpose=EVIDENCE, is_claimed=False)
    return list(found.order_by("pk").values_list("code", flat=True))


def names_of(codes: Iterable[str]) -> list[str]:
    """What the citizen called their staged files, to show that they are there."""
    rows = SealedFile.objects.filter(code__in=list(codes), purpose=EVIDENCE).order_by("pk")
    return [row.name for row in rows]


@transaction.atomic
def add_evidence(complaint: Complaint, *, codes: Iterable[str], by: Actor, at: datetime) -> list[Evidence]:
    """Staged files join a report after its receipt; the same file sent again is the one that is there already."""
    require(may_write_as_citizen(by, complaint))
    known = set(complaint.evidence.values_list("file__digest", flat=True))
    added: list[Evidence] = []
    for sealed in SealedFile.objects.filter(code__in=list(codes), purpose=EVIDENCE, is_claimed=False).order_by("pk"):
        if sealed.digest not in known:
            known.add(sealed.digest)
            claim(sealed)
            added.append(Evidence.objects.create(complaint=complaint, file=sealed, added_at=at))
    if added:
        CaseEntry.objects.create(case_id=complaint.case_id, verb="integrity.evidence_added", at=at)
        audit.record(by=by, verb="integrity.evidence_added", target=complaint, at=at, after={"files": len(added)})
    return added


@transaction.atomic
def open_evidence(evidence: Evidence, *, reason: str, by: Actor, at: datetime) -> bytes:
    """Reading a file of the citizen's: only who may open the letter, and like it an entry with who, when and why."""
    case = evidence.complaint.case
    require(may_handle(by, case, legal_day(at)))
    if not reason.strip():
        raise Refused(_("Say why you need to read it."), field="reason")
    after = {"file": evidence.file.code}
    audit.record(by=by, verb="integrity.evidence_opened", target=case, at=at, reason=reason.strip(), after=after)
    return read(evidence.file)
