"""Comparing agencies fairly: rates on what they served, funnel limits, no league table (Spiegelhalter 2005).

D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005),
1185-1202: the target is the pooled rate, the limits are quantiles of the exact Poisson distribution, interpolated
(appendix A.1.1). Only concluded and founded cases are outcomes: an accusation is never a finding.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from integrity.rules.wording import gettext_noop

SMALL_CELL = 5
EXACT_UP_TO = 500.0
LIMIT_95 = (0.025, 0.975)
LIMIT_998 = (0.001, 0.999)
PER = 10_000


class Standing(StrEnum):
    EXPECTED = "expected"
    HIGH = "high"
    VERY_HIGH = "very_high"
    LOW = "low"
    VERY_LOW = "very_low"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"


STANDING_LABELS: dict[Standing, str] = {
    Standing.EXPECTED: gettext_noop("within what chance explains"),
    Standing.HIGH: gettext_noop("above the 95 % limit: look closer"),
    Standing.VERY_HIGH: gettext_noop("above the 99.8 % limit: look into it"),
    Standing.LOW: gettext_noop("below the 95 % limit"),
    Standing.VERY_LOW: gettext_noop("below the 99.8 % limit"),
    Standing.UNKNOWN: gettext_noop("no figure of transactions served"),
    Standing.HIDDEN: gettext_noop("not shown"),
}


def suppressed(count: int) -> int | None:
    """None for a cell below five, zero included: a published 0 beside a hidden cell would tell."""
    return count if count >= SMALL_CELL else None


def poisson_quantile(p: float, mean: float) -> float:
    """The p-quantile of a Poisson, interpolated as in Spiegelhalter A.1.1; the normal approximation when large."""
    if mean <= 0:
        return 0.0
    if mean > EXACT_UP_TO:
        return max(0.0, mean + NormalDist().inv_cdf(p) * math.sqrt(mean))
    term = cumulated = math.exp(-mean)
    k, before = 0, 0.0
    while cumulated < p:
        k += 1
        term *= mean / k
        before, cumulated = cumulated, cumulated + term
    share = (cumulated - p) / (cumulated - before)
    return max(0.0, k - share)


def wilson(successes: int, trials: int, level: float = 0.95) -> tuple[float, float] | None:
    """Wilson's interval of a proportion; None where nothing was tried."""
    if trials <= 0:
        return None
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share = successes / trials
    centre = share + z * z / (2 * trials)
    width = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (centre - width) / scale), min(1.0, (centre + width) / scale)


@dataclass(frozen=True)
class Outcome:
    """One agency: transactions served and founded conclusions in the period."""

    agency_id: int
    served: int
    founded: int


@dataclass(frozen=True)
class Compared:
    """Rates per 10,000 transactions."""

    agency_id: int
    served: int
    founded: int
    rate: float | None
    limits_95: tuple[float, float] | None
    limits_998: tuple[float, float] | None
    standing: Standing


def target_of(outcomes: Iterable[Outcome]) -> float | None:
    """The pooled rate per transaction; None without transactions."""
    known = [outcome for outcome in outcomes if outcome.served > 0]
    served = sum(outcome.served for outcome in known)
    return sum(outcome.founded for outcome in known) / served if served else None


def compare(outcomes: Iterable[Outcome]) -> list[Compared]:
    """Each agency against the pooled rate, in the order given: the funnel is no league table."""
    rows = list(outcomes)
    target = target_of(rows)
    return [_compared(row, target) for row in rows]


def limits(target: float, served: int, tails: tuple[float, float]) -> tuple[float, float]:
    low, high = (poisson_quantile(p, target * served) for p in tails)
    return low / served * PER, high / served * PER


def _compared(row: Outcome, target: float | None) -> Compared:
    if target is None or row.served <= 0:
        return Compared(row.agency_id, row.served, row.founded, None, None, None, Standing.UNKNOWN)
    rate = row.founded / row.served * PER
    inner, outer = limits(target, row.served, LIMIT_95), limits(target, row.served, LIMIT_998)
    return Compared(row.agency_id, row.served, row.founded, rate, inner, outer, _standing(rate, inner, outer))


def _standing(rate: float, inner: tuple[float, float], outer: tuple[float, float]) -> Standing:
    if rate > outer[1]:
        return Standing.VERY_HIGH
    if rate > inner[1]:
        return Standing.HIGH
    if rate < outer[0]:
        return Standing.VERY_LOW
    return Standing.LOW if rate < inner[0] else Standing.EXPECTED
