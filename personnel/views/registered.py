"""What personnel hands to the ground: rights from facts, the desk, a role. The clock is read here."""
from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor
from hr_system.calendar.days import add_working_days
from hr_system.calendar.queries import legal_day, work_calendar
from hr_system.registry import DeskItem
from personnel import permissions
from personnel.queries.agency import headed_paths
from personnel.queries.tenure import expiring
from personnel.rules.tenure import limits_on


def may_manage_somewhere(actor: Actor) -> bool:
    return permissions.manages_anything(actor)


def may_inspect_somewhere(actor: Actor) -> bool:
    return permissions.inspects_anything(actor)


def is_head_somewhere(actor: Actor) -> bool:
    return permissions.heads_anything(actor, legal_day(timezone.now()))


def may_read_somewhere(actor: Actor) -> bool:
    return may_manage_somewhere(actor) or may_inspect_somewhere(actor) or is_head_somewhere(actor)


def computed_roles(user_id: int, at: datetime) -> list[str]:
    """agency_head, while a tenure as head runs."""
    return ["agency_head"] if headed_paths(user_id, legal_day(at)) else []


def expiring_tenures(actor: Actor, today: date) -> list[DeskItem]:
    """Tenures that end within 90 working days: the decision must come before (Decree 170/2025 Art. 36)."""
    if not may_manage_somewhere(actor):
        return []
    last = add_working_days(today, limits_on(today).warning_working_days, work_calendar()).on
    return [
        DeskItem(
            due_on=tenure.effective_until,
            text=_("The tenure of %(name)s at %(agency)s ends")
            % {"name": tenure.officer.name, "agency": tenure.agency.name},
            verb=_("Prepare the decision"),
            url=reverse("personnel:agency", args=[tenure.agency.code]),
        )
        for tenure in expiring(visible_to=actor, today=today, until=last)[:50]
    ]
