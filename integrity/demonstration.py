"""The demonstration: fictional reports of 2026 on the fictional units of personnel's, made by the actions of the pages."""

# ruff: noqa: PLR2004 - the numbers of an invented year
from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from hr_system.access import Actor
from hr_system.accounts.actors import actor_of
from hr_system.calendar.queries import VIETNAM
from hr_system.crypto import random_code, store_bytes
from integrity.actions import case as handling
from integrity.actions.citizen import add_text, rate
from integrity.actions.complaint import EVIDENCE, Filing, file_complaint
from integrity.actions.report import enter_exposure, make_report
from integrity.models import Case, Complaint
from integrity.queries.complaint import RECEIPT_LENGTH
from integrity.rules.accountability import incident_period
from personnel import public as personnel

BUILDING, FINANCE, HOME = "Sở Xây dựng tỉnh Bắc Ninh", "Sở Tài chính tỉnh Bắc Ninh", "Sở Nội vụ tỉnh Bắc Ninh"
DESK = "Bộ phận Một cửa Sở Xây dựng"
FINANCE_DESK = "Bộ phận Một cửa Sở Tài chính"
STORIES = (
    (
        "extra_papers",
        "Hồ sơ đã đủ theo danh mục niêm yết nhưng tôi bị yêu cầu nộp thêm bản cam kết có xác nhận của tổ dân phố.",
    ),
    ("delay", "Giấy hẹn trả ngày mùng ba, tôi đến bốn lần đều được bảo về chờ, không ai viết phiếu xin lỗi."),
    ("money", "Người ở cửa số 2 nói muốn xong sớm thì để lại phong bì, tôi từ chối và hồ sơ bị trả lại."),
    ("attitude", "Khi tôi hỏi về thời hạn, cán bộ to tiếng và bảo tôi về đọc lại luật."),
    ("other", "Bàn tiếp nhận đóng cửa trước giờ nghỉ ba mươi phút dù còn nhiều người chờ."),
)
SLIP = zlib.compress(
    b"".join(b"\0" + (b"\xff\xd7\x00" * 96 if 20 <= y < 24 else b"\x8f\x13\x13" * 96) for y in range(64))
)
NAMES = ("Nguyễn Thị Mẫu", "Trần Văn Ví Dụ", "Lê Thị Thử", "Phạm Văn Minh Họa")


def slip() -> bytes:
    """A small picture, so that the demonstration has a file to open."""
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 96, 64, 8, 2, 0, 0, 0)), (b"IDAT", SLIP), (b"IEND", b""))
    body = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


@dataclass(frozen=True)
class Line:
    """One report: where, when (a month when only that is known), and how it ended (None: still open)."""

    agency: str
    day: date | None
    verdict: str | None = None
    month: tuple[int, int] | None = None
    score: int | None = None
    for_gain: bool = False
    taken: bool = True


def _lines() -> list[Line]:
    """Forty: the act of 10 March under the old head, March with two heads, October in the gap, and the rest of the year."""
    lines = [
        Line(BUILDING, date(2026, 3, 10), "founded", score=5, for_gain=True),
        Line(BUILDING, None, month=(2026, 3)),
        Line(FINANCE, date(2026, 10, 6)),
        Line(FINANCE, date(2026, 9, 15), taken=False),
        Line(HOME, date(2026, 4, 7), "unfounded", score=3),
        Line(HOME, date(2026, 8, 18), "partly", score=4),
        Line(DESK, date(2026, 11, 17), taken=False),
    ]
    founded = [date(2026, 1, 13), date(2026, 2, 5), date(2026, 4, 14), date(2026, 5, 20), date(2026, 6, 9),
               date(2026, 7, 22), date(2026, 8, 11), date(2026, 9, 8), date(2026, 9, 16)]  # fmt: skip
    lines += [Line(BUILDING, day, "founded" if n % 3 else "partly", score=4 - n % 3) for n, day in enumerate(founded)]
    lines += [Line(FINANCE, date(2026, m, 12), "founded" if m == 5 else "unfounded", score=2) for m in (2, 5, 7, 8)]
    lines += [Line(FINANCE_DESK, date(2026, m, 4), "partly" if m == 6 else "unfounded") for m in (3, 6, 8)]
    lines += [Line(DESK, date(2026, m, 19), "founded" if m < 5 else "unfounded", score=m % 5 + 1) for m in (2, 4, 5, 6)]
    lines += [Line(BUILDING, date(2026, 11, d), taken=d < 12) for d in (3, 5, 9, 12, 16, 18)]
    lines += [Line(HOME, date(2026, 10, d), taken=d < 25) for d in (13, 20, 27)]
    lines += [Line(FINANCE_DESK, date(2026, 11, d), taken=False) for d in (10, 19, 20)]
    lines += [Line(DESK, date(2026, 10, d)) for d in (8, 22)]
    return lines


