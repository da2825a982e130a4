"""The legal regimes of recruitment as dated data: one frozen record per regime, each number with its article.

A round is bound to ONE record when its plan is approved and keeps it after the law changes. What a source could not
confirm is a `Parameter` with its evidence mark and is shown with that mark, never as certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from recruitment.rules.wording import _


class Evidence(StrEnum):
    """How well a number is known: text of the law read, seen in a secondary source, or not confirmed."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class StaffKind(StrEnum):
    CIVIL_SERVANT = "civil_servant"  # công chức
    PUBLIC_EMPLOYEE = "public_employee"  # viên chức


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"


class TieStep(StrEnum):
    """The steps that the chains of the regimes are made of, in the words of the decrees."""

    SPECIALISED = "specialised"
    WRITTEN = "written"
    INPUT_TEST_PASSED = "input_test_passed"
    INPUT_TEST_MARK = "input_test_mark"
    ROUND1_CORRECT = "round1_correct"
    HEAD = "head"


class TieScope(StrEnum):
    """Where the chain is used: at every equal total, or only where the last place hangs on it."""

    EVERY_PLACE = "every_place"
    LAST_PLACE = "last_place"


@dataclass(frozen=True)
class Parameter:
    """A value the texts at hand do not settle: used, but flagged wherever it decides something."""

    value: str
    evidence: Evidence
    note: str


@dataclass(frozen=True)
class PriorityGroup:
    key: str
    points: Decimal
    label: str


@dataclass(frozen=True)
class Clock:
    """`ends` must have happened within `limit` `unit` after `starts`. `extended` is the lawful longer limit."""

    ends: str
    starts: str
    limit: int
    unit: Unit
    article: str
    extended: int | None = None
    evidence: Evidence = Evidence.VERIFIED


@dataclass(frozen=True)
class Regime:
    """One regime, valid on `[valid_from, valid_until)`."""

    id: str
    instrument: str
    staff_kind: StaffKind
    valid_from: date
    valid_until: date | None
    evidence: Evidence
    source: str
    priority: tuple[PriorityGroup, ...]
    clocks: tuple[Clock, ...]
    tie_chain: tuple[TieStep, ...]
    tie_scope: TieScope
    each_part_must_pass: bool
    written_weight: Decimal | None
    interview_weight: Decimal | None
    transition: str = ""
    pass_mark: Decimal = Decimal(50)
    round1_pass_share: Decimal = Decimal("0.5")
    rounding: Parameter = Parameter("half_up", Evidence.UNCONFIRMED, _("Two decimals are law; half-up is a parameter."))
    first_day: Parameter = Parameter(
        "excluded",
        Evidence.UNCONFIRMED,
        _("Notices of 2025 count the day of the notice as day 1; both days are shown."),
    )
    is_complete: bool = True

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def clock(self, ends: str) -> Clock:
        return next(clock for clock in self.clocks if clock.ends == ends)

    def group(self, key: str) -> PriorityGroup:
        return next(group for group in self.priority if group.key == key)


def _points(text: str, *groups: tuple[str, str]) -> tuple[PriorityGroup, ...]:
    return tuple(PriorityGroup(key, Decimal(text), label) for key, label in groups)


PRIORITY_138 = (
    *_points(
        "7.5",
        ("hero", _("Hero of the People's Armed Forces or Hero of Labour")),
        ("invalid", _("War invalid, beneficiary of invalid policy, war invalid type B")),
    ),
    *_points(
        "5",
        ("minority", _("Ethnic minority")),
        ("officer", _("Officer or professional soldier of the army or police leaving service, cipher worker")),
        ("reserve", _("Graduate of reserve officer training, commissioned commune military commander")),
        ("child", _("Child of a martyr, of a war invalid, of a hero, or of a resistance fighter with toxic exposure")),
    ),
    *_points(
        "2.5",
        ("service", _("Completed military service or service in the people's police")),
        ("volunteer", _("Youth volunteer")),
    ),
)
PRIORITY_170 = (*PRIORITY_138, *_points("1.5", ("union", _("Trade-union cadre grown from the grassroots movement"))))
PRIORITY_300 = (
    *PRIORITY_170,
    *_points(
        "2.5",
        ("defence_worker", _("Defence worker or employee leaving service within working age")),
        ("intellectual", _("Young intellectual volunteer in a defence-economic zone")),
    ),
)


