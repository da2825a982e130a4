"""Who wins: Decree 170/2025/ND-CP (as amended), Art. 9 and 10. Everything is recomputed from components.

The order of the input never decides anything, and a candidate who fails changes nobody else's place.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from recruitment.rules.marking import to_two_decimals
from recruitment.rules.regimes import Regime, TieScope, TieStep


class Outcome(StrEnum):
    WINNER = "winner"
    RESERVE = "reserve"  # passed, beyond the quota
    FAILED = "failed"
    ABSENT = "absent"  # a part was not sat or not marked: never a 0
    UNDECIDED = "undecided"


class Step(StrEnum):
    """The step that decided a place; shown to the candidate in words."""

    NOT_SAT = "not_sat"
    PART_BELOW = "part_below"
    BELOW = "below"
    TOTAL = "total"
    TIE_SPECIALISED = "specialised"
    TIE_WRITTEN = "written"
    TIE_HEAD = "head"
    TIE_OPEN = "tie_open"


@dataclass(frozen=True)
class Components:
    """What one candidate brings: settled marks and priority points. None means not sat or not marked."""

    candidate: str
    written: Decimal | None
    interview: Decimal | None
    priority: Decimal = Decimal(0)


@dataclass(frozen=True)
class Standing:
    """Where one candidate stands, and everything needed to say why."""

    candidate: str
    outcome: Outcome
    step: Step
    written: Decimal | None
    interview: Decimal | None
    specialised: Decimal | None
    priority: Decimal
    total: Decimal | None
    rank: int | None = None
    quota: int = 0
    passed: int = 0
    last_total: Decimal | None = None  # of the last place within the quota
    last_specialised: Decimal | None = None
    last_written: Decimal | None = None


def specialised_mark(parts: Components, regime: Regime, *, combined: bool) -> Decimal | None:
    """Art. 9: the written mark, or 0.7 written + 0.3 interview to two decimals. None while a part is missing."""
    if parts.written is None or (combined and parts.interview is None):
        return None
    if not combined or parts.interview is None:
        return to_two_decimals(parts.written, regime.rounding.value)
    if regime.written_weight is None or regime.interview_weight is None:
        raise ValueError(f"{regime.id}: the weights of a combined examination are not known")
    weighted = regime.written_weight * parts.written + regime.interview_weight * parts.interview
    return to_two_decimals(weighted, regime.rounding.value)


def rank_position(
    entries: Iterable[Components], quota: int, regime: Regime, *, combined: bool, chosen: frozenset[str] = frozenset()
) -> list[Standing]:
    """The list of one position, winners first. `chosen`: whom the head chose among equals at the last place.

    Art. 10(2): only where several are equal at the last place does the chain begin: specialised mark, written mark,
    decision of the head. Until that decision is recorded the equals are UNDECIDED and the result cannot be approved.
    """
    if regime.tie_scope is not TieScope.LAST_PLACE:
        raise ValueError(f"{regime.id}: ties at every place are not ranked by this function")
    judged = [_judge(entry, regime, combined=combined) for entry in entries]
    passers = [standing for standing in judged if standing.outcome is Outcome.RESERVE]
    ranked = _place(passers, quota, _chain(regime, combined=combined), chosen)
    rest = [standing for standing in judged if standing.outcome is not Outcome.RESERVE]
    return ranked + sorted(rest, key=lambda one: one.candidate)


def _judge(entry: Components, regime: Regime, *, combined: bool) -> Standing:
    """Art. 10(1): sat every part, at least 50 of 100 in each and in the whole."""
    mark = specialised_mark(entry, regime, combined=combined)
    outcome, step = Outcome.RESERVE, Step.TOTAL
    if mark is None:
        outcome, step = Outcome.ABSENT, Step.NOT_SAT
    elif combined and regime.each_part_must_pass and min(entry.written, entry.interview) < regime.pass_mark:  # type: ignore[type-var]
        outcome, step = Outcome.FAILED, Step.PART_BELOW
    elif mark < regime.pass_mark:
        outcome, step = Outcome.FAILED, Step.BELOW
    total = mark + entry.priority if mark is not None else None
    interview = entry.interview if combined else None
    return Standing(entry.candidate, outcome, step, entry.written, interview, mark, entry.priority, total)


def _chain(regime: Regime, *, combined: bool) -> list[TieStep]:
    return [step for step in regime.tie_chain if combined or step is not TieStep.WRITTEN]


def _place(passers: list[Standing], quota: int, chain: Sequence[TieStep], chosen: frozenset[str]) -> list[Standing]:
    """Order by total; open the chain only for the equals across whom the last place falls."""
    ordered = sorted(passers, key=lambda one: (-_total(one), one.candidate))
    if not 0 < quota < len(ordered) or _total(ordered[quota - 1]) != _total(ordered[quota]):
        return _numbered(ordered, quota)
    border = _total(ordered[quota - 1])
    above = [one for one in ordered if _total(one) > border]
    equals = [one for one in ordered if _total(one) == border]
    below = [one for one in ordered if _total(one) < border]
    resolved = _resolve(equals, quota - len(above), chain, chosen)
    return _after_tie(above, resolved, below, quota)


def _total(standing: Standing) -> Decimal:
    if standing.total is None:
        raise ValueError("only who passed has a total to be ranked by")
    return standing.total


@dataclass(frozen=True)
class _Resolved:
    """The equals in order, with what each was decided by and whether they are in."""

    groups: list[tuple[list[Standing], Outcome, Step]]


def _value(standing: Standing, step: TieStep) -> Decimal:
    value = standing.specialised if step is TieStep.SPECIALISED else standing.written
    return value if value is not None else Decimal(-1)


def _resolve(equals: list[Standing], places: int, chain: Sequence[TieStep], chosen: frozenset[str]) -> _Resolved:
    """Go down the chain, each step splitting only the group that still straddles the last place."""
    inside: list[tuple[list[Standing], Outcome, Step]] = []
    outside: list[tuple[list[Standing], Outcome, Step]] = []
    group = equals
    for step in (one for one in chain if one is not TieStep.HEAD):
        higher, group, lower = _split(group, places, step)
        reason = Step(step.value)
        inside += [(part, Outcome.WINNER, reason) for part in higher]
        outside = [(part, Outcome.RESERVE, reason) for part in lower] + outside
        places -= sum(len(part) for part in higher)
        if not group:
            return _Resolved(inside + outside)
    picked = [one for one in group if one.candidate in chosen]
    if len(picked) != places:
        return _Resolved([*inside, (group, Outcome.UNDECIDED, Step.TIE_OPEN), *outside])
    others = [one for one in group if one.candidate not in chosen]
    decided = [(picked, Outcome.WINNER, Step.TIE_HEAD), (others, Outcome.RESERVE, Step.TIE_HEAD)]
    return _Resolved(inside + decided + outside)


def _split(
    group: list[Standing], places: int, step: TieStep
) -> tuple[list[list[Standing]], list[Standing], list[list[Standing]]]:
    """(wholly within the places, still straddling, wholly outside), by one criterion, highest first."""
    values = sorted({_value(one, step) for one in group}, reverse=True)
    layers = [[one for one in group if _value(one, step) == value] for value in values]
    inside: list[list[Standing]] = []
    for index, layer in enumerate(layers):
        if len(layer) > places:
            straddling = layer if places > 0 else []
            return inside, straddling, layers[index + 1 :] if places > 0 else layers[index:]
        inside.append(layer)
        places -= len(layer)
    return inside, [], []


def _numbered(ordered: list[Standing], quota: int) -> list[Standing]:
    """Without a tie at the last place: equal totals share a rank, as nothing in the law tells them apart."""
    size = (quota, len(ordered))
    last = ordered[min(quota, len(ordered)) - 1] if ordered and quota > 0 else None
    return [
        _finished(one, Outcome.WINNER if rank <= quota else Outcome.RESERVE, Step.TOTAL, rank, size, last)
        for one, rank in _shared(ordered, 0)
    ]


def _after_tie(above: list[Standing], tie: _Resolved, below: list[Standing], quota: int) -> list[Standing]:
    size = (quota, len(above) + sum(len(part) for part, _, _ in tie.groups) + len(below))
    members = [one for part, outcome, _ in tie.groups if outcome is not Outcome.RESERVE for one in part]
    last = min(members, key=lambda one: (_value(one, TieStep.SPECIALISED), _value(one, TieStep.WRITTEN)))
    placed = [_finished(one, Outcome.WINNER, Step.TOTAL, rank, size, last) for one, rank in _shared(above, 0)]
    done = len(above)
    for part, outcome, step in tie.groups:
        placed += [_finished(one, outcome, step, done + 1, size, last) for one in part]
        done += len(part)
    return placed + [_finished(one, Outcome.RESERVE, Step.TOTAL, rank, size, last) for one, rank in _shared(below, done)]


def _shared(ordered: list[Standing], before: int) -> list[tuple[Standing, int]]:
    ranks: dict[Decimal, int] = {}
    for index, standing in enumerate(ordered):
        ranks.setdefault(_total(standing), before + index + 1)
    return [(standing, ranks[_total(standing)]) for standing in ordered]


def _finished(
    standing: Standing, outcome: Outcome, step: Step, rank: int, size: tuple[int, int], last: Standing | None
) -> Standing:
    return Standing(
        candidate=standing.candidate,
        outcome=outcome,
        step=step,
        written=standing.written,
        interview=standing.interview,
        specialised=standing.specialised,
        priority=standing.priority,
        total=standing.total,
        rank=rank,
        quota=size[0],
        passed=size[1],
        last_total=last.total if last else None,
        last_specialised=last.specialised if last else None,
        last_written=last.written if last else None,
    )


def has_open_tie(standings: Iterable[Standing]) -> bool:
    """An undecided tie blocks the approval of the result (Art. 10(2))."""
    return any(one.outcome is Outcome.UNDECIDED for one in standings)
