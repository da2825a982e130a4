"""The public pages against those who play with them: swapped tokens, odd bytes, changing addresses."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from integrity.views.citizen import carried, throttle

pytestmark = pytest.mark.django_db
ODD = ["a\x00b", "\u202eevil", "😀" * 300, "x" * 100_000, "31/02/2026", "01/01/1900", "31/12/9999", "²", "' OR 1=1 --"]


@pytest.mark.parametrize("step", ["review", "send", "edit", "find", "nonsense"])
def test_a_pass_of_the_follow_up_page_is_no_draft(client, step) -> None:
    token = carried.pack(carried.PASS, {"complaint": 1, "until": 9e12})
    assert client.post(reverse("integrity:new"), {"draft": token, "step": step}).status_code in {200, 422}


def test_a_draft_opens_no_report(client) -> None:
    token = carried.pack(carried.DRAFT, {"complaint": 1, "until": 9e12})
    assert carried.unpack(carried.PASS, token) is None
    assert client.post(reverse("integrity:follow"), {"pass": token, "code": "x"}).status_code == 422


@pytest.mark.parametrize("step", ["review", "send", "edit", "find"])
@pytest.mark.parametrize("text", ODD)
def test_odd_text_in_every_field_of_the_report_is_answered_calmly(client, text, step) -> None:
    names = ("agency_text", "agency", "procedure", "kind", "day", "month", "narrative", "accused", "file_number",
             "identity", "name", "phone", "email", "draft")  # fmt: skip
    response = client.post(reverse("integrity:new"), dict.fromkeys(names, text) | {"step": step})
    assert response.status_code in {200, 422}


@pytest.mark.parametrize(
    ("name", "field"),
    [("verify", "code"), ("verify", "proof"), ("integrity:follow", "code"), ("integrity:receipt", "code"),
     ("set_language", "next"), ("recruitment:results", "number")],
)  # fmt: skip
@pytest.mark.parametrize("text", ODD)
def test_odd_text_in_the_other_public_forms_is_no_fault(client, name, field, text) -> None:
    """400 is the answer to an address that is too long; nothing here ends in a fault."""
    for ask in (client.get, client.post):
        assert ask(reverse(name), {field: text[:3000]}).status_code < 500


@pytest.mark.parametrize("text", ["\u202e", "x" * 3000, "²"])
def test_odd_text_in_public_addresses_is_no_fault(client, text) -> None:
    assert client.get(reverse("integrity:new"), {"agency": text}).status_code == 200
    assert client.get(reverse("personnel:search"), {"q": text}).status_code == 200


def test_the_language_switch_leads_to_no_other_site(client) -> None:
    for after in (
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
    ):
        answer = client.post(reverse("set_language"), {"language": "en", "next": after})
        assert answer["Location"] == "/"


def test_one_subscriber_is_one_client_whatever_address_of_the_network_is_used() -> None:
    """An IPv6 subscriber holds 2^64 addresses: guessing receipts from a new one each time must not help."""
    at, make = timezone.now(), RequestFactory()
    first, second = (make.get("/", REMOTE_ADDR=address) for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"))
    other = make.get("/", REMOTE_ADDR="2001:db8:1:3::1")
    throttle.count(first, "code", at)
    assert [throttle.is_over(request, "code", 1, at) for request in (first, second, other)] == [True, True, False]


def test_a_header_of_the_client_is_not_believed_without_a_trusted_proxy(settings) -> None:
    settings.TRUSTED_PROXY_COUNT = 0
    at, make = timezone.now(), RequestFactory()
    throttle.count(make.get("/", REMOTE_ADDR="192.0.2.1"), "code", at)
    assert throttle.is_over(make.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.7"), "code", 1, at)


def test_a_nul_byte_for_an_agency_finds_no_agency(client) -> None:
    """A fault on PostgreSQL only, which refuses it in any text: whatever cannot be a code asks the database nothing."""
    from personnel import public as personnel

    for text in ("a\x00b", "", "' OR 1=1 --", "x" * 3000):
        assert personnel.agency_by_code(text) is None
