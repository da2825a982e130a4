"""Officers begin and leave their service."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, require
from hr_system.calendar.queries import legal_day
from personnel.models import Agency, JobPosition, Officer, Rank
from personnel.permissions import may_manage
from personnel.rules.search import search_key

YOUNGEST = 18  # Law 80/2025/QH15 via Decree 170/2025: candidates are 18 or older
OLDEST = 100


@dataclass(frozen=True)
class OfficerData:
    """What is said about an officer who begins."""

    name: str
    birth_date: date
    gender: str
    agency: Agency
    entered_on: date
    position: JobPosition | None = None
    rank: Rank | None = None
    entry_decision: str = field(default="")
    is_demo: bool = False


def _refuse_impossible(data: OfficerData) -> None:
    age = (data.entered_on - data.birth_date).days // 365
    if not YOUNGEST <= age <= OLDEST:
        raise Refused(_("On that day the person would be %(age)d years old.") % {"age": age}, "birth_date")
    if data.position is not None and data.position.agency_id != data.agency.pk:
        raise Refused(_("The position belongs to another agency."), "position")


@transaction.atomic
def enter(data: OfficerData, *, by: Actor, at: datetime) -> Officer:
    """HR records an officer of an agency within reach."""
    require(may_manage(by, data.agency, legal_day(at)))
    return _create(data, by=by, at=at)


@transaction.atomic
def begin_service(data: OfficerData, *, by: Actor, at: datetime) -> Officer:
    """The decision of a recruitment round makes the winner an officer. The round has checked who may decide."""
    return _create(data, by=by, at=at)


def _create(data: OfficerData, *, by: Actor, at: datetime) -> Officer:
    _refuse_impossible(data)
    officer = Officer.objects.create(search_key=search_key(data.name), **vars(data))
    audit.record(
        by=by,
        verb="personnel.officer_entered",
        target=officer,
        at=at,
        after={"agency": data.agency.code, "entered_on": data.entered_on.isoformat()},
    )
    return officer


@transaction.atomic
def link_account(officer: Officer, *, user_id: int, by: Actor, at: datetime) -> Officer:
    """Say whose account it is: from then on tenures and recusals reach it."""
    require(may_manage(by, officer.agency, legal_day(at)))
    if Officer.objects.filter(user_id=user_id).exclude(pk=officer.pk).exists():
        raise Refused(_("This account belongs to another officer."), "user")
    if officer.user_id is not None and officer.user_id != user_id:
        raise Refused(_("This officer has another account already."), "user")
    officer.user_id = user_id
    officer.save(update_fields=["user"])
    audit.record(by=by, verb="personnel.account_linked", target=officer, at=at, after={"user": user_id})
    return officer


@transaction.atomic
def leave(officer: Officer, *, on: date, by: Actor, at: datetime, reason: str = "") -> Officer:
    """The officer leaves the service."""
    require(may_manage(by, officer.agency, legal_day(at)))
    if officer.left_on is not None:
        raise Refused(_("This officer has left already."))
    if on <= officer.entered_on:
        raise Refused(_("The end must be after the beginning."), "on")
    officer.status, officer.left_on = "left", on
    officer.save(update_fields=["status", "left_on"])
    audit.record(
        by=by, verb="personnel.officer_left", target=officer, at=at, after={"on": on.isoformat()}, reason=reason
    )
    return officer
