"""The round from plan to appointment, by the actions; and what bad input gets."""

from decimal import Decimal

import pytest

from hr_system.access import NotAllowed, Refused, TooLate
from personnel.models import Officer
from recruitment.actions import application as applications
from recruitment.actions import exam, result
from recruitment.actions import round as rounds
from recruitment.models import Duty, Mark, RegimeBinding, Result, Script
from recruitment.queries.exam import assigned_scripts, papers
from recruitment.queries.result import find_published, in_words, open_ties, results
from recruitment.queries.round import rounds as visible_rounds
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(at, calendar_loaded):
    return factory.make_world(at)


def through_marking(world, round_, marks, sheets=("70", "70")):
    """`marks`: candidate number -> the marks of the two markers; sheets of the two members for all."""
    secretary = world.actor("secretary")
    for one in round_.applications.filter(state="eligible"):
        exam.enter_round1(one, correct=40, by=secretary, at=world.later(40))
    exam.make_scripts(round_, absent=[], by=secretary, at=world.later(45))
    for script in Script.objects.filter(round=round_).select_related("application", "round"):
        pair = marks[script.application.candidate_number]
        for user_id, points in zip((script.first_marker_id, script.second_marker_id), pair, strict=True):
            name = next(name for name, user in world.users.items() if user.pk == user_id)
            exam.mark(script, points=Decimal(points), by=world.actor(name), at=world.later(46))
    for one in round_.applications.filter(script__isnull=False).select_related("round"):
        for name, points in zip(("member1", "member2"), sheets, strict=True):
            exam.enter_sheet(one, points=Decimal(points), by=world.actor(name), at=world.later(47))


def through_result(world, round_, marks, **extra):
    through_marking(world, round_, marks, **extra)
    secretary = world.actor("secretary")
    exam.lock_marks(round_, absences_confirmed=False, by=secretary, at=world.later(48))
    return result.compute(round_, by=secretary, at=world.later(49))


def through_publication(world, round_):
    result.report(round_, number="9/QĐ", by=world.actor("secretary"), at=world.later(50))
    factory.store_result(round_, world.later(50))
    result.approve(round_, by=world.actor("head"), at=world.later(51))
    result.publish(round_, by=world.actor("hr"), at=world.later(52))


def test_a_round_ends_with_the_winner_as_an_officer(world):
    round_ = factory.make_numbered(world, "a", "b")
    through_result(world, round_, {"0001": ("80", "84"), "0002": ("60", "60")})
    through_publication(world, round_)
    found = find_published("0001", round_.code)
    assert (found.result.total, found.result.outcome) == (Decimal("78.40"), "winner")
    assert in_words(found.result).article == "Decree 170/2025/ND-CP, Art. 10(1)"
    decision = result.appoint(
        found, number="5/QĐ", starts_on=world.later(60).date(), by=world.actor("head"), at=world.later(55)
    )
    officer = Officer.objects.get(pk=decision.officer_id)
    assert (officer.position_id, officer.entry_decision) == (world.position.pk, "5/QĐ")
    loser = find_published("0002", round_.code)
    with pytest.raises(Refused):
        result.appoint(
            loser, number="6/QĐ", starts_on=world.later(60).date(), by=world.actor("head"), at=world.later(55)
        )


def test_the_regime_is_proposed_in_draft_and_fixed_with_the_plan(world):
    round_ = factory.make_draft(world)
    binding = RegimeBinding.objects.get(round=round_)
    assert (binding.regime_id, binding.regulation_id, binding.fixed_at) == ("ND170-2025+300-2026", "TT22-2025", None)
    rounds.approve_plan(round_, number="1/KH", by=world.actor("head"), at=world.at)
    binding.refresh_from_db()
    assert binding.fixed_at == world.at


def test_hr_does_not_approve_its_own_plan_and_sits_in_no_council(world):
    round_ = factory.make_draft(world, duties={"secretary": Duty.SECRETARY})
    with pytest.raises(NotAllowed):
        rounds.approve_plan(round_, number="1/KH", by=world.actor("hr"), at=world.at)
    with pytest.raises(Refused):
        rounds.give_duty(round_, user_id=world.users["hr"].pk, duty=Duty.MARKER, by=world.actor("hr"), at=world.at)


def test_an_application_a_day_after_closing_is_too_late_and_closing_early_is_refused(world):
    round_ = factory.make_open(world)
    with pytest.raises(Refused):
        rounds.close_window(round_, by=world.actor("hr"), at=world.later(10))
    sent = factory.apply(world, round_, "a")
    with pytest.raises(Refused):
        applications.submit(sent, to="a@example.vn", by=world.actor("a"), at=world.at)
    world.add("b", "candidate")
    person = applications.PersonData("B", sent.candidate.birth_date, "male", "1" * 12)
    with pytest.raises(TooLate):
        applications.save_draft(
            round_,
            person=person,
            data=applications.ApplicationData(sent.position),
            by=world.actor("b"),
            at=world.later(40),
        )


