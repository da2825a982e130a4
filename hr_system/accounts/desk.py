"""What waits, and what a person may read about themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor, has_right
from hr_system.accounts import permissions, queries
from hr_system.accounts.models import Breach, RoleGrant, User
from hr_system.registry import DeskItem
from hr_system.ui.formats import format_day


def roles_to_confirm(actor: Actor, today: date) -> list[DeskItem]:
    if not has_right(actor, permissions.MANAGE):
        return []
    return [
        DeskItem(None, _("%(role)s for %(name)s") % {"role": grant.get_role_display(), "name": grant.user.get_full_name()},
                 _("Confirm or refuse a role"), reverse("accounts_user", args=[grant.user.code]))
        for grant in queries.waiting_for(actor).order_by("proposed_at", "pk")[:50]
    ]  # fmt: skip


def corrections_to_answer(actor: Actor, today: date) -> list[DeskItem]:
    if not has_right(actor, permissions.ANSWER_CORRECTIONS):
        return []
    return [
        DeskItem(due, _("Request %(code)s") % {"code": code}, _("Answer a request for correction"),
                 reverse("correction", args=[code]))
        for due, code in queries.open_corrections_due(visible_to=actor)
    ]  # fmt: skip


def breaches_to_report(actor: Actor, today: date) -> list[DeskItem]:
    if not has_right(actor, permissions.MANAGE_BREACHES):
        return []
    rows = queries.breaches(visible_to=actor).filter(state=Breach.State.OPEN).values_list("report_due_at", "code")
    return [
        DeskItem(timezone.localdate(due), _("Breach %(code)s") % {"code": code}, _("Report a data breach"),
                 reverse("breach", args=[code]))
        for due, code in rows[:50]
    ]  # fmt: skip


def own_account(user: User) -> list[tuple[Any, Any]]:
    """What this app keeps about a person."""
    rows: list[tuple[Any, Any]] = [
        (_("Full name"), user.name),
        (_("E-mail address"), user.email),
        (_("Language"), user.get_language_display()),
        (_("Account since"), format_day(timezone.localdate(user.date_joined))),
    ]
    grants = RoleGrant.objects.filter(user=user, confirmed_at__isnull=False, revoked_at__isnull=True)
    for grant in grants.order_by("starts_at", "pk"):
        until = format_day(timezone.localdate(grant.ends_at)) if grant.ends_at else "…"
        rows.append(
            (_("Role"), f"{grant.get_role_display()} ({format_day(timezone.localdate(grant.starts_at))} – {until})")
        )
    return rows
