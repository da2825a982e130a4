"""Creating and closing agencies, and their place in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, require
from hr_system.calendar.queries import legal_day
from hr_system.crypto.codes import random_code
from personnel.models import Agency, Placement
from personnel.permissions import may_manage
from personnel.rules.search import agency_key
from personnel.rules.tree import child_path


@dataclass(frozen=True)
class AgencyData:
    """What is said about an agency when it is set up."""

    name_vi: str
    kind: str
    valid_from: date
    name_en: str = ""
    short_name: str = ""
    legal_basis: str = ""
    evidence: str = ""
    is_demo: bool = False


@transaction.atomic
def create_agency(data: AgencyData, *, parent: Agency, by: Actor, at: datetime) -> Agency:
    """Set up a unit below an agency and place it there from its first day."""
    require(may_manage(by, parent, legal_day(at)))
    if parent.valid_until is not None and parent.valid_until <= data.valid_from:
        raise Refused(_("The superior agency no longer exists on that day."), "valid_from")
    code = random_code()
    agency = Agency.objects.create(
        code=code,
        path=child_path(parent.path, code),
        search_key=agency_key(f"{data.name_vi} {parent.name_vi}", data.name_en),
        **vars(data),
    )
    Placement.objects.create(agency=agency, parent=parent, from_on=data.valid_from, basis=data.legal_basis)
    audit.record(
        by=by,
        verb="personnel.agency_created",
        target=agency,
        at=at,
        after={"kind": data.kind, "parent": parent.code, "valid_from": data.valid_from.isoformat()},
    )
    return agency
