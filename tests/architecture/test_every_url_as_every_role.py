"""Every address, opened by everybody, against one readable table.

The demonstration is built once in this test's database; each address with a code in it is opened with a real object of
the demonstration (see EXAMPLES). `WRITE_MATRIX=1 pytest …` writes the table anew: read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.examples import example_arguments

TABLE = Path(__file__).with_name("access_matrix.txt")
PEOPLE = ["anonymous", "candidate", "hr", "secretary", "marker1", "inspector", "inspector2", "head", "chair", "admin"]
AT = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))
# Libraries' pages are theirs to test; the gallery exists only in DEBUG.
SKIPPED = re.compile(r"^(accounts/(?!login/|profile)|static/|media/|staff/components)")


def named_patterns(patterns=None, prefix="", namespace=""):
    """(path, full name) of every named URL."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named_patterns(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern) and pattern.name and not SKIPPED.match(path):
            yield path, namespace + pattern.name


def client_of(person: str) -> Client:
    client = Client(raise_request_exception=False)
    if person != "anonymous":
        from django.contrib.auth import get_user_model

        user = get_user_model().objects.get(email=f"{person}@demo.example")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def answer(client: Client, url: str) -> str:
    response = client.get(url)
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "login"
    return str(response.status_code)


def rows() -> list[str]:
    clients = {person: client_of(person) for person in PEOPLE}
    lines = [" ".join([f"{'address':44}", *(f"{person:>10}" for person in PEOPLE)]).rstrip()]
    for path, name in sorted(set(named_patterns()), key=lambda pair: pair[1]):
        arguments = example_arguments(name, path)
        if arguments is None:
            lines.append(f"{name:44} no example in the demonstration")
            continue
        url = reverse(name, kwargs=arguments)
        lines.append(" ".join([f"{name:44}", *(f"{answer(clients[person], url):>10}" for person in PEOPLE)]).rstrip())
    return lines


@pytest.mark.django_db
def test_every_address_answers_every_role_as_the_table_says(time_machine, demonstration) -> None:
    time_machine.move_to(AT, tick=True)
    found = rows()
    if os.environ.get("WRITE_MATRIX"):
        TABLE.write_text("\n".join(found) + "\n")
    assert found == TABLE.read_text().splitlines()


def test_the_table_holds_no_fault_and_no_forbidden() -> None:
    """Strangers get 404 or the sign-in page, never 403; nothing ends in a fault."""
    for line in TABLE.read_text().splitlines()[1:]:
        assert not re.search(r"\b(403|5\d\d)\b", line), line