class Builder:
    def __init__(self, at: datetime) -> None:
        self.at = at
        people = get_user_model()._default_manager
        self.handlers = [actor_of(people.get(email=f"{name}@demo.example"), at) for name in ("inspector", "inspector2")]
        model = Case._meta.get_field("agency").related_model
        names = {line.agency for line in _lines()} | {"Bộ phận Một cửa Sở Nội vụ"}
        self.agencies: dict[str, Any] = {
            row.name_vi: row for row in model.objects.filter(name_vi__in=names).order_by("pk")
        }
        self.province = model.objects.get(kind="province", official_code="24", valid_until__isnull=True)
        self.stories = cycle(STORIES)
        self.names = cycle((*NAMES[:2], "", *NAMES[2:], ""))

    def instant(self, on: date, hour: int) -> datetime:
        return min(datetime.combine(on, time(hour, 15), VIETNAM), self.at)

    def exposures(self) -> None:
        figures = {BUILDING: 6200, FINANCE: 9400, HOME: 2100, DESK: 5300, FINANCE_DESK: 12800,
                   "Bộ phận Một cửa Sở Nội vụ": 1500}  # fmt: skip
        for quarter in (1, 2, 3):
            for name, served in figures.items():
                enter_exposure(
                    agency_id=self.agencies[name].pk, quarter=(2026, quarter), served=served + 137 * quarter,
                    source="Số liệu giả định cho bản trình diễn", by=self.handlers[0], at=self.at,
                )  # fmt: skip

    def file(self, line: Line) -> tuple[Complaint, datetime]:
        kind, story = next(self.stories)
        name = next(self.names)
        start, end = incident_period(line.day, line.month)
        at = self.instant(min(end, self.at.date()) + timedelta(days=1), 8)
        files = (store_bytes(slip(), name="giấy hẹn.png", at=at, purpose=EVIDENCE).code,) if line.for_gain else ()
        filing = Filing(
            receipt=random_code(RECEIPT_LENGTH), agency_id=self.agencies[line.agency].pk,
            kind="money" if line.for_gain else kind, incident_from=start, incident_until=end,
            narrative=story, accused="Người ngồi ở cửa số 2", name=name,
            phone="0900 000 000" if name else "", file_number="", evidence=files,
        )  # fmt: skip
        return file_complaint(filing, by=Actor.anonymous(), at=at).complaint, at

    def handle(self, complaint: Complaint, at: datetime, line: Line, number: int) -> None:
        """Taken up after three days, concluded after two or five weeks, answered the day after."""
        by, case = self.handlers[number % 2], complaint.case
        officer = personnel.officer_of(by)
        taken = min(at + timedelta(days=3), self.at)
        handling.assign(case, officer_id=officer.id, by=by, at=taken)
        handling.write_to_citizen(
            case, body="Chúng tôi đã nhận hồ sơ và đang kiểm tra sổ tiếp nhận, camera tại quầy.", by=by, at=taken
        )
        if line.verdict is None:
            if number % 2:
                add_text(
                    complaint, body="Tôi còn giữ giấy hẹn, có thể chụp gửi.", by=Actor.receipt(complaint.pk), at=taken
                )
            return
        done = min(at + timedelta(days=34 if number % 7 == 0 else 16), self.at)
        finding = handling.Finding(
            line.verdict,
            "Phản ánh đúng với sổ theo dõi hồ sơ và lời trình bày của những người có mặt."
            if line.verdict != "unfounded"
            else "Hồ sơ thiếu một thành phần theo quy định; việc yêu cầu bổ sung được ghi bằng phiếu.",
            "Sổ theo dõi hồ sơ; phiếu hẹn; dữ liệu camera tại quầy.",
            for_gain=line.for_gain,
        )
        handling.conclude(case, finding, by=by, at=done)
        handling.close(case, by=by, at=min(done + timedelta(days=1), self.at))
        if line.score:
            rate(
                complaint,
                score=line.score,
                comment="",
                by=Actor.receipt(complaint.pk),
                at=min(done + timedelta(days=2), self.at),
            )


@transaction.atomic
def build(at: datetime) -> list[str]:
    """Needs personnel's demonstration; nothing where it is missing."""
    if Case.objects.exists() or not get_user_model()._default_manager.filter(email="inspector@demo.example").exists():
        return []
    builder = Builder(at)
    builder.exposures()
    for number, line in enumerate(_lines()):
        complaint, filed_at = builder.file(line)
        if line.taken:
            builder.handle(complaint, filed_at, line, number)
    make_report(
        agency_id=builder.province.pk, period_from=date(2026, 1, 1), period_until=date(2026, 10, 1),
        by=builder.handlers[0], at=at,
    )  # fmt: skip
    return []
