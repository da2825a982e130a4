"""Decree 170/2025/ND-CP as amended by 300/2026, Art. 6, 9, 10."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.rules.explanation import as_data, explain, from_data
from recruitment.rules.marking import to_two_decimals
from recruitment.rules.priority import priority_points
from recruitment.rules.ranking import Components, Outcome, Step, has_open_tie, rank_position, specialised_mark
from recruitment.rules.regimes import ND138, ND170, ND170_300


def person(name, written, interview, priority="0"):
    number = [Decimal(value) if value is not None else None for value in (written, interview)]
    return Components(name, number[0], number[1], Decimal(priority))


def places(entries, quota, chosen=frozenset()):
    standings = rank_position(entries, quota, ND170_300, combined=True, chosen=chosen)
    return [(one.candidate, one.outcome.value, one.rank, one.step.value) for one in standings]


@pytest.mark.parametrize(
    ("groups", "points"),
    [
        (["hero", "minority", "service"], "7.5"),
        (["minority", "service"], "5"),
        (["union"], "1.5"),
        ([], "0"),
        (["defence_worker"], "2.5"),
        (["no such group"], "0"),
    ],
)
def test_only_the_highest_priority_counts(groups, points):  # Art. 6
    assert priority_points(groups, ND170_300) == Decimal(points)


def test_the_groups_of_2026_give_nothing_under_the_law_of_2025():
    assert priority_points(["defence_worker"], ND170) == Decimal(0)


@pytest.mark.parametrize(
    ("written", "interview", "mark"),
    [
        ("80", "90", "83.00"),
        ("70.25", "81.70", "73.69"),
        ("70.15", "80.00", "73.11"),
        ("50", "50", "50.00"),
        ("0", "100", "30.00"),
        (None, "90", None),
        ("90", None, None),
    ],
)
def test_specialised_is_seven_tenths_written_and_three_tenths_interview(written, interview, mark):  # Art. 9
    assert specialised_mark(person("x", written, interview), ND170_300, combined=True) == (
        Decimal(mark) if mark else None
    )


def test_half_a_hundredth_is_rounded_up():  # 0.7 × 70.15 + 0.3 × 80 = 73.105
    assert to_two_decimals(Decimal("73.105")) == Decimal("73.11")
    assert to_two_decimals(Decimal("73.105"), "half_even") == Decimal("73.10")


@pytest.mark.parametrize(
    ("entries", "quota", "expected"),
    [
        (  # each part needs 50
            [person("a", "90", "49.99"), person("b", "50", "50")],
            1,
            [("b", "winner", 1, "total"), ("a", "failed", None, "part_below")],
        ),
        (  # a part not sat is not a 0 and has no place
            [person("a", "90", None), person("b", "60", "60")],
            2,
            [("b", "winner", 1, "total"), ("a", "absent", None, "not_sat")],
        ),
        (  # priority is added to the specialised mark
            [person("a", "72", "72"), person("b", "70", "70", "2.5")],
            1,
            [("b", "winner", 1, "total"), ("a", "reserve", 2, "total")],
        ),
        (  # priority does not help over the pass mark
            [person("a", "49", "49", "7.5")],
            1,
            [("a", "failed", None, "part_below")],
        ),
        (  # equal totals within the quota: no tie to decide, the rank is shared
            [person("a", "70", "70"), person("b", "70", "70"), person("c", "60", "60")],
            2,
            [("a", "winner", 1, "total"), ("b", "winner", 1, "total"), ("c", "reserve", 3, "total")],
        ),
        (  # last place: higher specialised
            [person("a", "70", "70", "5"), person("b", "75", "75")],
            1,
            [("b", "winner", 1, "specialised"), ("a", "reserve", 2, "specialised")],
        ),
        (  # last place: equal specialised, higher written
            [person("a", "70", "80"), person("b", "73", "73")],
            1,
            [("b", "winner", 1, "written"), ("a", "reserve", 2, "written")],
        ),
        (  # nothing distinguishes them
            [person("a", "73", "73"), person("b", "73", "73")],
            1,
            [("a", "undecided", 1, "tie_open"), ("b", "undecided", 1, "tie_open")],
        ),
        ([person("a", "80", "80")], 0, [("a", "reserve", 1, "total")]),
    ],
)
def test_the_winners_of_a_position(entries, quota, expected):
    assert places(entries, quota) == expected
    assert places(reversed(entries), quota) == expected


def test_the_head_decides_only_among_equals_and_only_as_many_as_there_are_places():
    entries = [person("a", "73", "73"), person("b", "73", "73"), person("c", "73", "73"), person("d", "60", "60")]
    assert places(entries, 1, frozenset({"c"}))[0] == ("c", "winner", 1, "head")
    assert [row[1] for row in places(entries, 1, frozenset({"c", "a"}))] == ["undecided"] * 3 + ["reserve"]
    assert [row[1] for row in places(entries, 1, frozenset({"d"}))] == ["undecided"] * 3 + ["reserve"]


def test_a_tie_below_the_last_place_decides_nothing_and_is_left():
    entries = [person("a", "80", "80"), person("b", "60", "60"), person("c", "60", "60")]
    assert not has_open_tie(rank_position(entries, 1, ND170_300, combined=True))


def test_a_regime_with_another_tie_rule_is_refused():
    with pytest.raises(ValueError, match="ND138"):
        rank_position([], 1, ND138, combined=True)


halves = st.sampled_from([Decimal(value) for value in ("0", "49.99", "50", "60", "60.5", "70", "70.15", "99.99")])
people = st.lists(
    st.tuples(st.none() | halves, st.none() | halves, st.sampled_from([Decimal(0), Decimal("2.5"), Decimal(5)])),
    max_size=12,
).map(lambda rows: [Components(f"{index:03}", *row) for index, row in enumerate(rows)])


@given(people, st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(entries, quota, chance):
    shuffled = entries[:]
    chance.shuffle(shuffled)
    ranked = rank_position(entries, quota, ND170_300, combined=True)
    assert rank_position(shuffled, quota, ND170_300, combined=True) == ranked


@given(people, st.integers(0, 5), st.sampled_from([("49.99", "90"), ("90", "49.99"), (None, "90"), ("0", "0")]))
def test_a_candidate_who_fails_changes_nobody_else(entries, quota, failing):
    before = rank_position(entries, quota, ND170_300, combined=True)
    after = rank_position([*entries, person("zz", *failing, "7.5")], quota, ND170_300, combined=True)
    assert [one for one in after if one.candidate != "zz"] == before


@given(people, st.integers(0, 5))
def test_never_more_winners_than_posts_and_every_total_is_its_recomputation(entries, quota):
    standings = rank_position(entries, quota, ND170_300, combined=True)
    assert sum(one.outcome is Outcome.WINNER for one in standings) <= quota
    given_parts = {entry.candidate: entry for entry in entries}
    for one in standings:
        parts = given_parts[one.candidate]
        mark = specialised_mark(parts, ND170_300, combined=True)
        assert one.total == (None if mark is None else mark + parts.priority)


@given(people, st.integers(1, 5))
def test_nobody_inside_has_less_than_somebody_outside(entries, quota):
    standings = rank_position(entries, quota, ND170_300, combined=True)
    inside = [one.total for one in standings if one.outcome is Outcome.WINNER]
    outside = [one.total for one in standings if one.outcome is Outcome.RESERVE]
    assert not inside or not outside or min(inside) >= max(outside)


@given(people, st.integers(0, 5))
def test_a_stored_explanation_is_read_back_without_loss(entries, quota):
    for one in rank_position(entries, quota, ND170_300, combined=True):
        assert from_data(one.candidate, one.outcome.value, as_data(one)) == one


def test_the_explanation_names_the_step_that_decided():
    loser = rank_position([person("a", "70", "80"), person("b", "73", "73")], 1, ND170_300, combined=True)[1]
    sentences = [sentence % figures for sentence, figures in explain(loser)]
    assert sentences[0] == "Specialised mark: 0.7 × written 70 + 0.3 × interview 80 = 73.00."
    assert sentences[-1].endswith("the higher written mark decides (73).")
    assert loser.step is Step.TIE_WRITTEN
