"""Explicit grants on an agency: HR works on its subtree, inspectors read it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, NotAllowed, Refused, grants, require
from personnel.models import Agency
from personnel.permissions import may_grant
from personnel.queries.grant import holds


@transaction.atomic
def give(permission: str, *, user_id: int, agency: Agency, by: Actor, at: datetime, reason: str = "") -> None:
    """Give a person manage_agency or inspect_agency on an agency; it reaches the subtree and the predecessors.

    Nobody gives themselves one. It is worth something only with the role it needs, which for inspectors two people give.
    """
    require(may_grant(by))
    if by.user_id is not None and by.user_id == user_id:
        raise NotAllowed(_("Nobody gives themselves a right on an agency."))
    if holds(permission, user_id, agency):
        raise Refused(_("This person holds this right on this agency already."), "agency")
    grants.grant(permission, user_id, agency)
    audit.record(
        by=by,
        verb="personnel.grant_given",
        target=agency,
        at=at,
        after={"permission": permission, "user": user_id},
        reason=reason,
    )


@transaction.atomic
def withdraw(permission: str, *, user_id: int, agency: Agency, by: Actor, at: datetime, reason: str = "") -> None:
    """Take the grant back, at once; one person is enough to take power away."""
    require(may_grant(by))
    if not holds(permission, user_id, agency):
        raise Refused(_("This person does not hold this right on this agency."), "grant")
    grants.revoke(permission, user_id, agency)
    audit.record(
        by=by,
        verb="personnel.grant_withdrawn",
        target=agency,
        at=at,
        before={"permission": permission, "user": user_id},
        reason=reason,
    )
