"""The pilot of choosing heads by competition, as a table and as properties."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.rules.leadership import count, goes_on, mean_mark, term_end

marks = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("written", "expected"),
    [(Decimal(50), True), (Decimal("49.99"), False), (Decimal(0), False), (None, False), (Decimal(100), True)],
)
def test_half_of_the_written_paper_opens_the_defence(written: Decimal | None, expected: bool) -> None:
    assert goes_on(written) is expected


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [(["84.4", "84.4"], "84.40"), (["82", "83", "83"], "82.67"), (["50.00", "50.01"], "50.01"), (["0"], "0.00")],
)
def test_the_mark_of_the_defence_is_the_mean_of_the_members_rounded_half_up(sheets: list[str], expected: str) -> None:
    assert mean_mark([Decimal(sheet) for sheet in sheets]) == Decimal(expected)


def test_a_candidate_nobody_marked_has_no_mean_instead_of_zero() -> None:
    with pytest.raises(ValueError, match="no sheets"):
        mean_mark([])


def test_the_highest_mean_wins() -> None:
    result = count(
        {"A": Decimal(60), "B": Decimal(90), "C": Decimal(40)},
        {"A": [Decimal(84), Decimal(85)], "B": [Decimal(80), Decimal(80)]},
    )
    assert [(s.candidate, s.rank, s.is_winner) for s in result.standings] == [
        ("A", 1, True),
        ("B", 2, False),
        ("C", None, False),
    ]


def test_nobody_wins_below_half_in_the_defence() -> None:
    result = count({"A": Decimal(60), "B": Decimal(90)}, {"A": [Decimal("49.99")], "B": [Decimal(10)]})
    assert (result.winner, result.tied) == (None, ())


def test_equal_marks_at_the_top_wait_for_a_recorded_decision() -> None:
    facts = {"A": Decimal(60), "B": Decimal(90)}, {"A": [Decimal(80)], "B": [Decimal(80)]}
    assert (count(*facts).winner, count(*facts).tied) == (None, ("A", "B"))
    assert (count(*facts, chosen="B").winner, count(*facts, chosen="B").tied) == ("B", ())


def test_a_decision_cannot_choose_somebody_who_is_not_at_the_top() -> None:
    assert (
        count(
            {"A": Decimal(60), "B": Decimal(90), "C": Decimal(70)},
            {"A": [Decimal(80)], "B": [Decimal(80)], "C": [Decimal(70)]},
            chosen="C",
        ).winner
        is None
    )


@given(
    st.dictionaries(st.sampled_from("ABCDEF"), st.tuples(marks, st.lists(marks, min_size=1, max_size=5)), min_size=2)
)
def test_the_order_of_input_never_matters(facts: dict[str, tuple[Decimal, list[Decimal]]]) -> None:
    written = {name: mark for name, (mark, _) in facts.items()}
    sheets = {name: given_marks for name, (_, given_marks) in facts.items()}
    backwards = dict(reversed(list(written.items())))
    assert count(written, sheets) == count(backwards, sheets)


@given(
    st.dictionaries(st.sampled_from("ABCDEF"), st.tuples(marks, st.lists(marks, min_size=1, max_size=5)), min_size=2)
)
def test_a_candidate_who_fails_the_written_paper_changes_nobody(
    facts: dict[str, tuple[Decimal, list[Decimal]]],
) -> None:
    written: dict[str, Decimal | None] = {name: mark for name, (mark, _) in facts.items()}
    sheets = {name: given_marks for name, (_, given_marks) in facts.items()}
    with_another = count({**written, "Z": Decimal("49.99")}, sheets)
    assert [s for s in with_another.standings if s.candidate != "Z"] == list(count(written, sheets).standings)


@pytest.mark.parametrize(
    ("begins", "ends"), [(date(2026, 12, 1), date(2031, 12, 1)), (date(2024, 2, 29), date(2029, 3, 1))]
)
def test_the_term_is_five_years(begins: date, ends: date) -> None:
    assert term_end(begins) == ends