def test_one_identity_number_is_one_candidate(world):
    round_ = factory.make_open(world)
    sent = factory.apply(world, round_, "a")
    world.add("b", "candidate")
    person = applications.PersonData("B", sent.candidate.birth_date, "male", sent.candidate.national_id)
    with pytest.raises(Refused) as refusal:
        applications.save_draft(
            round_, person=person, data=applications.ApplicationData(sent.position), by=world.actor("b"), at=world.at
        )
    assert refusal.value.field == "national_id"


def test_a_correction_strikes_the_old_mark_and_keeps_it(world):
    round_ = factory.make_numbered(world, "a")
    through_marking(world, round_, {"0001": ("70", "72")})
    script = Script.objects.get(round=round_)
    marker = next(name for name, user in world.users.items() if user.pk == script.first_marker_id)
    with pytest.raises(Refused):
        exam.mark(script, points=Decimal(71), by=world.actor(marker), at=world.later(47))
    exam.mark(script, points=Decimal(71), reason="cộng sót", by=world.actor(marker), at=world.later(47))
    kept = Mark.objects.filter(script=script, marker_id=script.first_marker_id).order_by("pk")
    assert [(mark.points, mark.struck_reason) for mark in kept] == [
        (Decimal("70.00"), "cộng sót"),
        (Decimal("71.00"), ""),
    ]
    with pytest.raises(Refused):
        exam.mark(script, points=Decimal("100.01"), reason="x", by=world.actor(marker), at=world.later(47))
    with pytest.raises(NotAllowed):
        exam.mark(script, points=Decimal(50), by=world.actor("marker3"), at=world.later(47))


def test_marks_far_apart_block_locking_until_the_law_is_followed(world):
    duties = {**factory.DUTIES, "marker3": Duty.MARKER}
    round_ = factory.make_numbered(world, "a", duties=duties)
    through_marking(world, round_, {"0001": ("60", "75")})
    script = Script.objects.get(round=round_)
    with pytest.raises(Refused):
        exam.lock_marks(round_, absences_confirmed=False, by=world.actor("secretary"), at=world.later(48))
    with pytest.raises(Refused):
        exam.rule_on_script(script, points=Decimal(66), reason="x", by=world.actor("board"), at=world.later(48))
    exam.call_third_marker(script, by=world.actor("board"), at=world.later(48))
    third = next(name for name, user in world.users.items() if user.pk == script.third_marker_id)
    exam.mark(script, points=Decimal(75), by=world.actor(third), at=world.later(48))
    assert papers(round_)[0].settlement.mark == Decimal("75.00")
    exam.lock_marks(round_, absences_confirmed=False, by=world.actor("secretary"), at=world.later(48))


def test_an_open_tie_blocks_the_report_until_the_head_has_decided(world):
    round_ = factory.make_numbered(world, "a", "b")
    through_result(world, round_, {"0001": ("70", "70"), "0002": ("70", "70")})
    with pytest.raises(Refused):
        result.report(round_, number="9/QĐ", by=world.actor("secretary"), at=world.later(50))
    ((position, equals),) = open_ties(round_)
    with pytest.raises(NotAllowed):
        result.decide_tie(
            position, chosen=[equals[1].application], reason="x", by=world.actor("secretary"), at=world.later(50)
        )
    result.decide_tie(
        position, chosen=[equals[1].application], reason="kinh nghiệm", by=world.actor("head"), at=world.later(50)
    )
    outcomes = (
        Result.objects.filter(round=round_).order_by("application__candidate_number").values_list("outcome", flat=True)
    )
    assert list(outcomes) == ["reserve", "winner"]
    through_publication(world, round_)


def test_before_publication_nobody_but_council_and_head_sees_a_result(world):
    round_ = factory.make_numbered(world, "a")
    through_result(world, round_, {"0001": ("70", "70")})
    on = world.later(50).date()
    seen = {name: results(visible_to=world.actor(name), on=on).count() for name in world.users}
    assert {name for name, count in seen.items() if count} == {"secretary", "chair", "head"}
    assert find_published("0001", round_.code) is None


def test_administrators_markers_and_candidates_see_no_round(world):
    round_ = factory.make_numbered(world, "a")
    for name in ("admin", "marker1", "member1", "a"):
        assert not visible_rounds(visible_to=world.actor(name), on=world.at.date()).filter(pk=round_.pk).exists()


def test_a_marker_sees_only_drawn_scripts_while_marking_runs(world):
    round_ = factory.make_numbered(world, "a", "b")
    through_marking(world, round_, {"0001": ("70", "70"), "0002": ("60", "60")})
    assert assigned_scripts(world.actor("marker1")).count() == 2
    assert assigned_scripts(world.actor("marker3")).count() == 0
    exam.lock_marks(round_, absences_confirmed=False, by=world.actor("secretary"), at=world.later(48))
    assert assigned_scripts(world.actor("marker1")).count() == 0
