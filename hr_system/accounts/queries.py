"""Looking: people, roles, and the registers of personal data."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from hr_system.access import Actor, has_right
from hr_system.accounts import permissions
from hr_system.accounts.models import Breach, CorrectionRequest, RetentionRule, RoleGrant, User
from hr_system.accounts.roles import POWERFUL


def users(*, visible_to: Actor, at: datetime, text: str = "") -> QuerySet[User]:
    """Accounts with their open roles, for those who keep accounts."""
    if not has_right(visible_to, permissions.MANAGE):
        return User.objects.none()
    found = User.objects.prefetch_related(
        Prefetch("role_grants", RoleGrant.objects.open(at).order_by("role", "pk"), to_attr="open_grants")
    )
    return found.filter(Q(email__icontains=text) | Q(name__icontains=text)) if text else found


def role_grants(*, visible_to: Actor) -> QuerySet[RoleGrant]:
    if not has_right(visible_to, permissions.MANAGE):
        return RoleGrant.objects.none()
    return RoleGrant.objects.select_related("user", "proposed_by", "confirmed_by", "revoked_by")


def waiting_for(actor: Actor) -> QuerySet[RoleGrant]:
    """Proposals that this person may confirm."""
    mine = Q(proposed_by_id=actor.user_id) | Q(user_id=actor.user_id)
    return role_grants(visible_to=actor).waiting().exclude(mine)


def powerful_grants(*, visible_to: Actor, at: datetime) -> QuerySet[RoleGrant]:
    """Who holds, or is proposed for, a powerful role; soonest end first."""
    if not has_right(visible_to, permissions.SEE_POWERFUL):
        return RoleGrant.objects.none()
    found = RoleGrant.objects.open(at).filter(role__in=sorted(POWERFUL))
    return found.select_related("user", "proposed_by", "confirmed_by").order_by("ends_at", "pk")


def corrections(*, visible_to: Actor) -> QuerySet[CorrectionRequest]:
    """Those who answer see all but their own; everybody else only their own."""
    found = CorrectionRequest.objects.select_related("user", "answered_by").order_by("-asked_at", "-pk")
    if has_right(visible_to, permissions.ANSWER_CORRECTIONS):
        return found.exclude(user_id=visible_to.user_id)
    return found.none()


def own_corrections(actor: Actor) -> QuerySet[CorrectionRequest]:
    return CorrectionRequest.objects.filter(user_id=actor.user_id).order_by("-asked_at", "-pk")


def breaches(*, visible_to: Actor) -> QuerySet[Breach]:
    if not has_right(visible_to, permissions.MANAGE_BREACHES):
        return Breach.objects.none()
    return Breach.objects.order_by("-discovered_at", "-pk")


def retention_rules() -> QuerySet[RetentionRule]:
    return RetentionRule.objects.order_by("key")


def open_corrections_due(*, visible_to: Actor) -> list[tuple[date, str]]:
    rows = corrections(visible_to=visible_to).filter(state=CorrectionRequest.State.OPEN)
    return list(rows.order_by("answer_due_on", "pk").values_list("answer_due_on", "code")[:50])
