"""What personnel hands to the ground: rights from facts, the desk, a role. The clock is read here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor
from hr_system.calendar.days import add_working_days
from hr_system.calendar.queries import legal_day, work_calendar
from hr_system.registry import DeskItem
from hr_system.ui.formats import format_day
from personnel import permissions
from personnel.models import Tenure
from personnel.queries.agency import headed_paths
from personnel.queries.grant import LABELS, grants_of
from personnel.queries.officer import record_of_user
from personnel.queries.tenure import expiring, of_officer
from personnel.rules.tenure import limits_on


def may_manage_somewhere(actor: Actor) -> bool:
    return permissions.manages_anything(actor)


def may_inspect_somewhere(actor: Actor) -> bool:
    return permissions.inspects_anything(actor)


def is_head_somewhere(actor: Actor) -> bool:
    return permissions.heads_anything(actor, legal_day(timezone.now()))


def may_grant(actor: Actor) -> bool:
    return permissions.may_grant(actor)


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


def own_service(user: Any) -> list[tuple[Any, Any]]:
    """What the system holds about an account: the officer's record, its tenures, the rights on agencies."""
    rows: list[tuple[Any, Any]] = []
    officer = record_of_user(user.pk)
    if officer is not None:
        rows = [
            (_("Officer"), officer.name),
            (_("Date of birth"), format_day(officer.birth_date)),
            (_("Gender"), officer.get_gender_display()),
            (_("Agency"), officer.agency.name),
            (_("Post"), str(officer.position.title) if officer.position else ""),
            (_("Rank"), f"{officer.rank.number} {officer.rank.title_vi}" if officer.rank else ""),
            (_("Entered the service on"), format_day(officer.entered_on)),
            (_("Decision number"), officer.entry_decision),
        ]
        if officer.left_on is not None:
            rows.append((_("Left the service on"), format_day(officer.left_on)))
        rows += [(_("Tenure"), _span(tenure)) for tenure in of_officer(officer)]
    return rows + [
        (_("Right on an agency"), f"{LABELS[f'personnel.{row.permission.codename}']}: {row.content_object.name}")
        for row in grants_of(user.pk)
    ]


def _span(tenure: Tenure) -> str:
    until = format_day(tenure.effective_until) if tenure.effective_until else "…"
    title = tenure.title or tenure.get_office_display()
    return f"{title}, {tenure.agency.name} ({format_day(tenure.from_on)} – {until})"
