"""Who may be given which role, by whom, until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from hr_system.access import Actor, NotAllowed, Refused, Stale
from hr_system.accounts import actions
from hr_system.accounts.actors import actor_of
from hr_system.accounts.models import RoleGrant
from hr_system.accounts.reference import load_groups
from hr_system.accounts.roles import COMPUTED, ORDINARY, POWERFUL, STAFF, TWO_PERSON, Role, active_roles
from hr_system.accounts.rules import months_later
from hr_system.audit import Entry
from tests.factories.accounts import SETUP, administrators, make_actor, make_user

pytestmark = pytest.mark.django_db


def test_the_table_of_roles_is_complete():
    assert frozenset(Role) == ORDINARY | TWO_PERSON | COMPUTED
    assert {"inspector", "council_secretary", "key_holder"} == POWERFUL
    assert {"administrator"} == TWO_PERSON - POWERFUL
    assert frozenset(Role) - {"candidate"} == STAFF


@pytest.mark.parametrize("role", sorted(ORDINARY))
def test_one_administrator_gives_an_ordinary_role_at_once(role, at):
    first, _second = administrators(at)
    user = make_user(at=at)
    actions.propose_role(user=user, role=role, by=first, at=at)
    assert active_roles(user, at) == {role}


@pytest.mark.parametrize("role", sorted(TWO_PERSON))
def test_a_role_for_two_people_waits_for_the_second(role, at):
    first, second = administrators(at)
    user = make_user(at=at)
    grant = actions.propose_role(user=user, role=role, by=first, at=at)
    assert active_roles(user, at) == frozenset()
    with pytest.raises(NotAllowed):
        actions.confirm_role(grant, by=first, at=at)
    assert active_roles(user, at) == frozenset()
    actions.confirm_role(grant, by=second, at=at)
    assert active_roles(user, at) == {role}


def test_a_second_confirmation_is_stale(at):
    first, second = administrators(at)
    grant = actions.propose_role(user=make_user(at=at), role=Role.INSPECTOR, by=first, at=at)
    actions.confirm_role(grant, by=second, at=at)
    with pytest.raises(Stale):
        actions.confirm_role(grant, by=second, at=at)


def test_nobody_proposes_or_confirms_power_for_themselves(at):
    first, second = administrators(at)
    receiver = make_user(Role.ADMINISTRATOR, at=at)
    with pytest.raises(NotAllowed):
        actions.propose_role(user=receiver, role=Role.INSPECTOR, by=actor_of(receiver, at), at=at)
    grant = actions.propose_role(user=receiver, role=Role.INSPECTOR, by=first, at=at)
    with pytest.raises(NotAllowed):
        actions.confirm_role(grant, by=actor_of(receiver, at), at=at)
    assert actions.confirm_role(grant, by=second, at=at).confirmed_by_id == second.user_id


@pytest.mark.parametrize("role", sorted(POWERFUL))
def test_the_system_never_gives_a_powerful_role(role, at):
    with pytest.raises(NotAllowed):
        actions.create_user(email="x@example.vn", name="X", roles=[role], by=SETUP, at=at)


def test_the_system_confirms_nothing(at):
    first, _second = administrators(at)
    grant = actions.propose_role(user=make_user(at=at), role=Role.INSPECTOR, by=first, at=at)
    with pytest.raises(NotAllowed):
        actions.confirm_role(grant, by=Actor.system("x"), at=at)


def test_headship_cannot_be_given(at):
    with pytest.raises(Refused) as refusal:
        actions.propose_role(user=make_user(at=at), role=Role.AGENCY_HEAD, by=SETUP, at=at)
    assert refusal.value.field == "role"


@pytest.mark.parametrize(
    "roles", [(), ("hr_officer",), ("candidate",), ("inspector",), ("key_holder",), ("council_secretary",), ("marker",)]
)
def test_only_administrators_give_roles(roles, at):
    with pytest.raises(NotAllowed):
        actions.propose_role(user=make_user(at=at), role=Role.MARKER, by=make_actor(*roles, at=at), at=at)


def test_a_powerful_role_without_an_end_gets_the_longest_time(at):
    first, second = administrators(at)
    grant = actions.give_role(user=make_user(at=at), role=Role.INSPECTOR, proposed_by=first, confirmed_by=second, at=at)
    assert grant.ends_at == months_later(at, 12)


def test_a_powerful_role_lasts_twelve_months_at_most(at):
    first, _second = administrators(at)
    with pytest.raises(Refused) as refusal:
        actions.propose_role(
            user=make_user(at=at),
            role=Role.KEY_HOLDER,
            by=first,
            at=at,
            ends_at=months_later(at, 12) + timedelta(days=1),
        )
    assert refusal.value.field == "ends_on"


def test_a_role_is_in_force_from_its_first_instant_to_before_its_last(at):
    first, second = administrators(at)
    user = make_user(at=at)
    ends = at + timedelta(days=10)
    actions.give_role(user=user, role=Role.INSPECTOR, proposed_by=first, confirmed_by=second, at=at, ends_at=ends)
    instants = [at - timedelta(seconds=1), at, ends - timedelta(seconds=1), ends]
    assert [active_roles(user, instant) for instant in instants] == [
        frozenset(), {"inspector"}, {"inspector"}, frozenset()
    ]  # fmt: skip


def test_one_administrator_takes_power_away_at_once(at):
    _first, second = administrators(at)
    user = make_user(Role.INSPECTOR, at=at)
    grant = RoleGrant.objects.get(user=user)
    actions.revoke_role(grant, reason="Chuyển công tác", by=second, at=at)
    assert active_roles(user, at) == frozenset()
    assert list(user.groups.all()) == []
    with pytest.raises(Stale):
        actions.revoke_role(grant, reason="again", by=second, at=at)


def test_a_closed_account_acts_as_nobody_and_loses_its_roles(at):
    first, _second = administrators(at)
    user = make_user(Role.HR_OFFICER, Role.INSPECTOR, at=at)
    actions.deactivate(user, reason="Nghỉ hưu", by=first, at=at)
    assert actor_of(user, at) == Actor.anonymous()
    actions.reactivate(user, reason="Nhầm", by=first, at=at)
    assert actor_of(user, at).roles == frozenset()


def test_nobody_closes_their_own_account_as_administrator(at):
    first, _second = administrators(at)
    user = RoleGrant.objects.filter(user_id=first.user_id).get().user
    with pytest.raises(NotAllowed):
        actions.deactivate(user, reason="x", by=first, at=at)


def test_the_end_of_a_role_is_written_down_once(at):
    user = make_user(Role.INSPECTOR, at=at)
    later = months_later(at, 13)
    assert [actions.end_expired_roles(by=Actor.system("x"), at=later) for _ in range(2)] == [1, 0]
    assert Entry.objects.filter(verb="accounts.role_expired").count() == 1
    assert list(user.groups.all()) == []


def test_roles_are_groups_and_membership_follows(at):
    load_groups()
    user = make_user(Role.HR_OFFICER, Role.MARKER, at=at)
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)
    assert set(user.groups.values_list("name", flat=True)) == {"hr_officer", "marker"}


def test_every_grant_leaves_both_names_in_the_audit(at):
    first, second = administrators(at)
    user = make_user(at=at)
    actions.give_role(user=user, role=Role.INSPECTOR, proposed_by=first, confirmed_by=second, at=at, reason="QĐ 12")
    entries = Entry.objects.filter(target_type="accounts.rolegrant", after__user=user.code).order_by("pk")
    assert list(entries.values_list("verb", "actor_id", "reason")) == [
        ("accounts.role_proposed", first.user_id, "QĐ 12"), ("accounts.role_confirmed", second.user_id, "QĐ 12"),
    ]  # fmt: skip


CASES = [
    ("one person twice", {"proposed": 0, "confirmed": 0, "ends": 10}),
    ("powerful without end", {"proposed": 0, "confirmed": 1, "ends": None}),
    ("powerful from the system", {"proposed": None, "confirmed": 1, "ends": 10}),
    ("powerful confirmed by nobody", {"proposed": 0, "confirmed": None, "ends": 10}),
    ("to oneself", {"proposed": 2, "confirmed": 1, "ends": 10}),
    ("confirmed by oneself", {"proposed": 0, "confirmed": 2, "ends": 10}),
    ("ends before it begins", {"proposed": 0, "confirmed": 1, "ends": -1}),
]


@pytest.mark.parametrize(("_case", "given"), CASES, ids=[name for name, _ in CASES])
def test_the_database_refuses_what_the_actions_would(_case, given, at):
    first, second = administrators(at)
    user = make_user(at=at)
    people = {0: first.user_id, 1: second.user_id, 2: user.pk, None: None}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(
            user=user, role=Role.INSPECTOR, starts_at=at, proposed_at=at, confirmed_at=at,
            proposed_by_id=people[given["proposed"]], confirmed_by_id=people[given["confirmed"]],
            ends_at=None if given["ends"] is None else at + timedelta(days=given["ends"]),
        )  # fmt: skip


def test_a_lone_administrator_cannot_make_another_in_the_database(at):
    first, _second = administrators(at)
    user = make_user(at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(
            user=user, role=Role.ADMINISTRATOR, starts_at=at, proposed_at=at, confirmed_at=at,
            proposed_by_id=first.user_id, confirmed_by_id=first.user_id,
        )  # fmt: skip


def test_the_same_endless_role_is_given_once(at):
    user = make_user(Role.HR_OFFICER, at=at)
    with pytest.raises(Refused):
        actions.propose_role(user=user, role=Role.HR_OFFICER, by=SETUP, at=at)


def test_roles_are_read_in_one_query(at, django_assert_num_queries):
    user = make_user(Role.HR_OFFICER, Role.MARKER, Role.INSPECTOR, at=at)
    with django_assert_num_queries(1):
        assert active_roles(user, at) == {"hr_officer", "marker", "inspector"}


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [("2026-01-31", 1, "2026-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-11-23", 12, "2027-11-23")],
)
def test_months_are_counted_by_the_calendar(start, months, expected):
    from datetime import datetime

    assert months_later(datetime.fromisoformat(start), months).date().isoformat() == expected


def test_the_first_administrators_are_two_and_made_once():
    with pytest.raises(CommandError, match="two different"):
        call_command("create_administrators", "a@example.vn")
    call_command("create_administrators", "a@example.vn", "b@example.vn")
    assert RoleGrant.objects.filter(role=Role.ADMINISTRATOR).count() == 2
    with pytest.raises(CommandError, match="already"):
        call_command("create_administrators", "c@example.vn", "d@example.vn")
