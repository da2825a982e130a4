"""Explicit grants on an agency: HR works on its subtree, inspectors read it."""
from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hr_system import audit
from hr_system.access import Actor, grants, require
from personnel.models import Agency
from personnel.permissions import may_grant


@transaction.atomic
def give(permission: str, *, user_id: int, agency: Agency, by: Actor, at: datetime) -> None:
    """Give a person manage_agency or inspect_agency on an agency; it reaches the subtree and the predecessors."""
    require(may_grant(by))
    grants.grant(permission, user_id, agency)
    audit.record(
        by=by,
        verb="personnel.grant_given",
        target=agency,
        at=at,
        after={"permission": permission, "user": user_id},
    )


@transaction.atomic
def withdraw(permission: str, *, user_id: int, agency: Agency, by: Actor, at: datetime) -> None:
    """Take the grant back."""
    require(may_grant(by))
    grants.revoke(permission, user_id, agency)
    audit.record(
        by=by,
        verb="personnel.grant_withdrawn",
        target=agency,
        at=at,
        before={"permission": permission, "user": user_id},
    )
