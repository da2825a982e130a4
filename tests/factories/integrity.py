"""A small province with an agency, two heads and inspectors, and reports; all made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from hr_system.access import Actor
from hr_system.accounts.actors import actor_of
from hr_system.crypto import random_code
from integrity.actions.complaint import Filing, file_complaint
from integrity.models import Complaint
from personnel.actions.agency import AgencyData, create_agency
from personnel.actions.grant import give
from personnel.actions.officer import OfficerData, enter, link_account
from personnel.actions.tenure import TenureData, record_tenure
from personnel.models import Agency, Officer
from tests.factories.accounts import make_user
from tests.factories.personnel import root

BY = Actor.system("tests.integrity")
START, CHANGE = date(2025, 7, 1), date(2026, 3, 15)
_numbers = count(1)


def agency(name: str, parent: Agency, at: datetime, kind: str = "department") -> Agency:
    data = AgencyData(name_vi=name, name_en="", kind=kind, valid_from=START, legal_basis="test", evidence="test")
    return create_agency(data, parent=parent, by=BY, at=at)


def officer(where: Agency, at: datetime, name: str = "") -> Officer:
    number = next(_numbers)
    data = OfficerData(name=name or f"Cán bộ {number}", birth_date=date(1980, 1, 1), gender="male", agency=where,
                       entered_on=date(2019, 1, 1))  # fmt: skip
    return enter(data, by=BY, at=at)


def head(where: Agency, who: Officer, from_on: date, at: datetime, until_on: date | None = None) -> Any:
    data = TenureData(agency=where, officer=who, title="Giám đốc", kind="appointed", from_on=from_on, until_on=until_on,
                      decision_number="1/QĐ", decided_on=from_on, selection_mode="direct")  # fmt: skip
    return record_tenure(data, by=BY, at=at)


def inspector(where: Agency, over: Agency, at: datetime) -> tuple[Actor, Officer]:
    user = make_user("inspector", at=at)
    person = officer(where, at)
    link_account(person, user_id=user.pk, by=BY, at=at)
    give("personnel.inspect_agency", user_id=user.pk, agency=over, by=BY, at=at)
    return actor_of(user, at), person


@dataclass
class World:
    province: Agency
    building: Agency
    desk: Agency
    finance: Agency
    inspectorate: Agency
    old: Officer
    new: Officer
    old_tenure: Any
    new_tenure: Any
    inspector: Actor
    inspector_officer: Officer
    second: Actor
    second_officer: Officer


def world(at: datetime) -> World:
    """Construction changed its head on 15 March 2026; finance has none."""
    province = root("Ủy ban nhân dân tỉnh Thử")
    building, finance = agency("Sở Xây dựng Thử", province, at), agency("Sở Tài chính Thử", province, at)
    desk = agency("Một cửa Xây dựng Thử", building, at, "one_stop")
    inspectorate = agency("Thanh tra Thử", province, at, "inspectorate")
    old, new = officer(building, at, "Giám đốc Cũ"), officer(building, at, "Giám đốc Mới")
    old_tenure = head(building, old, START, at, until_on=CHANGE)
    new_tenure = head(building, new, CHANGE, at)
    first = inspector(inspectorate, province, at)
    second = inspector(inspectorate, province, at)
    return World(province, building, desk, finance, inspectorate, old, new, old_tenure, new_tenure, *first, *second)


def report_of(where: Agency, at: datetime, *, day: date = date(2026, 3, 10), until: date | None = None,
              **extra: Any) -> Complaint:  # fmt: skip
    values = {
        "receipt": random_code(18), "agency_id": where.pk, "kind": "money", "incident_from": day,
        "incident_until": until or date.fromordinal(day.toordinal() + 1), "narrative": "Bị đòi phong bì ở cửa số 2.",
    } | extra  # fmt: skip
    return file_complaint(Filing(**values), by=Actor.anonymous(), at=at).complaint


__all__ = ["report_of", "world"]
