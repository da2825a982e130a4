"""The incident day decides (Law 36/2018 art. 70-73; Decree 59/2019 art. 76-80)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity.rules.accountability import Binding, BindingKind, Span, bind, incident_period
from integrity.rules.recusal import Facts, Ground, bars, is_barred

OLD, NEW, SAME_AGAIN = Span(1, 10), Span(2, 20), Span(3, 10)
NOBODY = Span(None, None, superior_id=7)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([OLD], Binding(BindingKind.BOUND, tenure_id=1)),
        ([OLD, NEW], Binding(BindingKind.UNDETERMINED)),
        ([OLD, NOBODY], Binding(BindingKind.UNDETERMINED)),
        ([NOBODY], Binding(BindingKind.GAP, superior_id=7)),
        ([OLD, SAME_AGAIN], Binding(BindingKind.BOUND, tenure_id=3)),
        ([], Binding(BindingKind.GAP)),
    ],
)
def test_the_holder_throughout_is_bound_and_anything_else_is_not(spans, expected):
    assert bind(spans) == expected


@pytest.mark.parametrize(
    ("day", "month", "expected"),
    [
        (date(2026, 3, 10), None, (date(2026, 3, 10), date(2026, 3, 11))),
        (None, (2026, 3), (date(2026, 3, 1), date(2026, 4, 1))),
        (None, (2026, 12), (date(2026, 12, 1), date(2027, 1, 1))),
    ],
)
def test_a_day_or_a_month_is_a_half_open_period(day, month, expected):
    assert incident_period(day, month) == expected


def test_without_day_and_month_there_is_no_period():
    with pytest.raises(ValueError, match="month"):
        incident_period(None, None)


IDS = st.frozensets(st.integers(1, 30), max_size=5)
FACTS = st.builds(Facts, heads_in_period=IDS, heads_today=IDS, led_agencies=IDS, matched=IDS, recused=IDS)


@given(facts=FACTS, chain=st.lists(st.integers(1, 30), max_size=4))
def test_every_head_concerned_is_barred_whatever_their_place(facts, chain):
    concerned = facts.heads_in_period | facts.heads_today | facts.matched | facts.recused
    assert all(is_barred(officer, chain, facts) for officer in concerned)


@given(facts=FACTS, officer=st.integers(100, 200), chain=st.lists(st.integers(1, 30), max_size=4))
def test_somebody_else_is_barred_exactly_when_they_serve_under_a_head_concerned(facts, officer, chain):
    assert is_barred(officer, chain, facts) is bool(facts.led_agencies & set(chain))


def test_both_heads_of_an_undetermined_period_are_barred():
    facts = Facts(frozenset({10, 20}), frozenset({20}), frozenset({5}))
    assert bars(facts) == {
        ("officer", 10, Ground.HEAD_OF_INCIDENT),
        ("officer", 20, Ground.HEAD_OF_INCIDENT),
        ("officer", 20, Ground.HEAD_TODAY),
        ("agency", 5, Ground.SUBORDINATE),
    }
