"""Circular 22/2025/TT-BNV, Art. 16(2) and 22; Decree 170/2025, Art. 9."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.rules.marking import Step, mean, parse_mark, passes_round1, settle_script, settle_sheets
from recruitment.rules.regulations import TT001

marks = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("first", "second", "third", "ruling", "step", "mark"),
    [
        ("70", "75", None, None, Step.MEAN, "72.50"),  # d = 5: the mean
        ("70.25", "75.24", None, None, Step.MEAN, "72.75"),  # 72.745 rounded half up
        ("70", "75.01", None, None, Step.HEAD_NEEDED, None),  # 5 < d < 10
        ("70", "79.99", None, "76", Step.HEAD, "76.00"),
        ("70", "80", None, None, Step.THIRD_NEEDED, None),  # d = 10
        ("70", "80", "80", None, Step.TWO_OF_THREE, "80.00"),
        ("70", "80", "75", None, Step.COLLECTIVE_NEEDED, None),
        ("70", "80", "75", "76.5", Step.COLLECTIVE, "76.50"),
        (None, "80", None, "99", Step.WAITING, None),  # not marked is not 0, and no ruling replaces a marker
        ("0", "0", None, None, Step.MEAN, "0.00"),
        ("70", "75", None, "99", Step.MEAN, "72.50"),  # a ruling counts only where the law asks for one
    ],
)
def test_two_marks_become_one_by_the_distance_between_them(first, second, third, ruling, step, mark):
    value = [Decimal(text) if text is not None else None for text in (first, second, third, ruling)]
    settled = settle_script(*value)
    assert (settled.step, settled.mark) == (step, Decimal(mark) if mark else None)


@pytest.mark.parametrize(
    ("sheets", "ruling", "step", "mark"),
    [
        (["80", "90"], None, Step.MEAN, "85.00"),
        (["80", "90.01"], None, Step.HEAD_NEEDED, None),
        (["80", "95"], "88", Step.HEAD, "88.00"),
        (["80"], None, Step.WAITING, None),
        (["70", "70", "71"], None, Step.MEAN, "70.33"),
    ],
)
def test_interview_sheets_up_to_ten_apart_give_their_mean(sheets, ruling, step, mark):
    settled = settle_sheets([Decimal(text) for text in sheets], Decimal(ruling) if ruling else None)
    assert (settled.step, settled.mark) == (step, Decimal(mark) if mark else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("85,5", "85.5"),
        ("85.5", "85.5"),
        ("100", "100"),
        ("0", "0"),
        ("100,01", None),
        ("85,555", None),
        ("-1", None),
        ("1.000,5", None),
        ("", None),
        ("tám", None),
        ("NaN", None),
        ("٣", None),
    ],
)
def test_a_mark_is_typed_with_comma_or_point_and_stays_on_the_scale(text, value):
    assert parse_mark(text) == (Decimal(value) if value else None)


def test_a_regulation_whose_tolerance_is_unknown_is_never_guessed():
    with pytest.raises(ValueError, match="TT001-2025"):
        settle_script(Decimal(1), Decimal(1), regulation=TT001)


@pytest.mark.parametrize(("correct", "passes"), [(29, False), (30, True), (60, True), (0, False)])
def test_round_one_is_passed_with_half_of_the_questions(correct, passes):
    assert passes_round1(correct, 60) is passes


@given(marks, marks, st.none() | marks, st.none() | marks)
def test_who_marked_first_never_matters(first, second, third, ruling):
    assert settle_script(first, second, third, ruling) == settle_script(second, first, third, ruling)


@given(st.lists(marks, min_size=1, max_size=7))
def test_a_mean_lies_between_its_marks(values):
    assert min(values) <= mean(values) <= max(values)
