"""Funnel limits (Spiegelhalter 2005), Wilson's interval, small cells."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity.rules.comparison import (
    LIMIT_95,
    LIMIT_998,
    Outcome,
    Standing,
    compare,
    limits,
    poisson_quantile,
    suppressed,
    wilson,
)
from integrity.rules.states import STATE_WORDS, TRANSITIONS, State, may_move


def cdf(k: int, mean: float) -> float:
    return sum(math.exp(-mean) * mean**i / math.factorial(i) for i in range(k + 1))


@pytest.mark.parametrize(("mean", "p"), [(1.0, 0.975), (4.2, 0.999), (10.0, 0.025), (20.0, 0.975)])
def test_the_quantile_lies_just_below_the_smallest_count_that_reaches_p(mean, p):
    smallest = next(k for k in range(200) if cdf(k, mean) >= p)
    assert smallest - 1 <= poisson_quantile(p, mean) <= smallest


@given(mean=st.floats(0.01, 2000), low=st.floats(0.001, 0.5), high=st.floats(0.5, 0.999))
def test_quantiles_grow_with_p(mean, low, high):
    assert poisson_quantile(low, mean) <= poisson_quantile(high, mean) + 1e-9


@given(target=st.floats(1e-5, 1e-2), served=st.integers(100, 100_000))
def test_the_outer_limits_enclose_the_inner(target, served):
    inner, outer = limits(target, served, LIMIT_95), limits(target, served, LIMIT_998)
    assert outer[0] <= inner[0] <= inner[1] <= outer[1]


def test_one_founded_case_on_few_transactions_is_not_an_outlier():
    rows = compare([Outcome(1, 500, 1), Outcome(2, 20_000, 10), Outcome(3, 20_000, 50), Outcome(4, 0, 1)])
    assert [row.standing for row in rows] == [
        Standing.EXPECTED,
        Standing.VERY_LOW,
        Standing.VERY_HIGH,
        Standing.UNKNOWN,
    ]


@pytest.mark.parametrize(("count", "shown"), [(0, None), (4, None), (5, 5), (12, 12)])
def test_cells_below_five_are_suppressed(count, shown):
    assert suppressed(count) == shown


def test_wilson_matches_the_known_interval():
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_wilson_of_nothing_is_nothing():
    assert wilson(0, 0) is None


@pytest.mark.parametrize("old", list(State))
@pytest.mark.parametrize("to", list(State))
def test_only_the_moves_of_the_table_are_lawful(old, to):
    assert may_move(old, to) is (to in TRANSITIONS[old])


def test_every_state_has_a_sentence_for_the_citizen():
    assert set(STATE_WORDS) == set(State)
    assert all(words.next_step.endswith(".") for words in STATE_WORDS.values())
