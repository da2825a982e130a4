"""Who holds an office, how long the law lets them, and what in a recorded fact was not lawful.

An unlawful fact is flagged and kept, never refused: a refused fact would shield whoever acted.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from personnel.rules.periods import Period, earlier, without


class Office(StrEnum):
    """Only headships may not overlap; an agency has as many deputies as it has."""

    HEAD = "head"
    DEPUTY = "deputy"


class Kind(StrEnum):
    """How somebody came to hold the office."""

    APPOINTED = "appointed"
    ELECTED = "elected"
    ACTING = "acting"  # giao quyền: full rights and duties, Decree 170/2025 Art. 34(3)
    IN_CHARGE = "in_charge"  # giao phụ trách
    DE_FACTO = "de_facto"  # acted without a decision


class Flag(StrEnum):
    """What is wrong with a recorded tenure."""

    ACTING_TOO_LONG = "acting_too_long"
    TERM_TOO_LONG = "term_too_long"
    NO_DECISION = "no_decision"
    DE_FACTO = "de_facto"
    DECIDED_LATE = "decided_late"


@dataclass(frozen=True)
class Limits:
    """The numbers of one regime; None: the law in force then is not known to this system, so nothing is flagged."""

    source: str
    valid_from: date
    term_years: int | None
    acting_months: int | None
    warning_working_days: int = 90
    suspension_working_days: int = 30
    suspension_extensions: int = 1


REGIMES = (
    Limits("before Decree 170/2025/ND-CP: not known here", date.min, None, None),
    Limits("Decree 170/2025/ND-CP, Art. 28, 34, 36", date(2025, 7, 1), 5, None),
    Limits("Decree 170/2025/ND-CP, Art. 28, 34(3), 36, as amended by Decree 300/2026/ND-CP", date(2026, 8, 1), 5, 12),
)


def limits_on(decided: date) -> Limits:
    """The limits in force on the day of the decision; later law does not reach back."""
    return max((regime for regime in REGIMES if regime.valid_from <= decided), key=lambda regime: regime.valid_from)


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Fact:
    """A tenure as somebody reported it."""

    kind: Kind
    from_on: date
    until_on: date | None = None
    term_end_on: date | None = None
    decision_number: str = ""
    decided_on: date | None = None

    @property
    def regime(self) -> Limits:
        return limits_on(self.decided_on or self.from_on)


def longest_term(fact: Fact) -> date | None:
    """The last end that the law allows: 5 years for an appointment (Art. 28), 12 months for acting (Art. 34(3))."""
    regime = fact.regime
    if fact.kind is Kind.APPOINTED and regime.term_years:
        return add_months(fact.from_on, 12 * regime.term_years)
    if fact.kind is Kind.ACTING and regime.acting_months:
        return add_months(fact.from_on, regime.acting_months)
    return None


def term_end(fact: Fact) -> date | None:
    """The end of the term: the one the decision names, else the legal one.

    A recorded end beyond the legal limit is a fact (somebody did act so long): it stands, and `flags` says so.
    """
    if fact.term_end_on is not None:
        return fact.term_end_on
    limit = longest_term(fact)
    if limit is not None and fact.until_on is not None and fact.until_on > limit:
        return fact.until_on
    return limit


def effective_end(until_on: date | None, term_end_on: date | None) -> date | None:
    """The earlier of the recorded end and the end of the term.

    A head whose term expired without reappointment may not exercise the office (Art. 36(5)): what follows is a gap.
    """
    return earlier(until_on, term_end_on)


def flags(fact: Fact) -> list[Flag]:
    """Everything unlawful about the fact, in a fixed order."""
    found = []
    limit, end = longest_term(fact), effective_end(fact.until_on, term_end(fact))
    if limit is not None and end is not None and end > limit:
        found.append(Flag.ACTING_TOO_LONG if fact.kind is Kind.ACTING else Flag.TERM_TOO_LONG)
    if fact.kind is Kind.DE_FACTO:
        found.append(Flag.DE_FACTO)
    elif not fact.decision_number:
        found.append(Flag.NO_DECISION)
    if fact.decided_on is not None and fact.decided_on > fact.from_on:
        found.append(Flag.DECIDED_LATE)
    return found


def days_in_office(from_on: date, effective_until: date | None, suspensions: list[Period]) -> list[Period]:
    """The stretches in which the holder exercises the office: the tenure less its suspensions."""
    whole = Period(from_on, effective_until)
    return [] if whole.is_empty else without(whole, suspensions)
