"""The demonstration: fictional people in a real province, made by the same actions that the pages call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from hr_system.access import Actor
from hr_system.accounts.actions import create_user, give_role
from hr_system.accounts.actors import actor_of
from personnel.actions.agency import AgencyData, create_agency
from personnel.actions.grant import give
from personnel.actions.officer import OfficerData, enter, link_account
from personnel.actions.position import PositionData, StandardData, create_position, draft_standard, publish_standard
from personnel.actions.tenure import TenureData, record_tenure
from personnel.models import Agency, Officer, Rank

BY = Actor.system("personnel.demonstration")
START = date(2025, 7, 1)
DEPARTMENTS = (
    ("Sở Nội vụ", "Department of Home Affairs", "department", ("Phòng Công chức, viên chức", "Bộ phận Một cửa")),
    ("Sở Xây dựng", "Department of Construction", "department", ("Phòng Quản lý nhà ở", "Bộ phận Một cửa")),
    ("Sở Tài chính", "Department of Finance", "department", ("Phòng Ngân sách", "Bộ phận Một cửa")),
    ("Thanh tra tỉnh", "Provincial Inspectorate", "inspectorate", ("Phòng Nghiệp vụ 1",)),
)
ENGLISH = {
    "Phòng Công chức, viên chức": "Division of Civil Servants and Public Employees",
    "Phòng Quản lý nhà ở": "Housing Division",
    "Phòng Ngân sách": "Budget Division",
    "Phòng Nghiệp vụ 1": "Operations Division 1",
    "Bộ phận Một cửa": "One-stop desk",
}
POSITIONS = (
    ("Sở Nội vụ", "Chuyên viên về quản lý công chức", 6, "Luật, hành chính công, quản trị nhân lực"),
    ("Sở Nội vụ", "Chuyên viên về cải cách hành chính", 4, "Hành chính công, luật, công nghệ thông tin"),
    ("Sở Xây dựng", "Chuyên viên về cấp phép xây dựng", 5, "Xây dựng, kiến trúc, quy hoạch"),
    ("Sở Xây dựng", "Chuyên viên về quản lý nhà ở", 4, "Xây dựng, luật, quản lý đô thị"),
)
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Minh", "Thu", "Quang", "Thanh", "Đức", "Ngọc", "Hải")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Khánh", "Lan", "Nam", "Phương", "Quỳnh", "Sơn", "Thảo", "Uyên")


def names() -> Iterator[str]:
    """Invented full names, always the same ones in the same order."""
    for step in range(len(SURNAMES) * len(MIDDLE) * len(GIVEN)):
        yield f"{SURNAMES[step % 10]} {MIDDLE[step % 7]} {GIVEN[step % 13]}"


class Builder:
    """Everything of one demonstration, step by step."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.names = names()
        self.count = 0
        self.units: dict[str, Agency] = {}
        self.accounts: dict[str, int] = {}
        self.specialist = Rank.objects.get(number="01.003")
        self.principal = Rank.objects.get(number="01.002")
        self.province = Agency.objects.get(kind="province", official_code="24", valid_until__isnull=True)

    def officer(self, agency: Agency, rank: Rank | None = None, **extra: object) -> Officer:
        self.count += 1
        data = OfficerData(
            name=next(self.names),
            birth_date=date(1968 + (self.count * 7) % 30, 1 + self.count % 12, 1 + (self.count * 5) % 28),
            gender="female" if self.count % 2 else "male",
            agency=agency,
            entered_on=date(2019, 1 + self.count % 12, 1),
            rank=rank or self.specialist,
            is_demo=True,
            **extra,  # type: ignore[arg-type]
        )
        return enter(data, by=BY, at=self.at)

    def tenure(self, agency: Agency, officer: Officer, title: str, from_on: date, **extra: object) -> None:
        values: dict[str, object] = {
            "kind": "appointed",
            "decision_number": f"{100 + self.count}/QĐ-UBND",
            "decided_on": from_on - timedelta(days=3),
            "selection_mode": "direct",
        }
        data = TenureData(agency=agency, officer=officer, title=title, from_on=from_on, **{**values, **extra})  # type: ignore[arg-type]
        record_tenure(data, by=BY, at=self.at)

    def departments(self) -> None:
        for name, english, kind, rooms in DEPARTMENTS:
            unit = self.unit(
                self.province,
                f"{name} tỉnh Bắc Ninh" if "tỉnh" not in name else f"{name} Bắc Ninh",
                f"{english} of Bac Ninh",
                kind,
            )
            self.units[name] = unit
            for room in rooms:
                room_kind = "one_stop" if "Một cửa" in room else "room"
                self.units[f"{name} · {room}"] = self.unit(unit, f"{room} {name}", ENGLISH[room], room_kind)

    def unit(self, parent: Agency, name_vi: str, name_en: str, kind: str) -> Agency:
        data = AgencyData(
            name_vi=name_vi,
            name_en=name_en,
            kind=kind,
            valid_from=START,
            legal_basis="Dữ liệu minh họa",
            evidence="Đơn vị hư cấu của phần minh họa",
            is_demo=True,
        )
        return create_agency(data, parent=parent, by=BY, at=self.at)

    def heads(self) -> dict[str, Officer]:
        """Sở Xây dựng changed its head on 2026-03-15; Sở Tài chính has none since 2026-09-01."""
        principal = self.principal
        chair = self.officer(self.province, principal)
        self.tenure(
            self.province, chair, "Chủ tịch Ủy ban nhân dân tỉnh", START, kind="elected", selection_mode="election"
        )
        construction, finance = self.units["Sở Xây dựng"], self.units["Sở Tài chính"]
        old, new = self.officer(construction, principal), self.officer(construction, principal)
        self.tenure(construction, old, "Giám đốc Sở", START, until_on=date(2026, 3, 15))
        self.tenure(construction, new, "Giám đốc Sở", date(2026, 3, 15), selection_mode="competition")
        home = self.officer(self.units["Sở Nội vụ"], principal)
        self.tenure(self.units["Sở Nội vụ"], home, "Giám đốc Sở", START)
        left = self.officer(finance, principal)
        self.tenure(finance, left, "Giám đốc Sở", START, until_on=date(2026, 9, 1))
        chief = self.officer(self.units["Thanh tra tỉnh"], principal)
        self.tenure(self.units["Thanh tra tỉnh"], chief, "Chánh Thanh tra tỉnh", START, term_end_on=date(2027, 2, 15))
        deputy = self.officer(construction, principal)
        self.tenure(construction, deputy, "Phó Giám đốc Sở", START, office="deputy")
        self.communes()
        return {"head": new, "chair": chair, "director": home}

    def communes(self) -> None:
        """One commune with an acting chair, one with an acting term longer than the law allows."""
        found = Agency.objects.filter(
            kind="ward", path__startswith=self.province.path, valid_until__isnull=True
        ).order_by("official_code")[:2]
        ends: tuple[date | None, ...] = (None, date(2027, 9, 20))
        for ward, until_on in zip(found, ends, strict=True):
            acting = self.officer(ward, self.principal)
            self.tenure(
                ward,
                acting,
                "Quyền Chủ tịch Ủy ban nhân dân phường",
                date(2026, 8, 20),
                kind="acting",
                until_on=until_on,
            )

    def positions(self) -> None:
        for unit, title, posts, fields in POSITIONS:
            position = create_position(
                PositionData(self.units[unit], title, self.specialist, START, posts), by=BY, at=self.at
            )
            text = StandardData(
                education=f"Tốt nghiệp đại học trở lên, ngành: {fields.lower()}.",
                requirements=(
                    "Chứng chỉ bồi dưỡng quản lý nhà nước ngạch chuyên viên hoặc tương đương; "
                    "sử dụng được công nghệ thông tin cơ bản; nắm quy định pháp luật của lĩnh vực phụ trách."
                ),
                legal_basis="Thông tư 2/2021/TT-BNV, Điều 7; Nghị định 361/2025/NĐ-CP (phụ lục cần đối chiếu)",
                levels={
                    "Đạo đức và bản lĩnh": 3,
                    "Tổ chức thực hiện công việc": 2,
                    "Soạn thảo văn bản": 3,
                    "Giao tiếp ứng xử": 2,
                },
            )
            draft = draft_standard(position, text, by=BY, at=self.at)
            publish_standard(draft, valid_from=date(2026, 1, 1), by=BY, at=self.at)
            for _ in range(2):
                self.officer(self.units[unit], position=position)

    def staff(self, total: int = 60) -> None:
        units = list(self.units.values())
        while self.count < total:
            self.officer(units[self.count % len(units)])

    def account(self, name: str, label: str, *roles: str, officer: Officer | None = None) -> None:
        user = create_user(
            email=f"{name}@demo.example",
            name=officer.name if officer else label,
            roles=list(roles),
            password=settings.DEMO_PASSWORD,
            by=BY,
            at=self.at,
        )
        self.accounts[name] = user.pk
        if officer is not None:
            link_account(officer, user_id=user.pk, by=BY, at=self.at)

    def people(self, heads: dict[str, Officer]) -> None:
        home, inspectorate = self.units["Sở Nội vụ"], self.units["Thanh tra tỉnh"]
        self.account("admin", "Quản trị hệ thống", "administrator")
        self.account("admin2", "Quản trị hệ thống (người thứ hai)", "administrator")
        self.account("hr", "", "hr_officer", officer=self.officer(home))
        self.account("marker1", "", "marker", officer=self.officer(home))
        self.account("marker2", "", "marker", officer=self.officer(self.units["Sở Tài chính"]))
        self.account("secretary", "", officer=self.officer(home))
        self.account("inspector", "", officer=self.officer(inspectorate))
        self.account("inspector2", "", officer=self.officer(inspectorate))
        self.account("head", "", officer=heads["head"])
        self.account("chair", "", officer=heads["chair"])
        self.account("director", "", officer=heads["director"])
        self.account("candidate", "Phan Nhật Thí Sinh", "candidate")

    def powers(self) -> None:
        """Powerful roles are given by two people and end; grants on the province reach everything below it."""
        users = get_user_model().objects.in_bulk(self.accounts.values())
        one, two = (actor_of(users[self.accounts[name]], self.at) for name in ("admin", "admin2"))
        for name, role in (
            ("secretary", "council_secretary"),
            ("inspector", "inspector"),
            ("inspector2", "inspector"),
        ):
            give_role(
                user=users[self.accounts[name]], role=role, proposed_by=one, confirmed_by=two, at=self.at,
                ends_at=self.at + timedelta(days=180), reason="demonstration",
            )  # fmt: skip
        give("personnel.manage_agency", user_id=self.accounts["hr"], agency=self.province, by=BY, at=self.at)
        for name in ("inspector", "inspector2"):
            give("personnel.inspect_agency", user_id=self.accounts[name], agency=self.province, by=BY, at=self.at)


DUTIES = {
    "hr": "HR officer of the province",
    "secretary": "council secretary",
    "marker1": "marker",
    "marker2": "marker",
    "inspector": "inspector of the province",
    "inspector2": "inspector of the province",
    "head": "agency head (Sở Xây dựng, since 15/03/2026)",
    "chair": "agency head (chair of the province)",
    "director": "agency head (Sở Nội vụ)",
    "candidate": "candidate",
    "admin": "administrator (sees no case, paper or mark)",
    "admin2": "administrator (the second person that powerful roles need)",
}


@transaction.atomic
def build(at: datetime) -> list[str]:
    """Units, heads with a change and a gap, posts with standards, officers, and one account per role."""
    if get_user_model().objects.filter(email="hr@demo.example").exists():
        return []
    builder = Builder(at)
    builder.departments()
    heads = builder.heads()
    builder.positions()
    builder.staff(52)
    builder.people(heads)
    builder.powers()
    return [f"{name + '@demo.example':<32} {DUTIES[name]}" for name in builder.accounts]
