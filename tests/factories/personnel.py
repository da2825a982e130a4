"""Agencies, officers and tenures for tests, made by the actions."""

from __future__ import annotations

from datetime import date, datetime

from hr_system.access import Actor
from hr_system.crypto.codes import random_code
from personnel.actions.agency import AgencyData, create_agency
from personnel.actions.grant import give
from personnel.actions.officer import OfficerData, enter, link_account
from personnel.actions.tenure import TenureData, record_tenure
from personnel.models import Agency, Officer, Placement, Rank, Tenure
from personnel.rules.search import agency_key

BY = Actor.system("tests")


def root(name: str = "Ủy ban nhân dân tỉnh Thử Nghiệm") -> Agency:
    """A root, which in the world only the reference data makes."""
    code = random_code()
    agency = Agency.objects.create(code=code, path=code, name_vi=name, kind="province", search_key=agency_key(name))
    Placement.objects.create(agency=agency)
    return agency


def unit(parent: Agency, at: datetime, name: str = "Sở Thử Nghiệm", valid_from: date = date(2020, 1, 1)) -> Agency:
    return create_agency(AgencyData(name, "department", valid_from), parent=parent, by=BY, at=at)


def officer(agency: Agency, at: datetime, name: str = "Nguyễn Văn Thử", user_id: int | None = None) -> Officer:
    data = OfficerData(name, date(1980, 2, 3), "male", agency, date(2015, 1, 1))
    made = enter(data, by=BY, at=at)
    return link_account(made, user_id=user_id, by=BY, at=at) if user_id else made


def tenure(agency: Agency, holder: Officer, at: datetime, from_on: date, **extra: object) -> Tenure:
    values: dict[str, object] = {"kind": "appointed", "decision_number": "1/QĐ", **extra}
    data = TenureData(agency=agency, officer=holder, from_on=from_on, **values)  # type: ignore[arg-type]
    return record_tenure(data, by=BY, at=at)


def rank(number: str = "01.003") -> Rank:
    return Rank.objects.get_or_create(number=number, defaults={"title_vi": "Chuyên viên"})[0]


def grant(permission: str, user_id: int, agency: Agency, at: datetime) -> None:
    give(f"personnel.{permission}", user_id=user_id, agency=agency, by=BY, at=at)
