"""Tenures of an agency, the band of its heads with the gaps, and what expires."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hr_system.access import Actor
from personnel.models import Agency, HeadPeriod, Officer, Tenure
from personnel.queries.reach import MANAGE, READ, reach
from personnel.rules.periods import Period, gaps


def tenures(*, visible_to: Actor, on: date) -> QuerySet[Tenure]:
    """Tenures in the agencies that the reader may read."""
    return Tenure.objects.filter(reach(visible_to, READ, on=on)).select_related("agency", "officer")


def of_agency(agency: Agency) -> QuerySet[Tenure]:
    """All tenures of one agency, the newest first."""
    return (
        Tenure.objects.filter(agency=agency)
        .select_related("officer")
        .prefetch_related("suspensions")
        .order_by("-from_on", "-pk")
    )


def of_officer(officer: Officer) -> QuerySet[Tenure]:
    """All tenures of one person, the newest first."""
    return Tenure.objects.filter(officer=officer).select_related("agency").order_by("-from_on", "-pk")


@dataclass(frozen=True)
class Stretch:
    """A part of the band of heads: a holder, or a gap where `tenure` is None. `share` is its width in per cent."""

    from_on: date
    until_on: date | None
    tenure: Tenure | None
    start: float
    share: float

    @property
    def x(self) -> str:
        """For the picture: a number that no language rewrites."""
        return f"{self.start:.2f}%"

    @property
    def width(self) -> str:
        return f"{self.share:.2f}%"

    @property
    def style(self) -> str:
        if self.tenure is None:
            return "gap"
        return "held" if self.tenure.kind in {"appointed", "elected"} else "other"


def band(agency: Agency, *, today: date) -> list[Stretch]:
    """Heads along the line of years from the first known one to today, gaps as gaps."""
    held = list(HeadPeriod.objects.filter(agency=agency).select_related("tenure__officer").order_by("from_on"))
    if not held:
        return []
    end = date.fromordinal(today.toordinal() + 1)
    if agency.valid_until is not None:
        end = min(end, agency.valid_until)
    window = Period(held[0].from_on, max(end, date.fromordinal(held[0].from_on.toordinal() + 1)))
    parts: list[tuple[Period, Tenure | None]] = [
        (Period(row.from_on, row.until_on), row.tenure) for row in held if row.from_on < (window.until_on or end)
    ]
    parts += [(gap, None) for gap in gaps(window, [period for period, _ in parts])]
    return [_stretch(period, tenure, window) for period, tenure in sorted(parts, key=lambda part: part[0].from_on)]


def _stretch(period: Period, tenure: Tenure | None, window: Period) -> Stretch:
    last = window.until_on or period.from_on
    total = max((last - window.from_on).days, 1)
    end = min(period.until_on or last, last)
    start = (period.from_on - window.from_on).days
    share = (end - period.from_on).days
    until_on = period.until_on if tenure is not None or period.until_on != last else None
    return Stretch(period.from_on, until_on, tenure, 100 * start / total, 100 * share / total)


def expiring(*, visible_to: Actor, today: date, until: date) -> QuerySet[Tenure]:
    """Running tenures in the agencies that the reader manages whose end comes by `until` (90 working days before)."""
    managed = Tenure.objects.filter(reach(visible_to, MANAGE, on=today))
    ending = managed.filter(from_on__lte=today, effective_until__gt=today, effective_until__lte=until)
    return ending.select_related("agency", "officer").order_by("effective_until", "pk")
