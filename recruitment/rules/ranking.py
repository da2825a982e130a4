"""Who wins: Decree 170/2025/ND-CP (as amended), Art. 9 and 10. Everything is recomputed from components.

The order of the input never decides anything, and a candidate who fails changes nobody else's place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from recruitment.rules.marking import CENT, ROUNDING
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


class Standing(NamedTuple):
    """Where one candidate stands, and everything needed to say why. A plain tuple: there may be 100,000 of them."""

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


class _Passer(NamedTuple):
    """Who passed, while places are given. `order` is the total in hundredths, negative: the best comes first."""

    order: int
    candidate: str
    written: Decimal
    interview: Decimal | None
    specialised: Decimal
    priority: Decimal
    total: Decimal


Formula = Callable[[Decimal | None, Decimal | None], Decimal | None]
Group = tuple[list[_Passer], Outcome, Step]  # equals, what they get, and what decided it


def specialised_mark(parts: Components, regime: Regime, *, combined: bool) -> Decimal | None:
    """Art. 9: the written mark, or 0.7 written + 0.3 interview to two decimals. None while a part is missing."""
    return _formula(regime, combined=combined)(parts.written, parts.interview)


def _formula(regime: Regime, *, combined: bool) -> Formula:
    """Art. 9 as one function of both marks, looked up once and not once per candidate."""
    rounding, heavy, light = ROUNDING[regime.rounding.value], regime.written_weight, regime.interview_weight
    if not combined:
        return lambda written, _interview: None if written is None else written.quantize(CENT, rounding)

    def weighted(written: Decimal | None, interview: Decimal | None) -> Decimal | None:
        if written is None or interview is None:
            return None
        if heavy is None or light is None:
            raise ValueError(f"{regime.id}: the weights of a combined examination are not known")
        return (heavy * written + light * interview).quantize(CENT, rounding)

    return weighted


def rank_position(
    entries: Iterable[Components], quota: int, regime: Regime, *, combined: bool, chosen: frozenset[str] = frozenset()
) -> list[Standing]:
    """The list of one position, winners first. `chosen`: whom the head chose among equals at the last place.

    Art. 10(2): only where several are equal at the last place does the chain begin: specialised mark, written mark,
    decision of the head. Until that decision is recorded the equals are UNDECIDED and the result cannot be approved.
    """
    if regime.tie_scope is not TieScope.LAST_PLACE:
        raise ValueError(f"{regime.id}: ties at every place are not ranked by this function")
    passers, rest = _judge(entries, regime, combined=combined)
    passers.sort(key=_CANDIDATE)  # sorting is stable: equal totals stay in the order of their numbers
    passers.sort(key=_ORDER)
    rest.sort(key=itemgetter(0))
    return _place(passers, quota, _chain(regime, combined=combined), chosen) + rest


_ORDER, _CANDIDATE = itemgetter(0), itemgetter(1)


def _judge(entries: Iterable[Components], regime: Regime, *, combined: bool) -> tuple[list[_Passer], list[Standing]]:
    """Art. 10(1): sat every part, at least 50 of 100 in each and in the whole. One pass; the others have no place."""
    mark_of, least = _formula(regime, combined=combined), regime.pass_mark
    each_part = combined and regime.each_part_must_pass
    passers: list[_Passer] = []
    rest: list[Standing] = []
    for entry in entries:
        candidate, written, priority = entry.candidate, entry.written, entry.priority
        interview = entry.interview if combined else None
        mark = mark_of(written, interview)
        if mark is None or written is None:
            rest.append(Standing(candidate, _ABSENT, _NOT_SAT, written, interview, None, priority, None))
            continue
        total = mark + priority
        if each_part and (written < least or (interview is not None and interview < least)):
            rest.append(Standing(candidate, _FAILED, _PART_BELOW, written, interview, mark, priority, total))
        elif mark < least:
            rest.append(Standing(candidate, _FAILED, _BELOW, written, interview, mark, priority, total))
        else:
            passers.append(_Passer(-_hundredths(total), candidate, written, interview, mark, priority, total))
    return passers, rest


_ABSENT, _FAILED = Outcome.ABSENT, Outcome.FAILED
_NOT_SAT, _PART_BELOW, _BELOW = Step.NOT_SAT, Step.PART_BELOW, Step.BELOW


def _hundredths(total: Decimal) -> int:
    """Totals are ordered as whole numbers, exactly: marks and priority points have at most two decimals."""
    scaled = total * 100
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"a total of {total} is not in hundredths")
    return whole


def _chain(regime: Regime, *, combined: bool) -> list[TieStep]:
    return [step for step in regime.tie_chain if combined or step is not TieStep.WRITTEN]


def _place(ordered: list[_Passer], quota: int, chain: Sequence[TieStep], chosen: frozenset[str]) -> list[Standing]:
    """Open the chain only for the equals across whom the last place falls."""
    if not 0 < quota < len(ordered) or ordered[quota - 1].order != ordered[quota].order:
        last = ordered[min(quota, len(ordered)) - 1] if ordered and quota > 0 else None
        edge = _edge(quota, len(ordered), last)
        cut = max(0, min(quota, len(ordered)))  # no equals stand on both sides of it
        return [*_shared(ordered[:cut], 0, Outcome.WINNER, edge), *_shared(ordered[cut:], cut, Outcome.RESERVE, edge)]
    border = ordered[quota].order
    begin, end = bisect_left(ordered, border, key=_ORDER), bisect_right(ordered, border, key=_ORDER)
    groups = _resolve(ordered[begin:end], quota - begin, chain, chosen)
    members = [one for part, outcome, _ in groups if outcome is not Outcome.RESERVE for one in part]
    edge = _edge(quota, len(ordered), min(members, key=lambda one: (one.specialised, one.written)))
    placed = _shared(ordered[:begin], 0, Outcome.WINNER, edge)
    for part, outcome, step in groups:
        rank = len(placed) + 1
        placed += [_finished(one, outcome, step, rank, edge) for one in part]
    return placed + _shared(ordered[end:], end, Outcome.RESERVE, edge)


def _resolve(equals: list[_Passer], places: int, chain: Sequence[TieStep], chosen: frozenset[str]) -> list[Group]:
    """Go down the chain, each step splitting only the group that still straddles the last place."""
    inside: list[Group] = []
    outside: list[Group] = []
    group = equals
    for step in (one for one in chain if one is not TieStep.HEAD):
        higher, group, lower = _split(group, places, step)
        reason = Step(step.value)
        inside += [(part, Outcome.WINNER, reason) for part in higher]
        outside = [(part, Outcome.RESERVE, reason) for part in lower] + outside
        places -= sum(len(part) for part in higher)
        if not group:
            return inside + outside
    picked = [one for one in group if one.candidate in chosen]
    if len(picked) != places:
        return [*inside, (group, Outcome.UNDECIDED, Step.TIE_OPEN), *outside]
    others = [one for one in group if one.candidate not in chosen]
    decided = [(picked, Outcome.WINNER, Step.TIE_HEAD), (others, Outcome.RESERVE, Step.TIE_HEAD)]
    return inside + decided + outside


def _value(one: _Passer, step: TieStep) -> Decimal:
    return one.specialised if step is TieStep.SPECIALISED else one.written


def _split(
    group: list[_Passer], places: int, step: TieStep
) -> tuple[list[list[_Passer]], list[_Passer], list[list[_Passer]]]:
    """(wholly within the places, still straddling, wholly outside), by one criterion, highest first."""
    by_value: dict[Decimal, list[_Passer]] = {}
    for one in group:
        by_value.setdefault(_value(one, step), []).append(one)
    layers = [by_value[value] for value in sorted(by_value, reverse=True)]
    inside: list[list[_Passer]] = []
    for index, layer in enumerate(layers):
        if len(layer) > places:
            straddling = layer if places > 0 else []
            return inside, straddling, layers[index + 1 :] if places > 0 else layers[index:]
        inside.append(layer)
        places -= len(layer)
    return inside, [], []


Edge = tuple[int, int, Decimal | None, Decimal | None, Decimal | None]


def _edge(quota: int, passed: int, last: _Passer | None) -> Edge:
    """What every standing of the position says about the last post: the same values for all."""
    return (quota, passed, *((last.total, last.specialised, last.written) if last else (None, None, None)))


def _shared(ordered: list[_Passer], before: int, outcome: Outcome, edge: Edge) -> list[Standing]:
    """Equal totals share a rank, as nothing in the law tells them apart. `before`: how many stand above."""
    placed: list[Standing] = []
    rank, order, step = 0, None, Step.TOTAL
    for place, one in enumerate(ordered, before + 1):
        if one.order != order:
            rank, order = place, one.order
        placed.append(_finished(one, outcome, step, rank, edge))
    return placed


def _finished(one: _Passer, outcome: Outcome, step: Step, rank: int, edge: Edge) -> Standing:
    return Standing(one[1], outcome, step, *one[2:], rank, *edge)


def has_open_tie(standings: Iterable[Standing]) -> bool:
    """An undecided tie blocks the approval of the result (Art. 10(2))."""
    return any(one.outcome is Outcome.UNDECIDED for one in standings)
