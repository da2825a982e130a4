"""Tying an act to the head in office on its day; a doubt stays a doubt until somebody decides it with a reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, require
from hr_system.calendar.queries import legal_day
from integrity.models import Case, CaseEntry, HeadBinding
from integrity.permissions import may_handle
from integrity.rules.accountability import BindingKind, Span, bind
from personnel import public as personnel


def spans(agency_id: int, period_from: date, period_until: date) -> list[Span]:
    """Holders and gaps of the period as the rule takes them."""
    return [
        Span(None, None, found.superior_id)
        if isinstance(found, personnel.Gap)
        else Span(found.tenure_id, found.officer_id)
        for found in personnel.heads_in_office(agency_id, period_from, period_until)
    ]


def bind_to_heads(case: Case, period_from: date, period_until: date, *, at: datetime) -> HeadBinding:
    """Called while filing, inside its transaction."""
    found = bind(spans(case.agency_id, period_from, period_until))
    return HeadBinding.objects.create(
        case=case, kind=found.kind, tenure_id=found.tenure_id, superior_id=found.superior_id, at=at
    )


@transaction.atomic
def decide_binding(case: Case, *, tenure_id: int, reason: str, by: Actor, at: datetime) -> HeadBinding:
    """Name the head of an undetermined period. Only a holder within the period can be named; the doubt stays on record."""
    on = legal_day(at)
    require(may_handle(by, case, on))
    current = HeadBinding.objects.select_for_update().get(case=case, is_current=True)
    complaint = case.complaints.earliest("pk")
    possible = {
        span.tenure_id for span in spans(case.agency_id, complaint.incident_from, complaint.incident_until)
    } - {None}  # fmt: skip
    if current.kind != BindingKind.UNDETERMINED:
        raise Refused(_("The head is already determined."))
    if tenure_id not in possible:
        raise Refused(_("Choose one of those who held the office in the period."), field="tenure")
    HeadBinding.objects.filter(pk=current.pk).update(is_current=False)
    officer = personnel.officer_of(by)
    decided = HeadBinding.objects.create(
        case=case, kind=BindingKind.BOUND, tenure_id=tenure_id, at=at, reason=reason,
        decided_by_id=officer.id if officer else None,
    )  # fmt: skip
    CaseEntry.objects.create(case=case, verb="integrity.head_determined", user_id=by.user_id, at=at)
    audit.record(by=by, verb="integrity.head_determined", target=case, at=at, after={"tenure": tenure_id})
    return decided
