"""Decree 170/2025 Art. 28, 34, 36, row by row and by properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personnel.rules.periods import Period, gaps, overlap, without
from personnel.rules.tenure import (
    Fact,
    Flag,
    Kind,
    add_months,
    days_in_office,
    effective_end,
    flags,
    limits_on,
    term_end,
)

D = date


@pytest.mark.parametrize(
    ("fact", "end"),
    [
        # Art. 28: five years
        (Fact(Kind.APPOINTED, D(2026, 3, 15), decision_number="1"), D(2031, 3, 15)),
        (Fact(Kind.APPOINTED, D(2028, 2, 29), decision_number="1"), D(2033, 2, 28)),
        # before Decree 170 the limit is not known here
        (Fact(Kind.APPOINTED, D(2020, 1, 1), decision_number="1"), None),
        # Art. 34(3) as amended: acting twelve months, by the date of the decision
        (Fact(Kind.ACTING, D(2026, 9, 1), decision_number="1"), D(2027, 9, 1)),
        (Fact(Kind.ACTING, D(2026, 8, 5), decision_number="1", decided_on=D(2026, 7, 31)), None),
        # the decision names the end
        (Fact(Kind.APPOINTED, D(2026, 3, 15), term_end_on=D(2028, 1, 1), decision_number="1"), D(2028, 1, 1)),
        # a fact beyond the limit stands
        (Fact(Kind.ACTING, D(2026, 9, 1), until_on=D(2027, 10, 1), decision_number="1"), D(2027, 10, 1)),
        (Fact(Kind.ELECTED, D(2026, 6, 1), decision_number="1"), None),
        (Fact(Kind.DE_FACTO, D(2026, 6, 1)), None),
    ],
)
def test_the_end_of_the_term_is_the_decisions_or_the_laws(fact: Fact, end: date | None) -> None:
    assert term_end(fact) == end


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        (Fact(Kind.APPOINTED, D(2026, 3, 15), decision_number="1"), []),
        (Fact(Kind.ACTING, D(2026, 9, 1), until_on=D(2027, 10, 1), decision_number="1"), [Flag.ACTING_TOO_LONG]),
        (Fact(Kind.ACTING, D(2026, 9, 1), until_on=D(2027, 9, 1), decision_number="1"), []),
        (Fact(Kind.APPOINTED, D(2026, 1, 1), term_end_on=D(2032, 1, 1), decision_number="1"), [Flag.TERM_TOO_LONG]),
        (Fact(Kind.DE_FACTO, D(2026, 1, 1)), [Flag.DE_FACTO]),
        (Fact(Kind.ACTING, D(2026, 9, 1)), [Flag.NO_DECISION]),
        (Fact(Kind.IN_CHARGE, D(2026, 9, 1), decision_number="1", decided_on=D(2026, 9, 2)), [Flag.DECIDED_LATE]),
    ],
)
def test_unlawful_facts_are_flagged(fact: Fact, found: list[Flag]) -> None:
    assert flags(fact) == found


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (D(2026, 1, 31), 1, D(2026, 2, 28)),
        (D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2026, 12, 15), 1, D(2027, 1, 15)),
        (D(2026, 11, 30), 12, D(2027, 11, 30)),
    ],
)
def test_months_end_on_a_day_that_exists(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


def test_later_law_does_not_reach_back() -> None:
    assert limits_on(D(2026, 7, 31)).acting_months is None
    assert limits_on(D(2026, 8, 1)).acting_months == 12
    assert limits_on(D(2025, 6, 30)).term_years is None


def test_the_effective_end_is_the_earlier_one() -> None:
    assert effective_end(D(2027, 1, 1), D(2026, 1, 1)) == D(2026, 1, 1)
    assert effective_end(None, D(2026, 1, 1)) == D(2026, 1, 1)
    assert effective_end(None, None) is None


def test_a_suspension_takes_its_days_out_of_the_tenure() -> None:
    assert days_in_office(D(2026, 1, 1), D(2026, 12, 1), [Period(D(2026, 3, 1), D(2026, 4, 1))]) == [
        Period(D(2026, 1, 1), D(2026, 3, 1)),
        Period(D(2026, 4, 1), D(2026, 12, 1)),
    ]


days = st.dates(D(2020, 1, 1), D(2030, 1, 1))
periods = st.builds(lambda start, length: Period(start, start + timedelta(days=length)), days, st.integers(1, 900))


@given(periods, st.lists(periods, max_size=6))
def test_what_is_left_and_the_holes_share_no_day_and_lose_none(whole: Period, holes: list[Period]) -> None:
    left = without(whole, holes)
    assert not any(overlap(part, hole) for part in left for hole in holes)
    day = whole.from_on
    while whole.has(day):
        assert any(part.has(day) for part in left) != any(hole.has(day) for hole in holes)
        day += timedelta(days=11)


@given(periods, st.lists(periods, max_size=6))
def test_no_head_is_in_a_gap(window: Period, held: list[Period]) -> None:
    assert not any(overlap(gap, period) for gap in gaps(window, held) for period in held)


@given(periods, periods)
def test_overlap_is_the_same_both_ways(one: Period, other: Period) -> None:
    assert overlap(one, other) == overlap(other, one)
