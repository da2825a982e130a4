"""Numbers of the law as dated rows."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from hr_system import parameters
from hr_system.access import Actor, NotAllowed, Refused
from hr_system.accounts.roles import Role
from hr_system.audit import Entry
from hr_system.parameters import queries
from hr_system.parameters.declarations import Declared
from tests.factories.accounts import make_actor

pytestmark = pytest.mark.django_db
KEY = "accounts.powerful_role_months"
TODAY = date(2026, 11, 23)


def enter(by, at, typed="6", valid_from=TODAY, key=KEY):
    return parameters.set_value(
        key=key, typed=typed, valid_from=valid_from, source="Luật", evidence="V", reason="Đã đối chiếu", by=by, at=at
    )


def test_the_default_of_the_code_holds_until_somebody_enters_another():
    now = parameters.current(KEY, TODAY)
    assert (now.value, now.is_to_be_confirmed, now.valid_from) == (12, True, None)


def test_a_value_holds_from_its_day_and_the_newest_entry_wins(at):
    by = make_actor(Role.ADMINISTRATOR, at=at)
    enter(by, at, "6")
    enter(by, at, "9")
    enter(by, at, "3", TODAY + timedelta(days=10))
    days = [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=9), TODAY + timedelta(days=10)]
    assert [parameters.value(KEY, day) for day in days] == [12, 9, 9, 3]
    assert queries.history(KEY).count() == 3


def test_a_value_is_read_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        parameters.value(KEY, TODAY)


def test_every_change_is_in_the_audit_with_before_and_after(at):
    enter(make_actor(Role.ADMINISTRATOR, at=at), at, "6")
    entry = Entry.objects.get(verb="parameters.value_set")
    assert (entry.before["value"], entry.after["value"], entry.reason) == ("12", "6", "Đã đối chiếu")


@pytest.mark.parametrize("typed", ["", "x", "-1", "1.5"])
def test_a_value_of_the_wrong_kind_is_refused_beside_its_field(typed, at):
    with pytest.raises(Refused) as refusal:
        enter(make_actor(Role.ADMINISTRATOR, at=at), at, typed)
    assert refusal.value.field == "typed"


def test_only_those_who_keep_reference_data_enter_values(at):
    for by in (Actor.anonymous(), make_actor(Role.HR_OFFICER, at=at), make_actor(Role.INSPECTOR, at=at)):
        with pytest.raises(NotAllowed):
            enter(by, at)


@pytest.mark.parametrize(
    ("kind", "typed", "stored", "read"),
    [
        ("integer", " 30 ", 30, 30),
        ("decimal", "0,5", "0.5", Decimal("0.5")),
        ("boolean", "true", True, True),
        ("text", "Sở Nội vụ", "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_each_kind_is_parsed_stored_and_read(kind, typed, stored, read):
    known = Declared("x", None, kind, "x", "x", "V")
    assert (known.parse(typed), known.read(known.parse(typed))) == (stored, read)


@pytest.mark.parametrize(("kind", "typed"), [("decimal", "NaN"), ("decimal", "x"), ("boolean", "maybe"), ("text", " ")])
def test_what_is_not_of_the_kind_is_an_error(kind, typed):
    with pytest.raises(ValueError):
        Declared("x", None, kind, "x", "x", "V").parse(typed)


def test_a_typo_is_loud():
    with pytest.raises(LookupError):
        parameters.value("no.such", TODAY)
    with pytest.raises(ValueError, match="declared already"):
        parameters.declare(KEY, 1, kind="integer", label="", source="", evidence="V")


def test_the_pages_show_flags_and_take_a_value(client, sign_in):
    sign_in(client, Role.ADMINISTRATOR)
    page = client.get(reverse("parameters"))
    assert reverse("parameter", args=[KEY]).encode() in page.content
    url = reverse("parameter", args=[KEY])
    data = {"typed": "6", "valid_from": "01/01/2026", "source": "Luật", "evidence": "V", "reason": "Đối chiếu"}
    assert client.post(url, {**data, "typed": "sáu"}).status_code == 422
    assert client.post(url, data).status_code == 302
    assert client.get(url).context["current"].value == 6
    assert client.get(reverse("parameter", args=["no.such"])).status_code == 404


def test_the_list_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [row.declared.key for row in queries.all_current(TODAY)] == sorted(
            declared.key for declared in parameters.declared_all()
        )
