"""Choosing a head by open competition: the pilot of Notice 202-TB/TW (2015) and letter 2424/BNV-CCVC (2017-05-09).

Neither text was seen whole: every number below stands with how sure it is, and a page that shows it says so.
The procedure (a written paper, then the defence of a programme of action before a panel whose members mark once and in
secret) is as reported of rounds that were held; see the sources of each record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from recruitment.rules.wording import _

CENT = Decimal("0.01")


@dataclass(frozen=True)
class PilotRules:
    """The numbers of the pilot. `evidence`: V read, S seen in a secondary source, M from memory."""

    source: str
    evidence: str
    written_pass: Decimal
    defence_pass: Decimal
    fewest_candidates: int
    fewest_panel_members: int
    term_years: int


PILOT = PilotRules(
    source=_("Notice 202-TB/TW (2015); letter 2424/BNV-CCVC (09/05/2017)"),
    evidence="S",
    written_pass=Decimal(50),
    defence_pass=Decimal(50),
    fewest_candidates=2,
    fewest_panel_members=3,  # a house rule: the size of the panel was not found in any source
    term_years=5,
)


class SelectionState(StrEnum):
    """Where a selection stands."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    WRITTEN = "written"
    DEFENCE = "defence"
    COUNTED = "counted"
    APPOINTED = "appointed"
    FAILED = "failed"


TRANSITIONS: dict[SelectionState, frozenset[SelectionState]] = {
    SelectionState.DRAFT: frozenset({SelectionState.ANNOUNCED}),
    SelectionState.ANNOUNCED: frozenset({SelectionState.WRITTEN, SelectionState.FAILED}),
    SelectionState.WRITTEN: frozenset({SelectionState.DEFENCE, SelectionState.FAILED}),
    SelectionState.DEFENCE: frozenset({SelectionState.COUNTED}),
    SelectionState.COUNTED: frozenset({SelectionState.APPOINTED, SelectionState.FAILED}),
    SelectionState.APPOINTED: frozenset(),
    SelectionState.FAILED: frozenset(),
}


@dataclass(frozen=True)
class Standing:
    """What one candidate reached. `defence` is None for whoever did not go on to the defence."""

    candidate: str
    written: Decimal | None
    defence: Decimal | None
    rank: int | None
    is_winner: bool = False


@dataclass(frozen=True)
class Count:
    """The whole result: standings, best first, and whether equal marks at the top still need a recorded decision."""

    standings: tuple[Standing, ...]
    tied: tuple[str, ...] = ()

    @property
    def winner(self) -> str | None:
        return next((standing.candidate for standing in self.standings if standing.is_winner), None)


def goes_on(written: Decimal | None, rules: PilotRules = PILOT) -> bool:
    """At least the pass mark in the written paper; who was absent (None) does not go on."""
    return written is not None and written >= rules.written_pass


def mean_mark(sheets: Sequence[Decimal]) -> Decimal:
    """The mean of the members' marks to two decimals, half up. Raises ValueError without sheets: not marked is not 0."""
    if not sheets:
        raise ValueError("no sheets")
    return (sum(sheets, Decimal(0)) / len(sheets)).quantize(CENT, ROUND_HALF_UP)


def count(
    written: Mapping[str, Decimal | None],
    sheets: Mapping[str, Sequence[Decimal]],
    *,
    chosen: str | None = None,
    rules: PilotRules = PILOT,
) -> Count:
    """Rank by the mean mark of the defence; the highest wins if it reaches the pass mark.

    Equal marks at the top are never settled by order of input: `chosen` is the recorded decision, else nobody wins yet.
    """
    means = {name: mean_mark(sheets[name]) for name, mark in written.items() if goes_on(mark, rules)}
    passed = sorted((name for name, mark in means.items() if mark >= rules.defence_pass), key=lambda n: (-means[n], n))
    best = means[passed[0]] if passed else None
    top = tuple(name for name in passed if means[name] == best)
    winner = top[0] if len(top) == 1 else (chosen if chosen in top else None)
    ranks = {name: 1 + sum(means[other] > means[name] for other in passed) for name in passed}
    order = sorted(
        written, key=lambda n: (ranks.get(n, 10**6), n != winner, -(means.get(n) or 0), -(written[n] or 0), n)
    )
    standings = tuple(
        Standing(name, written[name], means.get(name), ranks.get(name), is_winner=name == winner) for name in order
    )
    return Count(standings, () if len(top) < 2 or winner else top)  # noqa: PLR2004 - two make a tie


def term_end(begins_on: date, rules: PilotRules = PILOT) -> date:
    """The day after the last day of the term (periods are half-open)."""
    year = begins_on.year + rules.term_years
    try:
        return begins_on.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)
