"""Nobody is examined by a council they sit in, nor in a round that they run."""

from __future__ import annotations

import pytest

from hr_system.access import Refused
from recruitment.actions import application as applications
from recruitment.actions import round as rounds
from recruitment.models import Application, Duty, Membership
from tests.factories import recruitment as factory


@pytest.fixture
def world(at, calendar_loaded):
    return factory.make_world(at)


@pytest.mark.parametrize("who", ["marker1", "secretary", "chair", "member1", "hr"])
def test_who_has_a_part_in_the_round_cannot_apply_in_it(world, who):
    round_ = factory.make_open(world)
    with pytest.raises(Refused):
        factory.apply(world, round_, who)
    assert Application.objects.count() == 0


def test_a_candidate_is_given_no_duty_until_they_have_withdrawn(world):
    round_ = factory.make_open(world)
    sent = factory.apply(world, round_, "marker3")
    duty = {"user_id": world.users["marker3"].pk, "duty": Duty.MARKER, "by": world.actor("hr"), "at": world.at}
    with pytest.raises(Refused) as refused:
        rounds.give_duty(round_, **duty)
    assert refused.value.field == "user"
    applications.withdraw(sent, by=world.actor("marker3"), at=world.at)
    rounds.give_duty(round_, **duty)
    assert Membership.objects.filter(round=round_, user_id=duty["user_id"]).count() == 1
