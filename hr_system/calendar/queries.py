"""The calendar as a value, and the pages' view of it."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo

import holidays
from django.db.models import QuerySet

from hr_system.calendar.days import SATURDAY, WorkCalendar, working_days_between
from hr_system.calendar.models import CalendarDay, CalendarYear, Kind, Origin

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_YEAR, LAST_YEAR = 2010, 2050  # outside the table the library computes; such years are never certified
Revisions = tuple[tuple[int, bool, str], ...]


def legal_day(at: datetime) -> date:
    """The day in Vietnam at this instant: time limits begin and end by it, wherever the server stands."""
    return at.astimezone(VIETNAM).date()


def work_calendar() -> WorkCalendar:
    """The calendar in force. One query of a few small rows; the days are read again only when a revision changed."""
    return _build(tuple(CalendarYear.objects.order_by("year").values_list("year", "certified", "revision")))


@lru_cache(maxsize=8)
def _build(revisions: Revisions) -> WorkCalendar:
    known = frozenset(year for year, _, _ in revisions)
    off, worked = _computed(known)
    for on, kind in _in_force(valid_days().values_list("on", "kind", "origin")):
        if kind == Kind.DAY_OFF:
            off.add(on)
        elif on.weekday() >= SATURDAY:
            worked.add(on)
        else:
            off.discard(on)
    return WorkCalendar(
        days_off=frozenset(off),
        working_weekends=frozenset(worked),
        certified_years=frozenset(year for year, certified, _ in revisions if certified),
        version=sha256(repr(revisions).encode()).hexdigest()[:12],
    )


def _computed(known: frozenset[int]) -> tuple[set[date], set[date]]:
    """Days off and worked weekends of the years that the table does not have, from the `holidays` library."""
    years = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in known]
    library = holidays.country_holidays("VN", years=years)
    worked = {on for on in getattr(library, "weekend_workdays", ()) if on.year not in known}
    return {on for on in library if on.year not in known}, worked


def _in_force(rows: Iterable[tuple[date, str, str]]) -> list[tuple[date, str]]:
    """One kind per day: a correction outweighs the reference."""
    chosen: dict[date, tuple[str, str]] = {}
    for on, kind, origin in rows:
        if on not in chosen or origin == Origin.CORRECTION:
            chosen[on] = (kind, origin)
    return [(on, kind) for on, (kind, _) in chosen.items()]


def valid_days() -> QuerySet[CalendarDay]:
    return CalendarDay.objects.filter(withdrawn_at__isnull=True)


def days_of(year: int) -> list[CalendarDay]:
    """The rows in force in a year, with the correction after the reference row that it outweighs."""
    return list(valid_days().filter(on__year=year).order_by("on", "-origin"))


def year_row(year: int) -> CalendarYear | None:
    return CalendarYear.objects.filter(year=year).first()


def years() -> list[int]:
    return list(CalendarYear.objects.order_by("year").values_list("year", flat=True))


def corrections() -> QuerySet[CalendarDay]:
    """Corrections in force."""
    return valid_days().filter(origin=Origin.CORRECTION)


def working_days_in(year: int, calendar: WorkCalendar) -> int:
    return working_days_between(date(year, 1, 1), date(year, 12, 31), calendar, count_first_day=True)


@dataclass(frozen=True)
class Cell:
    """One day on the year's page."""

    on: date
    is_in_month: bool
    is_working: bool
    is_special: bool


def month_grid(year: int, month: int, calendar: WorkCalendar) -> list[list[Cell]]:
    """Weeks of a month, Monday first."""
    special = calendar.days_off | calendar.working_weekends
    return [
        [Cell(on, on.month == month, calendar.is_working_day(on), on in special) for on in week]
        for week in months.Calendar().monthdatescalendar(year, month)
    ]
