"""Lists and filters against addresses that somebody typed."""

from __future__ import annotations

import base64
import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import RequestFactory
from django.urls import reverse

from hr_system.ui.paging import KeysetPage

pytestmark = pytest.mark.django_db


def cursor(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


FORGED = [
    base64.urlsafe_b64encode(b"[" * 2800).decode(),  # the parser's own recursion limit
    cursor([1]), cursor(["x"]), cursor([10**40]), cursor(["\x00"]), cursor([True]), cursor([["decimal", "NaN"]]),
    cursor([["datetime", "0001-01-01T00:00:00+14:00"]]), cursor([["date", "2026-01-01"]]), "é", ":", "a:b", "\x00",
]  # fmt: skip


@pytest.mark.parametrize("name", ["after", "before"])
@pytest.mark.parametrize("text", FORGED)
def test_a_forged_cursor_shows_the_first_page(text, name) -> None:
    Group.objects.create(name="a")
    page = KeysetPage(Group.objects.all(), ("pk",), RequestFactory().get("/", {name: text}))
    assert [group.name for group in page] == ["a"]


def test_a_cursor_of_another_list_shows_the_first_page() -> None:
    groups = [Group.objects.create(name=name) for name in ("a", "b", "c")]
    page = KeysetPage(Group.objects.all(), ("pk",), RequestFactory().get("/"), size=1)
    assert [group.name for group in page] == ["a"]
    following = RequestFactory().get("/?" + page.next_query)
    assert list(KeysetPage(Group.objects.all(), ("pk",), following, size=1)) == [groups[1]]
    assert KeysetPage(Group.objects.all(), ("-pk",), following).after is None
    assert KeysetPage(Permission.objects.all(), ("pk",), following).after is None


@pytest.mark.parametrize(
    ("roles", "name"), [(("administrator",), "accounts_list"), (("hr_officer",), "personnel:officers")]
)
def test_a_nul_byte_in_an_address_is_a_bad_request_and_no_fault(client, sign_in, roles, name) -> None:
    """PostgreSQL refuses it in any text; nobody types it."""
    sign_in(client, *roles)
    assert client.get(reverse(name), {"q": "a\x00b"}).status_code == 400
    assert client.get(reverse("home") + "?x=%00").status_code == 400
