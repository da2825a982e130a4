"""What a reader may learn from the frozen figures of a report: no small cells, and nothing of agencies they are barred on.

A total that stands beside shown cells tells the hidden ones by subtraction, so it is hidden too unless at least two
cells are hidden that make five or more together (complementary suppression).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from integrity.rules.comparison import PER, SMALL_CELL, Compared, Outcome, compare, suppressed, target_of

COUNTS = ("concluded", "founded")
TOLD_BY_FOUNDED: dict[str, Any] = {
    "founded": None,
    "rate": None,
    "limits_95": None,
    "limits_998": None,
    "standing": "hidden",
    "heads": [],
}


def for_head(figures: dict[str, Any]) -> dict[str, Any]:
    """For heads of agencies: a count below five, and whatever it could be computed from, is None."""
    shown = {**figures, "rows": [_without_small_cells(row) for row in figures["rows"]], "is_suppressed": True}
    for count in COUNTS:
        shown[count] = _total(figures[count], [row[count] for row in figures["rows"]])
    if shown["founded"] is None:
        shown["target"] = None
        shown["rows"] = [
            {**row, **TOLD_BY_FOUNDED, "founded": row["founded"], "heads": row["heads"]} for row in shown["rows"]
        ]
    timely = figures["in_time"]
    shown["in_time"] = timely if timely and suppressed(timely["kept"]) is not None else None
    return shown


def _without_small_cells(row: dict[str, Any]) -> dict[str, Any]:
    shown = {**row, "concluded": suppressed(row["concluded"])}
    if suppressed(row["founded"]) is None:
        return {**shown, **TOLD_BY_FOUNDED}
    are_large = all(suppressed(head["founded"]) is not None for head in row["heads"])
    return {**shown, "heads": row["heads"] if are_large else []}


def _total(total: int, cells: Sequence[int]) -> int | None:
    hidden = [cell for cell in cells if suppressed(cell) is None]
    is_safe = not hidden or (len(hidden) > 1 and sum(hidden) >= SMALL_CELL)
    return suppressed(total) if is_safe else None


def without(figures: dict[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """For an inspector who is barred on some of the agencies (by code): their rows are gone, and all that is common is
    computed again from the rest, so that no difference tells of them. Whole numbers otherwise.
    """
    rows = [row for row in figures["rows"] if row["code"] not in hidden]
    if len(rows) == len(figures["rows"]):
        return figures
    outcomes = [Outcome(number, row["served"], row["founded"]) for number, row in enumerate(rows)]
    target = target_of(outcomes)
    totals = {count: sum(row[count] for row in rows) for count in COUNTS}
    again = [_compared_again(row, compared) for row, compared in zip(rows, compare(outcomes), strict=True)]
    return {
        **figures,
        **totals,
        "rows": again,
        "target": None if target is None else target * PER,
        "received": None,
        "in_time": None,
        "is_partial": True,
    }


def _compared_again(row: dict[str, Any], compared: Compared) -> dict[str, Any]:
    limits = {"limits_95": compared.limits_95, "limits_998": compared.limits_998}
    return {**row, **limits, "rate": compared.rate, "standing": str(compared.standing)}
