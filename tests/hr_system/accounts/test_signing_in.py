"""Signing in without a browser: address and password, second factor, throttles, sessions, mail, no address anywhere."""

from __future__ import annotations

import logging
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.urls import reverse

from hr_system import queue
from hr_system.accounts.clients import client_address, client_key
from hr_system.accounts.models import User
from hr_system.accounts.roles import Role, active_roles
from hr_system.mail.models import OutgoingMail
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.77"


def enter(client, email, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def test_address_and_password_let_in_and_lead_to_the_desk(client, at):
    user = make_user(Role.HR_OFFICER, at=at)
    response = enter(client, user.email.upper())
    assert (response.status_code, response.url) == (302, "/staff/")
    assert client.get("/accounts/profile/").status_code == 200


def test_a_wrong_password_lets_nobody_in(client, at):
    user = make_user(at=at)
    assert enter(client, user.email, "sai-mat-khau-roi").status_code in {200, 422}
    assert client.get("/accounts/profile/").status_code == 302


def test_a_closed_account_cannot_enter(client, at):
    user = make_user(at=at)
    User.objects.filter(pk=user.pk).update(is_active=False)
    enter(client, user.email)
    assert client.get("/accounts/profile/").status_code == 302


def test_sign_in_leads_only_to_our_own_pages(client, at):
    user = make_user(at=at)
    response = client.post(
        reverse("account_login") + "?next=https://evil.example/", {"login": user.email, "password": PASSWORD}
    )
    assert response.url == "/staff/"


def test_guessing_is_throttled_by_the_address_typed(client, at):
    user = make_user(at=at)
    for number in range(5):
        enter(client, user.email, "sai-mat-khau-roi", REMOTE_ADDR=f"198.51.100.{number}")
    enter(client, user.email)
    assert client.get("/accounts/profile/").status_code == 302


def test_throttles_count_clients_behind_the_trusted_proxy(rf, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    lying = rf.get("/", HTTP_X_FORWARDED_FOR=f"1.2.3.4, {ADDRESS}")
    plain = rf.get("/", HTTP_X_FORWARDED_FOR=ADDRESS)
    other = rf.get("/", HTTP_X_FORWARDED_FOR="203.0.113.78")
    assert client_key(lying) == client_key(plain) != client_key(other)
    settings.TRUSTED_PROXY_COUNT = 0
    assert client_key(lying) == client_key(rf.get("/"))


def test_one_ipv6_subscriber_is_one_client(rf):
    keys = {client_key(rf.get("/", REMOTE_ADDR=address)) for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")}
    assert len(keys) == 1
    assert client_address(rf.get("/", REMOTE_ADDR=ADDRESS)).startswith("fd")


def test_the_key_of_a_client_cannot_be_found_again_when_the_salt_is_gone(rf):
    before = client_key(rf.get("/", REMOTE_ADDR=ADDRESS))
    cache.clear()
    assert client_key(rf.get("/", REMOTE_ADDR=ADDRESS)) != before


def test_the_list_of_sessions_shows_this_one_and_keeps_no_address(client, at, caplog):
    caplog.set_level(logging.DEBUG)
    user = make_user(at=at)
    enter(client, user.email, REMOTE_ADDR=ADDRESS)
    session = UserSession.objects.get(user=user)
    assert ADDRESS not in str(session.ip)
    page = client.get(reverse("usersessions_list"))
    assert page.status_code == 200
    assert ADDRESS not in caplog.text
    assert user.email not in caplog.text


def test_signing_up_confirms_the_address_by_mail_through_the_outbox(client, at, mailoutbox):
    password = "rat-dai-va-kho-doan-7"
    data = {"email": "Ung.Vien@example.vn", "password1": password, "password2": password}
    client.post(reverse("account_signup"), data)
    user = User.objects.get(email="ung.vien@example.vn")
    assert mailoutbox == []
    letter = OutgoingMail.objects.get()
    assert (letter.recipient, queue.OutboxTask.objects.filter(name="mail.send").count()) == (user.email, 1)
    enter(client, user.email, password)
    assert client.get("/accounts/profile/").status_code == 302
    address = re.search(r"https?://[^/]+(/\S+)", letter.body)[1]
    client.post(address)
    enter(client, user.email, password)
    assert client.get("/accounts/profile/").status_code == 200
    assert active_roles(user, user.role_grants.get().starts_at) == {"candidate"}


def test_staff_without_a_second_factor_are_led_to_set_one_up(client, at, settings, sign_in):
    settings.STAFF_SECOND_FACTOR = True
    sign_in(client, Role.ADMINISTRATOR)
    assert client.get("/staff/accounts/").url == reverse("mfa_index")
    assert client.get("/privacy/").status_code == 200


def test_a_candidate_needs_no_second_factor(client, settings, sign_in):
    settings.STAFF_SECOND_FACTOR = True
    sign_in(client, Role.CANDIDATE)
    assert client.get("/accounts/profile/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, settings, sign_in):
    settings.STAFF_SECOND_FACTOR = True
    user = sign_in(client, Role.ADMINISTRATOR)
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert client.get("/staff/accounts/").url == reverse("mfa_index")


def test_with_an_authenticator_app_the_password_alone_does_not_let_in(client, at, settings):
    settings.STAFF_SECOND_FACTOR = True
    user = make_user(Role.ADMINISTRATOR, at=at)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    assert enter(client, user.email).url.startswith(reverse("mfa_authenticate"))
    assert client.get("/staff/accounts/").status_code == 302
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get("/staff/accounts/").status_code == 200


def test_the_national_e_id_is_not_offered_where_it_is_not_configured(client):
    assert b"openid" not in client.get(reverse("account_login")).content.lower()


def test_a_public_page_asks_nothing_about_the_reader(client, sign_in, django_assert_num_queries):
    sign_in(client, Role.HR_OFFICER)
    client.get("/privacy/")
    with django_assert_num_queries(3):  # session and user for the account links; the retention rules
        client.get("/privacy/")


def test_too_many_requests_get_a_calm_page(client):
    for _ in range(10):
        client.post(reverse("account_reset_password"), {"email": "nobody@example.vn"})
    response = client.post(reverse("account_reset_password"), {"email": "nobody@example.vn"})
    assert (response.status_code, response.templates[0].name) == (429, "429.html")
