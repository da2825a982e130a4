"""Counting days: real cases, and what must hold for any calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_system.calendar.days import (
    Due,
    WorkCalendar,
    add_calendar_days,
    add_working_days,
    subtract_working_days,
    working_days_between,
)
from hr_system.calendar.tasks import read_table


def table() -> WorkCalendar:
    days = [day for year in read_table().values() for day in year]
    return WorkCalendar(
        days_off=frozenset(day.on for day in days if day.kind == "day_off"),
        working_weekends=frozenset(day.on for day in days if day.kind == "working_day"),
        certified_years=frozenset(range(2021, 2027)),
        version="table",
    )


VIETNAM = table()


@pytest.mark.parametrize(
    ("start", "n", "first_counts", "expected"),
    [
        (date(2026, 2, 13), 1, False, Due(date(2026, 2, 23), False)),  # Friday before Tết 2026: a week off
        (date(2025, 12, 31), 2, False, Due(date(2026, 1, 6), False)),
        (date(2026, 1, 9), 1, False, Due(date(2026, 1, 10), False)),  # Saturday worked for 2 January, 12729/VPCP-KGVX
        (date(2026, 8, 21), 1, False, Due(date(2026, 8, 22), False)),  # Saturday worked for 31 August
        (date(2026, 8, 28), 1, False, Due(date(2026, 9, 3), False)),  # 31 August to 2 September off
        (date(2026, 11, 23), 5, False, Due(date(2026, 12, 1), False)),  # Vietnam Cultural Day, 24 November
        (date(2026, 11, 23), 1, True, Due(date(2026, 11, 23), False)),
        (date(2026, 12, 30), 2, False, Due(date(2027, 1, 4), True)),  # the notice for 2027 is not loaded
        (date(2026, 11, 21), 0, False, Due(date(2026, 11, 21), False)),
    ],
)
def test_working_days_of_real_cases(start: date, n: int, first_counts: bool, expected: Due) -> None:
    if start == date(2025, 12, 31):  # 1 and 2 January are off; Monday the 5th is day 1
        assert add_working_days(start, 1, VIETNAM).on == date(2026, 1, 5)
    assert add_working_days(start, n, VIETNAM, first_counts) == expected


@pytest.mark.parametrize(
    ("start", "n", "first_counts", "roll", "expected"),
    [
        (date(2025, 11, 7), 30, True, False, date(2025, 12, 6)),  # Lạng Sơn 2025 counts the day of notice
        (date(2025, 8, 20), 30, True, False, date(2025, 9, 18)),  # Huế 2025
        (date(2025, 11, 7), 30, False, False, date(2025, 12, 7)),
        (date(2025, 11, 7), 30, False, True, date(2025, 12, 8)),  # Sunday rolls to Monday
        (date(2026, 2, 1), 15, False, True, date(2026, 2, 23)),  # ends in Tết
    ],
)
def test_calendar_days_of_real_cases(start: date, n: int, first_counts: bool, roll: bool, expected: date) -> None:
    assert add_calendar_days(start, n, VIETNAM, first_counts, roll) == Due(expected, False)


def test_a_count_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        add_working_days(date(2026, 1, 1), -1, VIETNAM)


days = st.dates(date(2021, 1, 1), date(2026, 6, 1))
counts = st.integers(1, 60)


@given(days, counts, st.dates(date(2021, 1, 1), date(2026, 12, 31)), st.booleans())
def test_a_deadline_never_moves_backwards_when_a_holiday_is_added(start: date, n: int, off: date, first: bool) -> None:
    more = replace(VIETNAM, days_off=VIETNAM.days_off | {off})
    assert add_working_days(start, n, more, first).on >= add_working_days(start, n, VIETNAM, first).on
    assert add_calendar_days(start, n, more).on >= add_calendar_days(start, n, VIETNAM).on


@given(days, counts)
def test_working_days_counted_back_give_the_start(start: date, n: int) -> None:
    start = VIETNAM.next_working_day(start)
    assert subtract_working_days(add_working_days(start, n, VIETNAM).on, n, VIETNAM).on == start


@given(days, counts, st.booleans())
def test_the_days_up_to_a_deadline_are_as_many_as_were_added(start: date, n: int, first: bool) -> None:
    due = add_working_days(start, n, VIETNAM, first).on
    assert VIETNAM.is_working_day(due)
    assert working_days_between(start, due, VIETNAM, first) == n


@given(days, counts)
def test_counting_the_first_day_is_never_later(start: date, n: int) -> None:
    assert add_working_days(start, n, VIETNAM, True).on <= add_working_days(start, n, VIETNAM).on


@given(days, st.integers(0, 400))
def test_a_rolled_day_is_worked_and_not_before_the_plain_one(start: date, n: int) -> None:
    plain, rolled = (add_calendar_days(start, n, VIETNAM, False, roll).on for roll in (False, True))
    assert rolled >= plain
    assert VIETNAM.is_working_day(rolled)
    assert rolled - plain < timedelta(days=12)
