"""Accounts made as the pages make them: by the actions, powerful roles by two administrators."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from hr_system.access import Actor
from hr_system.accounts import actions
from hr_system.accounts.actors import actor_of
from hr_system.accounts.models import User
from hr_system.accounts.roles import TWO_PERSON, Role

PASSWORD = "mat-khau-de-thu-2026"
SETUP = Actor.system("tests.setup")
_numbers = count(1)


def make_user(*roles: str, at: datetime, name: str = "", email: str = "", language: str = "vi") -> User:
    """An account with these roles in force at `at`. `agency_head` follows from a tenure and cannot be asked for here."""
    number = next(_numbers)
    user = actions.create_user(
        email=email or f"person{number}@example.vn", name=name or f"Người thử {number}", password=PASSWORD,
        language=language, by=SETUP, at=at,
        roles=[role for role in roles if role not in TWO_PERSON or role == Role.ADMINISTRATOR],
    )  # fmt: skip
    for role in roles:
        if role in TWO_PERSON and role != Role.ADMINISTRATOR:
            first, second = administrators(at)
            actions.give_role(user=user, role=role, proposed_by=first, confirmed_by=second, at=at, reason="Kiểm thử")
    return user


def make_actor(*roles: str, at: datetime) -> Actor:
    return actor_of(make_user(*roles, at=at), at)


def administrators(at: datetime) -> tuple[Actor, Actor]:
    """Two different administrators, the same two for every grant of a test."""
    emails = ("first.administrator@example.vn", "second.administrator@example.vn")
    known = {user.email: user for user in User.objects.filter(email__in=emails).order_by("pk")}
    users = [known.get(email) or make_user(Role.ADMINISTRATOR, at=at, email=email) for email in emails]
    return actor_of(users[0], at), actor_of(users[1], at)
