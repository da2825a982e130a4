"""The calendar in the database: loaded once, corrected with a source, read cheaply."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hr_system import audit
from hr_system.access import Actor, NotAllowed, Refused, Stale
from hr_system.calendar import actions, queries
from hr_system.calendar.models import CalendarYear, Kind
from hr_system.calendar.tasks import load_reference

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
KEEPER = Actor.system("test.keeper")
pytestmark = pytest.mark.django_db


def correct(on: date, kind: Kind = Kind.DAY_OFF):
    return actions.add_correction(
        on=on, kind=kind, name_vi="Nghỉ hoán đổi", name_en="", source="Thông báo 1/TB", reason="swap", by=KEEPER, at=AT
    )


def test_loading_twice_changes_nothing_the_second_time() -> None:
    assert load_reference() == "221 days in 15 years, 15 years changed"
    assert load_reference() == "221 days in 15 years, 0 years changed"
    assert queries.work_calendar().certified_years == frozenset(range(2021, 2027))


def test_the_calendar_costs_one_query(django_assert_num_queries) -> None:
    load_reference()
    queries.work_calendar()
    with django_assert_num_queries(1):
        queries.work_calendar()


def test_a_swap_entered_and_removed_moves_the_calendar_and_its_version() -> None:
    load_reference()
    before = queries.work_calendar()
    off, worked = correct(date(2026, 11, 23)), correct(date(2026, 11, 28), Kind.WORKING_DAY)
    swapped = queries.work_calendar()
    assert (swapped.is_working_day(off.on), swapped.is_working_day(worked.on)) == (False, True)
    assert swapped.version != before.version
    actions.withdraw_correction(off, reason="not decided", by=KEEPER, at=AT)
    assert queries.work_calendar().is_working_day(off.on)
    with pytest.raises(Stale):
        actions.withdraw_correction(off, reason="again", by=KEEPER, at=AT)
    assert audit.Entry.objects.filter(verb="calendar.day_corrected").count() == 2


def test_a_correction_can_make_a_holiday_a_working_day() -> None:
    load_reference()
    correct(date(2026, 11, 24), Kind.WORKING_DAY)
    assert queries.work_calendar().is_working_day(date(2026, 11, 24))


def test_a_day_is_corrected_once_and_only_by_who_may() -> None:
    correct(date(2026, 11, 23))
    with pytest.raises(Refused) as refused:
        correct(date(2026, 11, 23))
    assert refused.value.field == "on"
    with pytest.raises(NotAllowed):
        actions.certify_year(year=2027, source="x", reason="y", by=Actor.anonymous(), at=AT)


def test_a_certified_year_is_no_longer_provisional() -> None:
    load_reference()
    actions.certify_year(year=2027, source="Thông báo nghỉ 2027", reason="compared", by=KEEPER, at=AT)
    assert 2027 in queries.work_calendar().certified_years
    assert load_reference().endswith("0 years changed")
    assert CalendarYear.objects.get(year=2027).certified


def test_without_the_table_the_library_computes_and_nothing_is_certain() -> None:
    calendar = queries.work_calendar()
    assert not calendar.is_working_day(date(2026, 2, 17))
    assert calendar.certified_years == frozenset()


def test_the_legal_day_is_that_of_vietnam() -> None:
    assert queries.legal_day(datetime(2026, 11, 22, 18, tzinfo=ZoneInfo("UTC"))) == date(2026, 11, 23)


def test_the_administrator_adds_and_removes_a_day_on_the_pages(client, sign_in) -> None:
    load_reference()
    sign_in(client, "administrator")
    assert client.get("/staff/calendar/?year=2026").status_code == 200
    assert client.get("/staff/calendar/?year=abc").status_code == 404
    typed = {"on": "23/11/2026", "kind": "day_off", "name_vi": "Nghỉ hoán đổi", "source": "1/TB", "reason": "swap"}
    assert client.post("/staff/calendar/add/", typed | {"source": ""}).status_code == 422
    assert client.post("/staff/calendar/add/", typed).url == "/staff/calendar/?year=2026"
    day = queries.corrections().get()
    assert client.post(f"/staff/calendar/{day.code}/remove/", {"reason": "mistake"}).status_code == 302
    assert not queries.corrections().exists()


def test_others_do_not_find_the_calendar(client, sign_in) -> None:
    sign_in(client, "hr_officer")
    assert client.get("/staff/calendar/").status_code == 404
