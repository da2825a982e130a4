"""Recusal: rows that keep the people concerned away, from the facts of the tree and from those who step back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, Refused, require
from hr_system.calendar.queries import legal_day
from integrity.models import Assignment, Bar, Case, CaseEntry
from integrity.permissions import may_handle
from integrity.rules.recusal import Facts, Ground, bars
from personnel import public as personnel


def facts_of(agency_id: int, period_from: date, period_until: date, on: date) -> Facts:
    """Heads of then and of today, and every agency that one of them leads today."""
    then = {
        found.officer_id
        for found in personnel.heads_in_office(agency_id, period_from, period_until)
        if isinstance(found, personnel.Head)
    }
    today = personnel.head_in_office(agency_id, on)
    now = {today.officer_id} if isinstance(today, personnel.Head) else set()
    led = {agency_id} | personnel.agencies_led_by(then | now, on)
    return Facts(frozenset(then), frozenset(now), frozenset(led))


def bar_by_facts(case: Case, period_from: date, period_until: date, *, on: date, at: datetime) -> None:
    """Called while filing, inside its transaction."""
    rows = bars(facts_of(case.agency_id, period_from, period_until, on))
    for what, pk, ground in sorted(rows):
        Bar.objects.create(case=case, **{f"{what}_id": pk}, ground=ground, at=at)


@transaction.atomic
def recuse(case: Case, *, reason: str, by: Actor, at: datetime) -> None:
    """Step back oneself. From that instant the case is out of one's lists, and an assignment ends."""
    require(may_handle(by, case, legal_day(at)))
    officer = personnel.officer_of(by)
    if officer is None or not reason.strip():
        raise Refused(_("Say why you step back."), field="reason")
    Bar.objects.create(case=case, officer_id=officer.id, ground=Ground.RECUSED, reason=reason, at=at)
    Assignment.objects.filter(case=case, officer_id=officer.id, ended_at__isnull=True).update(ended_at=at)
    CaseEntry.objects.create(case=case, verb="integrity.handler_recused", user_id=by.user_id, at=at)
    audit.record(by=by, verb="integrity.handler_recused", target=case, at=at)
    queue.enqueue("integrity.look_for_handlers", case.pk)
