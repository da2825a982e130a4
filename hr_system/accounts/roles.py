"""The roles, which of them need two people, and the one query that says which a person holds at an instant."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hr_system.accounts.models import User


class Role(TextChoices):
    """What an account may be. `agency_head` is never granted: personnel computes it from a running tenure."""

    HR_OFFICER = "hr_officer", _("HR officer")
    COUNCIL_SECRETARY = "council_secretary", _("Council secretary")
    MARKER = "marker", _("Marker")
    INSPECTOR = "inspector", _("Inspector")
    AGENCY_HEAD = "agency_head", _("Head of an agency")
    ADMINISTRATOR = "administrator", _("Administrator")
    CANDIDATE = "candidate", _("Candidate")
    KEY_HOLDER = "key_holder", _("Key holder")


COMPUTED = frozenset({Role.AGENCY_HEAD})
# These open sealed things: two people give them, and they end.
POWERFUL = frozenset({Role.INSPECTOR, Role.COUNCIL_SECRETARY, Role.KEY_HOLDER})
# An administrator who could make a second administrator alone would be two people at will.
TWO_PERSON = POWERFUL | {Role.ADMINISTRATOR}
ORDINARY = frozenset(Role) - TWO_PERSON - COMPUTED
STAFF = frozenset(Role) - {Role.CANDIDATE}


def active_roles(user: User, at: datetime) -> frozenset[str]:
    """The granted roles in force at this instant: confirmed, begun, neither ended nor revoked. One query."""
    from hr_system.accounts.models import RoleGrant  # noqa: PLC0415 - apps name Role before models are ready

    if not user.is_active:
        return frozenset()
    return frozenset(RoleGrant.objects.in_force(at).filter(user=user).order_by().values_list("role", flat=True))
