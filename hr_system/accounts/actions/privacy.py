"""Personal data: asking for a correction and answering it, retention, breaches (Law 91/2025/QH15, to be confirmed)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system import audit, parameters
from hr_system.access import Actor, Refused, has_right, move, require
from hr_system.accounts.models import Breach, CorrectionRequest, RetentionRule, User
from hr_system.accounts.permissions import ANSWER_CORRECTIONS, MANAGE_BREACHES, REFERENCE


@transaction.atomic
def read_own_data(*, user: User, by: Actor, at: datetime) -> None:
    """Looking at the whole of one's data is an entry too: a stolen session would show."""
    require(by.user_id == user.pk)
    audit.record(by=by, verb="accounts.own_data_read", target=user, at=at)


@transaction.atomic
def ask_correction(*, user: User, subject: str, text: str, by: Actor, at: datetime) -> CorrectionRequest:
    """A person says what is wrong about them; the answer is due in the days of the parameter (calendar days)."""
    require(by.user_id == user.pk)
    day = timezone.localdate(at)
    days = parameters.value("accounts.correction_days", day)
    request = CorrectionRequest.objects.create(
        user=user, subject=subject, text=text, asked_at=at, answer_due_on=day + timedelta(days=days)
    )
    audit.record(by=by, verb="accounts.correction_asked", target=request, at=at)
    return request


@transaction.atomic
def answer_correction(
    request: CorrectionRequest, *, is_corrected: bool, answer: str, by: Actor, at: datetime
) -> CorrectionRequest:
    """Answer with a reason. The correction itself is made where the data lives, by whoever keeps it there."""
    require(has_right(by, ANSWER_CORRECTIONS))
    require(by.user_id != request.user_id, _("Nobody answers their own request."))
    State = CorrectionRequest.State
    to = State.DONE if is_corrected else State.REFUSED
    move(request, old=State.OPEN, to=to, answer=answer, answered_by_id=by.user_id, answered_at=at)
    audit.record(by=by, verb="accounts.correction_answered", target=request, at=at, after={"state": str(to)})
    return request


@transaction.atomic
def set_retention(
    rule: RetentionRule, *, months: int | None, source: str, is_confirmed: bool, reason: str, by: Actor, at: datetime
) -> RetentionRule:
    """Change how long a kind of record is kept. Nothing is erased by this: erasing is the task of the app that keeps it."""
    require(has_right(by, REFERENCE))
    before = {"months": rule.months, "source": rule.source, "is_confirmed": rule.is_confirmed}
    rule.months, rule.source, rule.is_confirmed, rule.changed_at = months, source, is_confirmed, at
    rule.save(update_fields=["months", "source", "is_confirmed", "changed_at"])
    after = {"months": months, "source": source, "is_confirmed": is_confirmed}
    audit.record(
        by=by, verb="accounts.retention_changed", target=rule, at=at, before=before, after=after, reason=reason
    )
    return rule


@transaction.atomic
def load_retention_rule(*, key: str, by: Actor, at: datetime, **fields: object) -> bool:
    """Enter a rule of the reference table where there is none; what a person changed is left alone."""
    require(by.is_system)
    rule, is_new = RetentionRule.objects.get_or_create(key=key, defaults={**fields, "changed_at": at})
    if is_new:
        audit.record(by=by, verb="accounts.retention_loaded", target=rule, at=at, after={"key": key})
    return is_new


@transaction.atomic
def record_breach(
    *, discovered_at: datetime, description: str, people_affected: int, by: Actor, at: datetime
) -> Breach:
    """Enter a breach. The authority is told within the hours of the parameter, counted from discovery."""
    require(has_right(by, MANAGE_BREACHES))
    if discovered_at > at:
        raise Refused(_("This time lies in the future."), field="discovered_on")
    hours = parameters.value("accounts.breach_report_hours", timezone.localdate(discovered_at))
    breach = Breach.objects.create(
        discovered_at=discovered_at, description=description, people_affected=people_affected,
        recorded_by_id=by.account_id, recorded_at=at, report_due_at=discovered_at + timedelta(hours=hours),
    )  # fmt: skip
    audit.record(by=by, verb="accounts.breach_recorded", target=breach, at=at, after={"people": people_affected})
    return breach


@transaction.atomic
def mark_breach_reported(breach: Breach, *, by: Actor, at: datetime) -> Breach:
    require(has_right(by, MANAGE_BREACHES))
    move(breach, old=Breach.State.OPEN, to=Breach.State.REPORTED, reported_at=at)
    audit.record(by=by, verb="accounts.breach_reported", target=breach, at=at)
    return breach


@transaction.atomic
def close_breach(breach: Breach, *, measures: str, by: Actor, at: datetime) -> Breach:
    """Close an entry with what was done, also where no report was needed."""
    require(has_right(by, MANAGE_BREACHES))
    move(breach, old=breach.state, to=Breach.State.CLOSED, measures=measures, closed_at=at)
    audit.record(by=by, verb="accounts.breach_closed", target=breach, at=at)
    return breach


@transaction.atomic
def read_breaches(*, by: Actor, at: datetime) -> None:
    """The descriptions are sealed; reading them is an entry."""
    require(has_right(by, MANAGE_BREACHES))
    audit.record(by=by, verb="accounts.breach_read", at=at)
