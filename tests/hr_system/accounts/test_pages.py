"""The pages of accounts and personal data, by their addresses."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hr_system.accounts import actions, desk
from hr_system.accounts.models import Breach, CorrectionRequest, RetentionRule, RoleGrant, User
from hr_system.accounts.reference import load_retention
from hr_system.accounts.roles import Role, active_roles
from hr_system.audit import Entry
from tests.factories.accounts import administrators, make_actor, make_user

pytestmark = pytest.mark.django_db
ADMINISTRATION = ["accounts_list", "accounts_add", "breaches", "breach_add", "retention", "parameters"]


@pytest.mark.parametrize("name", ADMINISTRATION)
def test_only_administrators_see_administration(name, client, sign_in):
    assert client.get(reverse(name)).url.startswith("/accounts/login/")
    for role in (Role.HR_OFFICER, Role.INSPECTOR, Role.CANDIDATE, Role.KEY_HOLDER, Role.MARKER, Role.COUNCIL_SECRETARY):
        sign_in(client, role)
        assert client.get(reverse(name)).status_code == 404
    sign_in(client, Role.ADMINISTRATOR)
    assert client.get(reverse(name)).status_code == 200


def own_queries(client, address):
    """Queries that this app makes: those over its tables (the work areas on top are other apps' affair)."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    return response, sum('FROM "accounts_' in query["sql"] for query in captured)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_accounts_costs_the_same_for_one_and_three(count, client, at, sign_in):
    sign_in(client, Role.ADMINISTRATOR)
    for _ in range(count):
        make_user(Role.HR_OFFICER, Role.MARKER, at=at)
    page, queries = own_queries(client, reverse("accounts_list"))
    assert queries == 5  # the reader, their roles, what waits, the accounts, their roles
    assert len(page.context["page"]) == count + 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_powerful_roles_costs_the_same(count, client, at, sign_in):
    sign_in(client, Role.ADMINISTRATOR)
    for _ in range(count):
        make_user(Role.INSPECTOR, at=at)
    page, queries = own_queries(client, reverse("accounts_powerful"))
    assert queries == 3  # the reader, their roles, the grants
    assert len(page.context["rows"]) == count


def test_two_administrators_make_an_inspector_through_the_pages(client, at, sign_in):
    person = make_user(at=at, name="Trần Thị Thanh Tra")
    sign_in(client, Role.ADMINISTRATOR)
    propose = reverse("accounts_propose", args=[person.code])
    client.post(propose, {"role": "inspector", "ends_on": "", "agency_code": "", "reason": "QĐ 15"})
    grant = RoleGrant.objects.get(user=person)
    confirm = reverse("accounts_confirm", args=[grant.code])
    assert client.post(confirm).status_code == 422
    second = sign_in(client, Role.ADMINISTRATOR)
    assert confirm.encode() in client.get(reverse("accounts_list")).content
    assert client.post(confirm).status_code == 302
    grant.refresh_from_db()
    assert grant.confirmed_by_id == second.pk
    assert active_roles(person, grant.confirmed_at) == {"inspector"}


def test_a_last_day_beyond_a_year_is_shown_beside_its_field(client, at, sign_in):
    person = make_user(at=at)
    sign_in(client, Role.ADMINISTRATOR)
    response = client.post(
        reverse("accounts_propose", args=[person.code]),
        {"role": "inspector", "ends_on": "01/01/2099", "agency_code": "", "reason": "QĐ 15"},
    )
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["ends_on"]


def test_an_address_is_used_once(client, at, sign_in):
    known = make_user(at=at)
    sign_in(client, Role.ADMINISTRATOR)
    data = {"name": "Ai đó", "email": known.email.upper(), "language": "vi"}
    response = client.post(reverse("accounts_add"), data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["email"])


def test_closing_and_reopening_an_account(client, at, sign_in):
    person = make_user(Role.HR_OFFICER, at=at)
    sign_in(client, Role.ADMINISTRATOR)
    client.post(reverse("accounts_close", args=[person.code]), {"reason": "Nghỉ hưu"})
    assert not User.objects.get(pk=person.pk).is_active
    client.post(reverse("accounts_reopen", args=[person.code]), {"reason": "Trở lại"})
    assert User.objects.get(pk=person.pk).is_active
    assert client.get(reverse("accounts_user", args=[person.code])).status_code == 200


def test_an_administrator_may_not_close_their_own_account(client, sign_in):
    user = sign_in(client, Role.ADMINISTRATOR)
    assert client.post(reverse("accounts_close", args=[user.code]), {"reason": "x"}).status_code == 422


def test_a_person_changes_name_and_language(client, sign_in):
    user = sign_in(client)
    response = client.post("/accounts/profile/", {"name": "Lê Văn Mới", "language": "en"})
    user.refresh_from_db()
    assert (user.name, user.language, response.cookies["django_language"].value) == ("Lê Văn Mới", "en", "en")
    assert Entry.objects.get(verb="accounts.profile_changed").after == {"changed": ["name", "language"]}


def test_a_person_sees_what_is_kept_about_them_and_the_look_is_recorded(client, sign_in):
    user = sign_in(client, Role.HR_OFFICER)
    page = client.get(reverse("privacy_mine")).content.decode()
    assert user.email in page
    assert Entry.objects.filter(verb="accounts.own_data_read", actor=user).count() == 1


def test_a_correction_is_asked_for_and_answered_by_somebody_else(client, at, sign_in):
    user = sign_in(client, Role.HR_OFFICER)
    client.post(reverse("privacy_ask"), {"subject": "Ngày sinh", "text": "Là 01/02/1990"})
    asked = CorrectionRequest.objects.get()
    assert (asked.user_id, asked.text, asked.state) == (user.pk, "Là 01/02/1990", "open")
    assert client.get(reverse("correction", args=[asked.code])).status_code == 404
    sign_in(client, Role.HR_OFFICER)
    assert [item.url for item in desk.corrections_to_answer(make_actor(Role.HR_OFFICER, at=at), at.date())] == [
        reverse("correction", args=[asked.code])
    ]
    client.post(reverse("correction", args=[asked.code]), {"is_corrected": "1", "answer": "Đã sửa"})
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("done", "Đã sửa")
    again = client.post(reverse("correction", args=[asked.code]), {"is_corrected": "0", "answer": "Không"})
    assert again.status_code == 422


def test_retention_rules_are_loaded_once_and_edited_with_a_reason(client, sign_in):
    assert load_retention().endswith("7 new")
    assert load_retention().endswith("0 new")
    rule = RetentionRule.objects.get(key="complaints")
    sign_in(client, Role.ADMINISTRATOR)
    url = reverse("retention_rule", args=[rule.code])
    assert client.post(url, {"months": "120", "source": "Luật"}).status_code == 422
    client.post(url, {"months": "120", "source": "Luật", "reason": "Đã đối chiếu", "is_confirmed": "on"})
    rule.refresh_from_db()
    assert (rule.months, rule.is_confirmed) == (120, True)
    assert client.get(reverse("privacy")).status_code == 200


def test_a_breach_is_recorded_reported_and_closed(client, at, sign_in):
    sign_in(client, Role.ADMINISTRATOR)
    data = {
        "discovered_on": "20/11/2026",
        "discovered_time": "08:30",
        "description": "Mất máy tính",
        "people_affected": "12",
    }
    client.post(reverse("breach_add"), data)
    breach = Breach.objects.get()
    assert (breach.report_due_at - breach.discovered_at).total_seconds() == 72 * 3600
    waiting = desk.breaches_to_report(make_actor(Role.ADMINISTRATOR, at=at), at.date())
    assert [item.due_on.isoformat() for item in waiting] == ["2026-11-23"]
    assert client.post(reverse("breach_reported", args=[breach.code])).status_code == 302
    assert client.post(reverse("breach_reported", args=[breach.code])).status_code == 409
    client.post(reverse("breach", args=[breach.code]), {"measures": "Đã khóa từ xa"})
    breach.refresh_from_db()
    assert (breach.state, breach.measures) == ("closed", "Đã khóa từ xa")
    assert "Mất máy tính" not in str(list(Entry.objects.values()))


def test_a_proposal_waits_on_the_desk_of_the_other_administrator(at):
    first, second = administrators(at)
    user = make_user(at=at)
    actions.propose_role(user=user, role=Role.KEY_HOLDER, by=first, at=at)
    assert desk.roles_to_confirm(first, at.date()) == []
    assert [item.url for item in desk.roles_to_confirm(second, at.date())] == [
        reverse("accounts_user", args=[user.code])
    ]
