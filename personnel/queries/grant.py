"""Who holds which right on which agency, for those who keep the grants."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor, has_right
from hr_system.accounts.roles import active_roles
from personnel.models import Agency, AgencyUserObjectPermission
from personnel.queries.agency import search
from personnel.queries.reach import INSPECT, MANAGE, ROLE_NEEDED

GRANT = "personnel.grant"
LABELS = {MANAGE: _("Manage the personnel (HR officer)"), INSPECT: _("Inspect (inspector)")}


def holds(permission: str, user_id: int, agency: Agency) -> bool:
    """Whether this person holds the grant, with or without the role that makes it worth something."""
    codename = permission.split(".")[1]
    held = AgencyUserObjectPermission.objects.filter(user_id=user_id, content_object=agency)
    return held.filter(permission__codename=codename).exists()


def grants(*, visible_to: Actor, text: str = "") -> QuerySet[AgencyUserObjectPermission]:
    """Every grant, by person and agency; found by the person's name or address, or by the agency's name."""
    if not has_right(visible_to, GRANT):
        return AgencyUserObjectPermission.objects.none()
    found = AgencyUserObjectPermission.objects.select_related("user", "permission", "content_object")
    if text:
        agencies = [agency.pk for agency in search(text, on=None, limit=50)]
        person = Q(user__email__icontains=text) | Q(user__name__icontains=text)
        found = found.filter(person | Q(content_object_id__in=agencies))
    return found.order_by("user__email", "content_object__search_key", "pk")


def grants_of(user_id: int) -> QuerySet[AgencyUserObjectPermission]:
    """One's own grants: what the system holds about the one who asks."""
    own = AgencyUserObjectPermission.objects.filter(user_id=user_id).select_related("permission", "content_object")
    return own.order_by("pk")


def grantee(email: str) -> Any | None:
    """The open account with this address."""
    return get_user_model().objects.filter(email__iexact=email.strip(), is_active=True).first()


def lacks_role(user: Any, permission: str, at: datetime) -> bool:
    """Whether the grant is worth nothing today, because the person does not hold the role it needs."""
    return ROLE_NEEDED[permission] not in active_roles(user, at)


def named(text: str, on: date) -> list[Agency]:
    """The agency with this code, else the only one of this very name, else everything that the words may mean."""
    by_code = Agency.objects.filter(code=text.strip().upper()).first()
    if by_code is not None:
        return [by_code]
    found = search(text, on=on, limit=9)
    exact = [
        agency for agency in found if text.strip().casefold() in (agency.name_vi.casefold(), agency.name_en.casefold())
    ]
    return exact if len(exact) == 1 else found
