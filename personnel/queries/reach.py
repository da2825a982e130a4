"""What an actor reaches: the subtrees granted to them or headed by them, on a day. Lists start here."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from hr_system.access import Actor
from hr_system.access.grants import granted
from personnel.models import Agency, AgencyUserObjectPermission
from personnel.queries.agency import headed_paths, reachable

MANAGE = "personnel.manage_agency"
INSPECT = "personnel.inspect_agency"
HEAD = "personnel.head_agency"  # never granted: computed from a running tenure
READ = "personnel.read_agency"  # any of the three
ROLE_NEEDED = {MANAGE: "hr_officer", INSPECT: "inspector"}


def _granted_paths(actor: Actor, permission: str) -> list[str]:
    """Paths of the agencies granted to the actor, while they hold the role that the grant is worth anything with."""
    if actor.user_id is None or not actor.has_role(ROLE_NEEDED[permission]):
        return []
    ids = granted(actor.user_id, permission, Agency)
    return sorted(Agency.objects.filter(pk__in=ids).values_list("path", flat=True))


def paths_in_reach(actor: Actor, permission: str, on: date) -> list[str]:
    """The tops of the subtrees that the actor reaches with this permission on the day."""
    if not actor.is_signed_in:
        return []
    wanted = (MANAGE, INSPECT, HEAD) if permission == READ else (permission,)
    paths: list[str] = []
    for name in wanted:
        paths += headed_paths(actor.user_id, on) if name == HEAD else _granted_paths(actor, name)
    return paths


def reach(actor: Actor, permission: str, field: str = "agency", *, on: date) -> Q:
    """Rows whose agency the actor reaches: the subtree of today and its predecessors. Nothing where there is no grant."""
    return reachable(paths_in_reach(actor, permission, on), field)


def reaches(actor: Actor, permission: str, agency: Agency, on: date) -> bool:
    """Whether this one agency is within reach."""
    condition = reach(actor, permission, "", on=on)
    return Agency.objects.filter(condition, pk=agency.pk).exists()


def has_grant(actor: Actor, permission: str) -> bool:
    """Whether the actor holds the permission on any agency at all, with the role it needs."""
    if actor.user_id is None or not actor.has_role(ROLE_NEEDED[permission]):
        return False
    codename = permission.split(".")[1]
    held = AgencyUserObjectPermission.objects.filter(user_id=actor.user_id, permission__codename=codename)
    return held.exists()
