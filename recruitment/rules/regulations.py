"""The examination regulations as dated data: how papers are marked, sat and reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recruitment.rules.regimes import Evidence, StaffKind


@dataclass(frozen=True)
class Regulation:
    """One regulation, valid on `[valid_from, valid_until)`; the tolerances are points of 100."""

    id: str
    instrument: str
    staff_kinds: frozenset[StaffKind]
    valid_from: date
    valid_until: date | None
    evidence: Evidence
    mean_up_to: Decimal | None = None  # difference of two marks that is settled by their mean
    third_marker_from: Decimal | None = None  # difference that needs a third marker
    sheets_may_differ_by: Decimal | None = None  # oral and interview sheets
    supervision_board_mandatory: bool = False


_BOTH = frozenset(StaffKind)
_CIVIL = frozenset({StaffKind.CIVIL_SERVANT})
_PUBLIC = frozenset({StaffKind.PUBLIC_EMPLOYEE})

TT6 = Regulation(
    "TT6-2020", "Circular 6/2020/TT-BNV", _BOTH, date(2021, 1, 20), date(2025, 5, 1), Evidence.SECONDARY, Decimal(5)
)
TT001_CIVIL = Regulation(
    "TT001-2025", "Circular 001/2025/TT-BNV", _CIVIL, date(2025, 5, 1), date(2025, 12, 10), Evidence.SECONDARY
)
TT001 = Regulation("TT001-2025", "Circular 001/2025/TT-BNV", _PUBLIC, date(2025, 5, 1), None, Evidence.SECONDARY)
TT22 = Regulation(
    "TT22-2025",
    "Circular 22/2025/TT-BNV",
    _CIVIL,
    date(2025, 12, 10),
    None,
    Evidence.VERIFIED,
    mean_up_to=Decimal(5),
    third_marker_from=Decimal(10),
    sheets_may_differ_by=Decimal(10),
    supervision_board_mandatory=True,
)
REGULATIONS: tuple[Regulation, ...] = (TT6, TT001_CIVIL, TT001, TT22)


def regulation(regulation_id: str) -> Regulation:
    return next(record for record in REGULATIONS if record.id == regulation_id)


def regulation_on(day: date, staff_kind: StaffKind = StaffKind.CIVIL_SERVANT) -> Regulation | None:
    """The examination regulation in force on a day for this kind of staff."""
    for record in REGULATIONS:
        ends = record.valid_until
        if staff_kind in record.staff_kinds and record.valid_from <= day and (ends is None or day < ends):
            return record
    return None
