"""The head complained about is the adversary: facts that change or become known after the report bar as well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hr_system.calendar.queries import legal_day
from integrity.queries.case import cases, handlers_for, waiting
from tests.factories import integrity as made

pytestmark = pytest.mark.django_db


def seen(actor, at) -> list[int]:
    return list(cases(visible_to=actor, on=legal_day(at)).values_list("pk", flat=True))


def test_those_who_now_serve_under_the_head_of_then_lose_sight_of_the_case(at, calendar_loaded) -> None:
    """The accused moves to the inspectorate after the report: its inspectors have become subordinates."""
    world = made.world(at - timedelta(days=2))
    case = made.report_of(world.building, at - timedelta(days=1)).case
    assert seen(world.inspector, at) == [case.pk]
    made.head(world.inspectorate, world.old, legal_day(at), at)
    assert seen(world.inspector, at) == []
    assert waiting(world.inspector, legal_day(at)) == []
    assert handlers_for(case, at) == []


def test_a_headship_that_is_recorded_late_bars_its_holder_too(at, calendar_loaded) -> None:
    """HR enters only now who led the agency on the day of the act, and that person is an inspector today."""
    world = made.world(at - timedelta(days=2))
    case = made.report_of(world.finance, at - timedelta(days=1)).case
    assert seen(world.inspector, at) == [case.pk]
    made.head(world.finance, world.inspector_officer, date(2026, 3, 1), at, until_on=date(2026, 4, 1))
    assert seen(world.inspector, at) == []
    assert seen(world.second, at) == [case.pk]
    assert world.inspector_officer.pk not in dict(handlers_for(case, at))


def test_stepping_back_oneself_bars_nobody_below(at, calendar_loaded) -> None:
    """A head of the inspectorate who steps back leaves the case to the inspectors."""
    from integrity.actions.bars import recuse

    world = made.world(at - timedelta(days=2))
    made.head(world.inspectorate, world.second_officer, date(2026, 1, 1), at - timedelta(days=2))
    case = made.report_of(world.building, at - timedelta(days=1)).case
    recuse(case, reason="Quen biết", by=world.second, at=at)
    assert seen(world.second, at) == []
    assert seen(world.inspector, at) == [case.pk]
