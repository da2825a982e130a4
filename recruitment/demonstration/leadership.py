"""The demonstration: the vacant headship of a department, competed for and counted; the superior's decision waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from hr_system.access import Actor
from hr_system.accounts.actions import create_user
from hr_system.accounts.actors import actor_of
from hr_system.calendar.queries import legal_day
from personnel import public as personnel
from recruitment.actions import leadership as actions
from recruitment.models.leadership import LeaderSelection
from recruitment.queries import leadership as looking

BY = Actor.system("recruitment.demonstration")
PANEL = (("panel1", "Nghiêm Thị Chủ Tọa"), ("panel2", "Phùng Văn Thành Viên"), ("panel3", "Khúc Thị Thành Viên"))
PROGRAMMES = (
    "Minh bạch thu chi và rút ngắn một nửa thời gian giải quyết hồ sơ",
    "Số hóa quản lý tài sản công, công khai từng khoản",
    "Đưa thủ tục tài chính về một cửa, không phát sinh giấy tờ",
)
WRITTEN = (Decimal("72.5"), Decimal(64), Decimal("48.5"))
DEFENCE = {0: (Decimal(85), Decimal(83), Decimal("84.5")), 1: (Decimal(80), Decimal("82.5"), Decimal(81))}


def build(at: datetime) -> list[str]:
    """Nothing where a selection exists, or where the accounts of the demonstration do not."""
    users = get_user_model().objects
    if LeaderSelection.objects.exists() or not users.filter(email="director@demo.example").exists():
        return []
    with transaction.atomic():
        _run(at)
    return [f"{name + '@demo.example':<32} panel that hears the defence of a programme" for name, _ in PANEL]


def _actor(name: str, now: datetime) -> Actor:
    """With the roles of today: the demonstration's accounts were given them today, whatever past day an act bears."""
    return actor_of(get_user_model().objects.get(email=f"{name}@demo.example"), now)


def _run(at: datetime) -> None:
    started, closed = at - timedelta(days=40), at - timedelta(days=12)
    for name, label in PANEL:
        create_user(email=f"{name}@demo.example", name=label, password=settings.DEMO_PASSWORD, by=BY, at=started)
    keeper = _actor("hr", at)
    selection = _opened(keeper, started)
    for number, officer_id in enumerate(_officers(started)):
        actions.stand(
            selection,
            officer_id=officer_id,
            programme=PROGRAMMES[number],
            is_planned=number != 1,
            by=keeper,
            at=started,
        )
    for number, (name, _) in enumerate(PANEL):
        actions.seat(selection, email=f"{name}@demo.example", is_chair=number == 0, by=keeper, at=started)
    actions.close_standing(selection, by=keeper, at=closed)
    _examined(selection, keeper, closed, now=at)


def _opened(keeper: Actor, at: datetime) -> LeaderSelection:
    reached = personnel.agency_choices(keeper, "personnel.manage_agency", on=legal_day(at))
    agency = next(one for one in reached if one.name.startswith("Sở Tài chính") or "Finance" in one.name)
    data = actions.SelectionData(agency.id, "Giám đốc Sở Tài chính", "512/TB-SNV")
    selection = actions.create_selection(data, by=keeper, at=at)
    actions.announce(selection, closes_on=legal_day(at) + timedelta(days=25), by=keeper, at=at)
    return selection


def _officers(at: datetime) -> list[int]:
    """Three officers who head nothing today: heads keep their office, and the demonstration its accounts."""
    return personnel.possible_candidates(3, on=legal_day(at))


def _examined(selection: LeaderSelection, keeper: Actor, at: datetime, *, now: datetime) -> None:
    rows = list(looking.candidates(selection).order_by("pk"))
    for row, points in zip(rows, WRITTEN, strict=True):
        actions.record_written(row, points=points, by=keeper, at=at)
    actions.open_defence(selection, by=keeper, at=at)
    for number, marks in DEFENCE.items():
        for (name, _), points in zip(PANEL, marks, strict=True):
            actions.give_mark(rows[number], points=points, by=_actor(name, now), at=at)
    actions.record_count(selection, by=keeper, at=at)
