"""From an account to the one who acts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hr_system import registry
from hr_system.access.actor import Actor, ActorKind
from hr_system.accounts.roles import active_roles


def actor_of(user: Any, at: datetime) -> Actor:
    """The actor behind a signed-in account, with granted roles and those that follow from facts (a running tenure).

    Sources in `registry.computed_roles` are called with (user, at) and answer with role names. An account that was
    deactivated acts as nobody.
    """
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Actor.anonymous()
    computed = registry.computed_roles.collect(user, at)
    return Actor(ActorKind.USER, user_id=user.pk, roles=active_roles(user, at) | frozenset(map(str, computed)))
