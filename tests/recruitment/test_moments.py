"""The line of days on a round's page: what was done, today, what is late or runs, and what comes."""

from datetime import datetime, timedelta

import pytest

from recruitment.queries.round import clocks
from recruitment.views.moments import moments
from tests.factories import recruitment as make

pytestmark = pytest.mark.django_db


def test_today_stands_between_what_is_done_and_what_is_due(at: datetime) -> None:
    world = make.make_world(at)
    round_ = make.make_numbered(world, "c1", "c2")
    round_.refresh_from_db()
    for days, late in ((35, 0), (100, 1)):
        today = (at + timedelta(days=days)).date()
        found = moments(clocks(round_, today), today)
        states = [one["state"] for one in found]
        assert states.count("now") == 1
        assert (states.count("late") > 0) == bool(late)
        dated = [one["on"] for one in found if one["on"] is not None]
        assert dated == sorted(dated)
        assert found[states.index("now")]["on"] == today
