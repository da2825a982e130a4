"""Which law on which day, and its clocks (Decree 170/2025, Art. 15-19; Decree 300/2026)."""

from datetime import date

import pytest

from hr_system.calendar.days import WorkCalendar
from recruitment.rules.clocks import STEPS, LineState, timeline
from recruitment.rules.regimes import ND170, ND170_300, REGIMES, StaffKind, Unit, regime_on
from recruitment.rules.regulations import regulation_on
from recruitment.rules.states import APPLICATION, ROUND, may_move

CALENDAR = WorkCalendar(frozenset(), frozenset(), frozenset({2026, 2027}), "test")


@pytest.mark.parametrize(
    ("day", "kind", "regime"),
    [
        (date(2020, 11, 30), StaffKind.CIVIL_SERVANT, None),
        (date(2020, 12, 1), StaffKind.CIVIL_SERVANT, "ND138-2020"),
        (date(2024, 9, 16), StaffKind.CIVIL_SERVANT, "ND138-2020"),
        (date(2024, 9, 17), StaffKind.CIVIL_SERVANT, "ND138-2020+116-2024"),
        (date(2025, 7, 1), StaffKind.CIVIL_SERVANT, "ND170-2025"),
        (date(2026, 7, 31), StaffKind.CIVIL_SERVANT, "ND170-2025"),
        (date(2026, 8, 1), StaffKind.CIVIL_SERVANT, "ND170-2025+300-2026"),
        (date(2026, 8, 1), StaffKind.PUBLIC_EMPLOYEE, "ND115-2020+85-2023"),
    ],
)
def test_the_regime_in_force_on_a_day(day, kind, regime):
    found = regime_on(day, kind)
    assert (found.id if found else None) == regime


@pytest.mark.parametrize(
    ("day", "kind", "regulation"),
    [
        (date(2025, 4, 30), StaffKind.CIVIL_SERVANT, "TT6-2020"),
        (date(2025, 12, 9), StaffKind.CIVIL_SERVANT, "TT001-2025"),
        (date(2025, 12, 10), StaffKind.CIVIL_SERVANT, "TT22-2025"),
        (date(2026, 1, 1), StaffKind.PUBLIC_EMPLOYEE, "TT001-2025"),
    ],
)
def test_the_examination_regulation_in_force_on_a_day(day, kind, regulation):
    assert regulation_on(day, kind).id == regulation


@pytest.mark.parametrize(
    ("regime", "ends", "limit", "unit"),
    [
        (ND170, "file_completed", 20, Unit.DAYS),
        (ND170_300, "file_completed", 15, Unit.DAYS),
        (ND170, "decision", 5, Unit.WORKING_DAYS),
        (ND170_300, "decision", 3, Unit.WORKING_DAYS),
        (ND170_300, "window_closed", 30, Unit.DAYS),
        (ND170_300, "publication", 2, Unit.WORKING_DAYS),
    ],
)
def test_clocks_keep_their_unit_and_their_version(regime, ends, limit, unit):
    clock = regime.clock(ends)
    assert (clock.limit, clock.unit) == (limit, unit)


def test_every_clock_has_words_and_every_regime_cites_a_source():
    for regime in REGIMES:
        assert regime.source
        assert {clock.ends for clock in regime.clocks} <= set(STEPS)


def test_the_window_shows_both_ways_of_counting_the_first_day():
    first = timeline(ND170_300, {"notice": date(2026, 9, 1)}, date(2026, 9, 10), CALENDAR)[0]
    assert (first.due.on, first.due_counting_first_day.on) == (date(2026, 10, 1), date(2026, 9, 30))
    assert first.state is LineState.RUNNING


def test_five_hundred_applicants_double_the_time_for_the_eligible_list():  # Art. 16(2)
    events = {"window_closed": date(2026, 10, 1)}
    few = timeline(ND170_300, events, date(2026, 10, 20), CALENDAR, applicants=499)[1]
    many = timeline(ND170_300, events, date(2026, 10, 20), CALENDAR, applicants=500)[1]
    assert (few.due.on, few.state) == (date(2026, 10, 16), LineState.LATE)
    assert (many.due.on, many.state) == (date(2026, 11, 2), LineState.RUNNING)  # 31/10 is a Saturday


def test_what_was_done_late_stays_late():
    events = {"approval": date(2026, 10, 1), "publication": date(2026, 10, 6)}
    line = next(
        one for one in timeline(ND170_300, events, date(2026, 12, 1), CALENDAR) if one.clock.ends == "publication"
    )
    assert (line.due.on, line.state) == (date(2026, 10, 5), LineState.DONE_LATE)


@pytest.mark.parametrize("table", [ROUND, APPLICATION])
def test_every_pair_of_states_outside_the_table_is_refused(table):
    for old, row in table.items():
        assert {to for to in table if may_move(table, old, to)} == row.to
        assert row.staff
        assert row.public
