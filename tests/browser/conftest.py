"""Chromium in fresh contexts, and a whole demonstration behind a live server for modules that only look."""

from __future__ import annotations

import os
import re
from datetime import datetime

import pytest
from django.core.management import call_command
from django.db import connection

from tests.conftest import VIETNAM

LINK = re.compile(r'<a\s[^>]*?href="(/[^"#]*)"')


@pytest.fixture
def open_browser(chromium):
    """`open_browser(javascript=False, width=320, height=640)` -> a page; a fault in a script fails the test."""
    contexts, faults = [], []

    def enter(*, javascript: bool = True, width: int = 1280, height: int = 900, language: str = "vi", cookies=()):
        context = chromium.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": height}, locale=language
        )
        context.add_cookies(list(cookies))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []


class Demonstration:
    """The address of the server, the people signed in by cookie, and what the pages offer them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._first: dict[str, dict[str, str]] = {}

    def client(self, person: str):
        from django.contrib.auth import get_user_model
        from django.test import Client

        client = Client()
        if person:
            user = get_user_model().objects.get(email=f"{person}@demo.example")
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def cookies(self, person: str) -> list[dict]:
        return [
            {"name": name, "value": morsel.value, "url": self.url}
            for name, morsel in self.client(person).cookies.items()
        ]

    def first_offered(self, people: tuple[str, ...]) -> dict[str, dict[str, str]]:
        """Per person the pages that nobody before was offered. Asked within a test, found once."""
        known: set[str] = set()
        for person in people if not self._first else ():
            offered, _dead = self.offered(person)
            self._first[person] = {kind: address for kind, address in offered.items() if kind not in known}
            known |= set(offered)
        return self._first

    def offered(self, person: str) -> tuple[dict[str, str], list[str]]:
        """(one address of each kind of page that links lead to, the links that lead nowhere)."""
        client, waiting = self.client(person), ["/", "/staff/"]
        pages: dict[str, str] = {}
        dead, seen = [], set()
        while waiting:
            address = waiting.pop(0)
            kind = kind_of(address)
            if kind in seen:
                continue
            seen.add(kind)
            answer = client.get(address)
            if answer.status_code in (301, 302):
                waiting.append(answer["Location"])
            elif answer.status_code != 200:
                dead.append(f"{answer.status_code} {kind}")
            elif answer["Content-Type"].startswith("text/html"):
                pages[kind] = address
                waiting += [link.replace("&amp;", "&") for link in LINK.findall(answer.content.decode())]
        return pages, dead


def kind_of(address: str) -> str:
    """The name of the page; an address that no page has is a kind of its own."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(address.split("?", maxsplit=1)[0]).view_name
    except Resolver404:
        return address


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """What `make run` shows, once for the module: loading it takes half a minute, and these tests change nothing."""
    from pytest_django.live_server_helper import LiveServer

    from hr_system.queue import run_due
    from hr_system.registry import demonstration, reference

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        for step in reference:
            step.run()
        for step in demonstration:
            step.run(datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM))
        run_due()
        server = LiveServer("127.0.0.1")
        try:
            yield Demonstration(server.url)
        finally:
            server.stop()
            empty()


def empty() -> None:
    """As between tests with real commits: only the harness lifts the audit's triggers; post_migrate installs them again."""
    from hr_system.audit import triggers

    with connection.cursor() as cursor:
        for name in triggers.present(connection) & set(triggers.expected(connection.vendor)):
            table = f" ON {name.rsplit('_no_', 1)[0]}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{table}")
    call_command("flush", interactive=False, verbosity=0, allow_cascade=False, inhibit_post_migrate=False)