def _d170(ends: str, starts: str, limit: int, unit: Unit, article: str, extended: int | None = None) -> Clock:
    return Clock(ends, starts, limit, unit, f"Decree 170/2025/ND-CP, {article}", extended)


CLOCKS_170 = (
    _d170("window_closed", "notice", 30, Unit.DAYS, "Art. 15(4)"),
    _d170("eligible_list", "window_closed", 15, Unit.DAYS, "Art. 16(2)", 30),
    _d170("round1_held", "window_closed", 30, Unit.DAYS, "Art. 16(3)(a)", 45),
    _d170("round2_held", "round1_held", 10, Unit.DAYS, "Art. 16(4)(a)"),
    _d170("marking_ended", "round2_held", 15, Unit.DAYS, "Art. 16(4)(b)", 30),
    _d170("appeals_closed", "marking_ended", 5, Unit.WORKING_DAYS, "Art. 16(4)(b)"),
    _d170("remarking_ended", "appeals_closed", 10, Unit.DAYS, "Art. 16(4)(b)", 20),
    _d170("report", "marking_ended", 5, Unit.WORKING_DAYS, "Art. 17(1)"),
    _d170("approval", "report", 5, Unit.WORKING_DAYS, "Art. 17(1)"),
    _d170("publication", "approval", 2, Unit.WORKING_DAYS, "Art. 17(2)"),
    _d170("file_completed", "publication", 20, Unit.DAYS, "Art. 18(1)"),
    _d170("decision", "file_completed", 5, Unit.WORKING_DAYS, "Art. 19(1)"),
    _d170("started_work", "decision", 30, Unit.DAYS, "Art. 19"),
)
_300 = "Decree 170/2025/ND-CP as amended by Decree 300/2026/ND-CP"
CLOCKS_300 = (
    *CLOCKS_170[:-3],
    Clock("file_completed", "publication", 15, Unit.DAYS, f"{_300}, Art. 18(1)"),
    Clock("decision", "file_completed", 3, Unit.WORKING_DAYS, f"{_300}, Art. 19(1)"),
    Clock("started_work", "decision_received", 15, Unit.DAYS, f"{_300}, Art. 19"),
)


def _d138(ends: str, starts: str, limit: int, unit: Unit, article: str, evidence: Evidence) -> Clock:
    return Clock(ends, starts, limit, unit, f"Decree 138/2020/ND-CP{article}", None, evidence)


CLOCKS_138 = (
    _d138("window_closed", "notice", 30, Unit.DAYS, ", Art. 13", Evidence.SECONDARY),
    _d138("round1_held", "summons", 15, Unit.DAYS, "", Evidence.SECONDARY),
    _d138("appeals_closed", "marking_ended", 15, Unit.DAYS, "", Evidence.UNCONFIRMED),
    _d138("report", "marking_ended", 5, Unit.WORKING_DAYS, "", Evidence.SECONDARY),
    _d138("publication", "approval", 10, Unit.DAYS, ", Art. 15", Evidence.SECONDARY),
    _d138("file_completed", "publication", 30, Unit.DAYS, "", Evidence.UNCONFIRMED),
    _d138("decision", "file_completed", 15, Unit.DAYS, "", Evidence.UNCONFIRMED),
    _d138("started_work", "decision", 30, Unit.DAYS, "", Evidence.UNCONFIRMED),
)
CLOCKS_115 = (
    Clock("window_closed", "notice", 30, Unit.DAYS, "Decree 115/2020/ND-CP"),
    Clock("round1_held", "summons", 15, Unit.DAYS, "Decree 115/2020/ND-CP"),
    Clock("report", "marking_ended", 5, Unit.WORKING_DAYS, "Decree 115/2020/ND-CP"),
    Clock("publication", "approval", 10, Unit.DAYS, "Decree 115/2020/ND-CP as amended by Decree 85/2023/ND-CP"),
    Clock("file_completed", "publication", 30, Unit.DAYS, "Decree 115/2020/ND-CP"),
)

