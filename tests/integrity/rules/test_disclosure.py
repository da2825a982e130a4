"""What heads and barred inspectors may learn from a report: no small cell, by no subtraction."""

import pytest

from integrity.rules.comparison import PER, Outcome, compare, target_of
from integrity.rules.disclosure import for_head, without


def report(*cells):
    """Figures with one row per (code, served, concluded, founded)."""
    outcomes = [Outcome(n, served, founded) for n, (_code, served, _concluded, founded) in enumerate(cells)]
    rows = [
        {"agency": code, "code": code, "served": served, "concluded": concluded, "founded": founded, "rate": row.rate,
         "limits_95": row.limits_95, "limits_998": row.limits_998, "standing": str(row.standing),
         "heads": [{"name": "A", "founded": founded}] if founded else []}
        for (code, served, concluded, founded), row in zip(cells, compare(outcomes), strict=True)
    ]  # fmt: skip
    return {
        "target": (target_of(outcomes) or 0) * PER, "rows": rows, "received": 40, "in_time": {"due": 20, "kept": 18},
        "concluded": sum(cell[2] for cell in cells), "founded": sum(cell[3] for cell in cells),
    }  # fmt: skip


LARGE = ("L", 9000, 12, 8)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_small_cell_and_what_tells_it_is_gone(count):
    row = for_head(report(LARGE, ("S", 4000, 4, count)))["rows"][1]
    told = [row[key] for key in ("concluded", "founded", "rate", "limits_95", "limits_998", "heads", "standing")]
    assert told == [None, None, None, None, None, [], "hidden"]


def test_one_hidden_cell_hides_the_total_the_target_and_every_limit():
    shown = for_head(report(LARGE, ("S", 4000, 4, 1)))
    assert (shown["concluded"], shown["founded"], shown["target"]) == (None, None, None)
    assert (shown["rows"][0]["founded"], shown["rows"][0]["rate"], shown["rows"][0]["limits_95"]) == (8, None, None)


def test_two_hidden_cells_of_five_together_leave_the_total():
    shown = for_head(report(LARGE, ("S", 4000, 4, 3), ("T", 4000, 3, 3)))
    assert (shown["concluded"], shown["founded"]) == (19, 14)


def test_two_hidden_cells_of_less_than_five_hide_it():
    assert for_head(report(LARGE, ("S", 4000, 4, 1), ("T", 4000, 3, 1)))["founded"] is None


def test_large_numbers_are_whole_for_everybody():
    figures = report(LARGE, ("M", 7000, 9, 6))
    assert for_head(figures) == {**figures, "is_suppressed": True}


def test_a_barred_inspector_reads_what_a_report_without_the_agency_would_say():
    figures = report(LARGE, ("M", 7000, 9, 6), ("S", 4000, 4, 1))
    expected = report(LARGE, ("S", 4000, 4, 1))
    shown = without(figures, frozenset({"M"}))
    assert shown == {**expected, "received": None, "in_time": None, "is_partial": True}
    assert without(figures, frozenset({"X"})) is figures
