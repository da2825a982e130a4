"""Counting days as Vietnamese statutes do. Pure: the calendar comes in as a value, there is no clock and no database.

Statutes mix "ngày" (calendar days) and "ngày làm việc" (working days). A working day is Monday to Friday, except
public holidays and their make-up days (Labour Code 2019, art. 111(3) and 112), plus the weekend days that a decision
of the Prime Minister swaps against a working day. Whether the day of the event is counted differs between the text and
practice (real recruitment notices count the day of notice as day 1), so it is a parameter of each count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SATURDAY = 5
LONGEST_COUNT = 5_000


@dataclass(frozen=True)
class WorkCalendar:
    """What is known of days off. `certified_years` are those whose annual notice was loaded and compared."""

    days_off: frozenset[date]
    working_weekends: frozenset[date]
    certified_years: frozenset[int]
    version: str

    def is_working_day(self, on: date) -> bool:
        if on in self.days_off:
            return False
        return on.weekday() < SATURDAY or on in self.working_weekends

    def is_certified(self, first: date, last: date) -> bool:
        """True where every year from first to last has its notice: only then is a count of working days certain."""
        return all(year in self.certified_years for year in range(first.year, last.year + 1))

    def next_working_day(self, on: date) -> date:
        """The day itself where it is worked, else the next that is."""
        while not self.is_working_day(on):
            on += ONE_DAY
        return on


@dataclass(frozen=True)
class Due:
    """The last day of a time limit. Provisional: it rests on a year whose holidays are computed, not yet decided."""

    on: date
    provisional: bool


def add_working_days(start: date, n: int, calendar: WorkCalendar, count_first_day: bool = False) -> Due:
    """The n-th working day after `start`; with `count_first_day` a worked `start` is itself day 1. n = 0 is `start`."""
    _require_countable(n)
    on = start
    left = n - 1 if count_first_day and n and calendar.is_working_day(start) else n
    while left:
        on += ONE_DAY
        left -= calendar.is_working_day(on)
    return Due(on, provisional=n > 0 and not calendar.is_certified(start, on))


def subtract_working_days(end: date, n: int, calendar: WorkCalendar) -> Due:
    """The last day on which something due "at least n working days before `end`" is in time."""
    _require_countable(n)
    on, left = end, n
    while left:
        on -= ONE_DAY
        left -= calendar.is_working_day(on)
    return Due(on, provisional=n > 0 and not calendar.is_certified(on, end))


def add_calendar_days(
    start: date,
    n: int,
    calendar: WorkCalendar,
    count_first_day: bool = False,
    roll_to_working_day: bool = True,
) -> Due:
    """The n-th calendar day after `start` (Civil Code 2015, art. 147: the first day is left out, unless told otherwise).

    A limit that ends on a day of rest ends on the next working day (Civil Code 2015, art. 148(5); from memory, to be
    confirmed, hence a parameter). Only the rolling needs the calendar, so only it can make the day provisional.
    """
    _require_countable(n)
    ends = start + timedelta(days=n - 1 if count_first_day and n else n)
    if not roll_to_working_day:
        return Due(ends, provisional=False)
    on = calendar.next_working_day(ends)
    return Due(on, provisional=not calendar.is_certified(ends, on))


def working_days_between(start: date, until: date, calendar: WorkCalendar, count_first_day: bool = False) -> int:
    """How many working days lie after `start` up to and including `until` (and on `start`, if it is counted).

    0 where `until` is not later; for elapsed time, and for "n working days left".
    """
    first = start if count_first_day else start + ONE_DAY
    return sum(calendar.is_working_day(first + timedelta(days=step)) for step in range((until - first).days + 1))


def _require_countable(n: int) -> None:
    if not 0 <= n <= LONGEST_COUNT:
        raise ValueError("a time limit is between 0 and 5,000 days")