ND138 = Regime(
    id="ND138-2020",
    instrument="Decree 138/2020/ND-CP",
    staff_kind=StaffKind.CIVIL_SERVANT,
    valid_from=date(2020, 12, 1),
    valid_until=date(2024, 9, 17),
    evidence=Evidence.SECONDARY,
    source="Decree 138/2020/ND-CP, Art. 5, 8, 9, 13, 15 (as reported by lawnet.vn)",
    priority=PRIORITY_138,
    clocks=CLOCKS_138,
    tie_chain=(TieStep.SPECIALISED, TieStep.HEAD),
    tie_scope=TieScope.EVERY_PLACE,
    each_part_must_pass=False,
    written_weight=None,
    interview_weight=None,
)
ND138_116 = Regime(
    id="ND138-2020+116-2024",
    instrument="Decree 138/2020/ND-CP as amended by Decree 116/2024/ND-CP",
    staff_kind=StaffKind.CIVIL_SERVANT,
    valid_from=date(2024, 9, 17),
    valid_until=date(2025, 7, 1),
    evidence=Evidence.SECONDARY,
    source="Decree 116/2024/ND-CP (as reported by lawnet.vn)",
    priority=PRIORITY_138,
    clocks=CLOCKS_138,
    tie_chain=(
        TieStep.SPECIALISED,
        TieStep.WRITTEN,
        TieStep.INPUT_TEST_PASSED,
        TieStep.INPUT_TEST_MARK,
        TieStep.ROUND1_CORRECT,
        TieStep.HEAD,
    ),
    tie_scope=TieScope.EVERY_PLACE,
    each_part_must_pass=True,
    written_weight=None,
    interview_weight=None,
    transition=_("Round 1 finished before 01/07/2025: three months more, else the round is cancelled."),
)
ND170 = Regime(
    id="ND170-2025",
    instrument="Decree 170/2025/ND-CP",
    staff_kind=StaffKind.CIVIL_SERVANT,
    valid_from=date(2025, 7, 1),
    valid_until=date(2026, 8, 1),
    evidence=Evidence.VERIFIED,
    source="Decree 170/2025/ND-CP, Art. 6, 8-12, 15-19, 70",
    priority=PRIORITY_170,
    clocks=CLOCKS_170,
    tie_chain=(TieStep.SPECIALISED, TieStep.WRITTEN, TieStep.HEAD),
    tie_scope=TieScope.LAST_PLACE,
    each_part_must_pass=True,
    written_weight=Decimal("0.7"),
    interview_weight=Decimal("0.3"),
    transition=_("Plans approved before 01/08/2026 may go on until 01/02/2027 (Decree 300/2026, Art. 35(1))."),
)
ND170_300 = Regime(
    id="ND170-2025+300-2026",
    instrument="Decree 170/2025/ND-CP as amended by Decree 300/2026/ND-CP",
    staff_kind=StaffKind.CIVIL_SERVANT,
    valid_from=date(2026, 8, 1),
    valid_until=None,
    evidence=Evidence.VERIFIED,
    source="Consolidated text 10/2026 of Decree 170/2025/ND-CP, Art. 6, 8-12, 15-19",
    priority=PRIORITY_300,
    clocks=CLOCKS_300,
    tie_chain=(TieStep.SPECIALISED, TieStep.WRITTEN, TieStep.HEAD),
    tie_scope=TieScope.LAST_PLACE,
    each_part_must_pass=True,
    written_weight=Decimal("0.7"),
    interview_weight=Decimal("0.3"),
)
ND115_85 = Regime(
    id="ND115-2020+85-2023",
    instrument="Decree 115/2020/ND-CP as amended by Decree 85/2023/ND-CP",
    staff_kind=StaffKind.PUBLIC_EMPLOYEE,
    valid_from=date(2023, 12, 7),
    valid_until=None,
    evidence=Evidence.VERIFIED,
    source="Codified text on public employees to May 2026; the decree replacing it was not found",
    priority=PRIORITY_170,
    clocks=CLOCKS_115,
    tie_chain=(TieStep.ROUND1_CORRECT, TieStep.HEAD),
    tie_scope=TieScope.EVERY_PLACE,
    each_part_must_pass=False,
    written_weight=None,
    interview_weight=None,
    transition=_("From 01/07/2026 the legal basis of a round for public employees must be confirmed by its number."),
)
REGIMES: tuple[Regime, ...] = (ND138, ND138_116, ND170, ND170_300, ND115_85)


def regime(regime_id: str) -> Regime:
    """The record with this id; an unknown id is a fault, not a business refusal."""
    return next(record for record in REGIMES if record.id == regime_id)


def regime_on(day: date, staff_kind: StaffKind = StaffKind.CIVIL_SERVANT) -> Regime | None:
    """The regime in force on a day for this kind of staff, or None before the first one recorded here."""
    return next((record for record in REGIMES if record.staff_kind is staff_kind and record.is_valid_on(day)), None)
