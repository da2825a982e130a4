"""Opening, changing and closing accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, Stale, require
from hr_system.accounts.actions.role import propose_role, revoke_role
from hr_system.accounts.models import RoleGrant, User
from hr_system.accounts.permissions import may_manage_accounts
from hr_system.accounts.roles import Role


@transaction.atomic
def create_user(
    *, email: str, name: str, by: Actor, at: datetime, password: str | None = None, roles: Iterable[str] = (),
    language: str = "vi",
) -> User:  # fmt: skip
    """Open an account with a confirmed address. Without a password the person sets one by "forgotten password".

    `roles` are ordinary ones (the system may add administrator at installation); powerful ones go through two people.
    """
    require(may_manage_accounts(by))
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Refused(_("There is an account with this address already."), field="email")
    if password is not None:
        _check_password(password, User(email=email, name=name))
    user = User.objects.create_user(email, password, name=name.strip(), language=language)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    audit.record(by=by, verb="accounts.user_created", target=user, at=at, after={"language": language})
    for role in roles:
        propose_role(user=user, role=role, by=by, at=at)
    return user


@transaction.atomic
def follow_sign_up(*, user: User, language: str, at: datetime) -> User:
    """Somebody opened an account on their own: they may apply as a candidate, nothing else."""
    user.language = language
    user.save(update_fields=["language"])
    audit.record(by=Actor.anonymous(), verb="accounts.signed_up", target=user, at=at)
    propose_role(user=user, role=Role.CANDIDATE, by=Actor.system("accounts.sign_up"), at=at)
    return user


@transaction.atomic
def change_profile(*, user: User, name: str, language: str, by: Actor, at: datetime) -> User:
    """A person changes how they are named and addressed. What was there before is not repeated in the audit."""
    require(by.user_id == user.pk)
    changed = [field for field, new in (("name", name), ("language", language)) if getattr(user, field) != new]
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    audit.record(by=by, verb="accounts.profile_changed", target=user, at=at, after={"changed": changed})
    return user


@transaction.atomic
def deactivate(user: User, *, reason: str, by: Actor, at: datetime) -> User:
    """Close an account: it cannot sign in, running sessions act as nobody, every role is taken back."""
    require(may_manage_accounts(by))
    require(by.user_id != user.pk, _("Nobody closes their own account here."))
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False) != 1:
        raise Stale
    user.is_active = False
    audit.record(by=by, verb="accounts.user_deactivated", target=user, at=at, reason=reason)
    for grant in RoleGrant.objects.open(at).filter(user=user).order_by("pk"):
        revoke_role(grant, reason=reason, by=by, at=at)
    return user


@transaction.atomic
def reactivate(user: User, *, reason: str, by: Actor, at: datetime) -> User:
    """Open it again, without the roles it had."""
    require(may_manage_accounts(by))
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True) != 1:
        raise Stale
    user.is_active = True
    audit.record(by=by, verb="accounts.user_reactivated", target=user, at=at, reason=reason)
    return user


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from None
