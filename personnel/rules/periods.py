"""Periods `[from, until)`; None at the start: since before the record, None at the end: still running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """A half-open stretch of days."""

    from_on: date
    until_on: date | None = None

    @property
    def is_empty(self) -> bool:
        return self.until_on is not None and self.until_on <= self.from_on

    def has(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


def overlap(one: Period, other: Period) -> bool:
    """Whether the two share a day."""
    if one.is_empty or other.is_empty:
        return False
    return (other.until_on is None or one.from_on < other.until_on) and (
        one.until_on is None or other.from_on < one.until_on
    )


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two ends, where None never ends."""
    ends = [end for end in (one, other) if end is not None]
    return min(ends) if ends else None


def without(whole: Period, holes: list[Period]) -> list[Period]:
    """What is left of a period when the holes are cut out, in order."""
    left: list[Period] = []
    start = whole.from_on
    for hole in sorted((h for h in holes if overlap(h, whole)), key=lambda h: h.from_on):
        if hole.from_on > start:
            left.append(Period(start, hole.from_on))
        if hole.until_on is None:
            return left
        start = max(start, hole.until_on)
    rest = Period(start, whole.until_on)
    return left if rest.is_empty else [*left, rest]


def gaps(window: Period, held: list[Period]) -> list[Period]:
    """The days of the window that nobody held: derived, never stored."""
    return without(window, held)
