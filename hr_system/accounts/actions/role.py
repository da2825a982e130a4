"""Giving and taking roles. Powerful ones need two people and end; see docs/decisions/roles-and-two-person-grants.md."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system import audit, parameters
from hr_system.access import Actor, NotAllowed, Refused, Stale, require
from hr_system.access.actor import ActorKind
from hr_system.accounts.models import RoleGrant, User
from hr_system.accounts.permissions import may_manage_accounts
from hr_system.accounts.roles import COMPUTED, POWERFUL, TWO_PERSON, Role
from hr_system.accounts.rules import months_later


@transaction.atomic
def propose_role(
    *, user: User, role: str, by: Actor, at: datetime, starts_at: datetime | None = None,
    ends_at: datetime | None = None, agency_code: str = "", reason: str = "",
) -> RoleGrant:  # fmt: skip
    """Propose a role; an ordinary one is in force at once, one for two people waits for the second.

    The system gives ordinary roles and, at installation, that of an administrator; never a powerful one.
    """
    require(may_manage_accounts(by))
    role, starts_at = Role(role), starts_at or at
    ends_at = _checked_end(role, starts_at, ends_at)
    _refuse_unlawful(user, role, by)
    alone = role not in TWO_PERSON or by.is_system
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(
                user=user, role=role, agency_code=agency_code, starts_at=starts_at, ends_at=ends_at, reason=reason,
                proposed_by_id=by.user_id, proposed_at=at,
                confirmed_by_id=by.user_id if alone else None, confirmed_at=at if alone else None,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("This person holds this role already."), field="role") from None
    after = {"role": str(role), "user": user.code, "until": ends_at.isoformat() if ends_at else None}
    audit.record(by=by, verb="accounts.role_proposed", target=grant, at=at, after=after, reason=reason)
    if alone:
        audit.record(by=by, verb="accounts.role_confirmed", target=grant, at=at, after=after, reason=reason)
        mirror(user, at)
    return grant


@transaction.atomic
def confirm_role(grant: RoleGrant, *, by: Actor, at: datetime) -> RoleGrant:
    """The second person says yes: neither the one who proposed nor the one who receives. Only once."""
    require(may_manage_accounts(by) and by.kind is ActorKind.USER)
    require(by.user_id != grant.proposed_by_id, _("Somebody else than the proposer must confirm this."))
    require(by.user_id != grant.user_id, _("Nobody confirms a role for themselves."))
    if grant.ends_at is not None and grant.ends_at <= at:
        raise Refused(_("The time proposed for this role has passed."))
    if RoleGrant.objects.waiting().filter(pk=grant.pk).update(confirmed_by_id=by.user_id, confirmed_at=at) != 1:
        raise Stale
    grant.refresh_from_db()
    after = {"role": grant.role, "user": grant.user.code}
    audit.record(by=by, verb="accounts.role_confirmed", target=grant, at=at, after=after, reason=grant.reason)
    mirror(grant.user, at)
    return grant


@transaction.atomic
def revoke_role(grant: RoleGrant, *, reason: str, by: Actor, at: datetime) -> RoleGrant:
    """Take a role back, or withdraw a proposal. One person is enough to take power away, at once."""
    require(may_manage_accounts(by))
    changed = RoleGrant.objects.filter(pk=grant.pk, revoked_at__isnull=True)
    if changed.update(revoked_at=at, revoked_by_id=by.user_id) != 1:
        raise Stale
    grant.refresh_from_db()
    before = {"role": grant.role, "user": grant.user.code}
    audit.record(by=by, verb="accounts.role_revoked", target=grant, at=at, before=before, reason=reason)
    mirror(grant.user, at)
    return grant


def give_role(
    *, user: User, role: str, proposed_by: Actor, confirmed_by: Actor, at: datetime, ends_at: datetime | None = None,
    agency_code: str = "", reason: str = "",
) -> RoleGrant:  # fmt: skip
    """Both halves one after the other: what two administrators do on their pages (demonstration, tests)."""
    with transaction.atomic():
        grant = propose_role(
            user=user, role=role, by=proposed_by, at=at, ends_at=ends_at, agency_code=agency_code, reason=reason
        )
        return grant if grant.confirmed_at else confirm_role(grant, by=confirmed_by, at=at)


@transaction.atomic
def end_expired_roles(*, by: Actor, at: datetime) -> int:
    """Write down that roles have ended by their date. They gave no right since that instant anyway."""
    require(by.is_system)
    ended = RoleGrant.objects.filter(
        confirmed_at__isnull=False, revoked_at__isnull=True, ends_at__lte=at, expiry_noted_at__isnull=True
    )
    grants = list(ended.select_related("user").order_by("pk")[:500])
    for grant in grants:
        RoleGrant.objects.filter(pk=grant.pk).update(expiry_noted_at=at)
        after = {"role": grant.role, "user": grant.user.code}
        audit.record(by=by, verb="accounts.role_expired", target=grant, at=at, after=after)
        mirror(grant.user, at)
    return len(grants)


def mirror(user: User, at: datetime) -> None:
    """Make the person's groups those of the roles in force. Rights are never read from groups: a group cannot end."""
    in_force = RoleGrant.objects.in_force(at).filter(user=user).order_by().values_list("role", flat=True)
    user.groups.set([Group.objects.get_or_create(name=role)[0] for role in sorted(set(in_force))])


def _checked_end(role: Role, starts_at: datetime, ends_at: datetime | None) -> datetime | None:
    """A powerful role ends, at the latest after the months that the parameter allows; no end given means the latest."""
    if role in POWERFUL:
        months = parameters.value("accounts.powerful_role_months", timezone.localdate(starts_at))
        latest = months_later(starts_at, months)
        ends_at = ends_at or latest
        if ends_at > latest:
            raise Refused(_("This role is given for %(months)d months at most.") % {"months": months}, field="ends_on")
    if ends_at is not None and ends_at <= starts_at:
        raise Refused(_("The role must end after it begins."), field="ends_on")
    return ends_at


def _refuse_unlawful(user: User, role: Role, by: Actor) -> None:
    if role in COMPUTED:
        raise Refused(_("This role follows from a term of office. It cannot be given."), field="role")
    if not user.is_active:
        raise Refused(_("This account is closed."))
    if role in POWERFUL and by.is_system:
        raise NotAllowed(_("A powerful role is given by two people, never by the system."))
    if role in TWO_PERSON and by.user_id == user.pk:
        raise NotAllowed(_("Nobody proposes such a role for themselves."))
