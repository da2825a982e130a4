"""What every test may ask for. Data is made by the actions; nothing of ours is mocked."""

from __future__ import annotations

import os
import shutil
import socket
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

VIETNAM = timezone(timedelta(hours=7))
SKIPPED_FOR = pytest.StashKey[Counter]()
SERVICES = {"postgresql": 5432, "redis": 6379, "rabbitmq": 5672}
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)

CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SKIPPED_FOR] = Counter()


def listens(service: str) -> bool:
    """Something answers on loopback at the service's default port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", SERVICES[service])) == 0


def has(name: str) -> bool:
    """Is this outside thing at hand? `chromium`, a service, or a program on the path."""
    if name == "chromium":
        return CHROMIUM is not None
    if name in SERVICES:
        return listens(name)
    return shutil.which(name) is not None


@pytest.fixture
def need():
    """`need("redis")`: skip by name where it is missing; with CI=true a missing one is a failure."""

    def ask(*names: str) -> None:
        for name in names:
            if not has(name):
                if os.environ.get("CI") == "true":
                    pytest.fail(f"missing in CI: {name}")
                pytest.skip(f"missing: {name}")

    return ask


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not there, by name and count."""
    missing: Counter = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if "missing: " in reason:
            missing[reason.split("missing: ", 1)[1].strip()] += 1
    if missing:
        words = ", ".join(f"{name}: {count} tests" for name, count in sorted(missing.items()))
        terminalreporter.write_line(f"Skipped for what this machine does not have: {words}")


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium under Playwright, one for all browser tests: its driver allows no second one in a thread.

    The driver keeps an event loop in this thread, which Django would take for an asynchronous view.
    """
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("missing in CI: chromium")
        pytest.skip("missing: chromium")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def at() -> datetime:
    """The instant at which tests act: Monday 23 November 2026, nine in the morning in Vietnam."""
    return datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)


@pytest.fixture
def calendar_loaded(db) -> None:
    """The sourced working calendar, as `make run` loads it."""
    load("calendar")


@pytest.fixture
def reference(db) -> None:
    """Everything that `make run` loads as reference data, agencies and communes included: slow, use it sparingly."""
    from hr_system.registry import reference as steps

    for step in steps:
        step.run()


def load(*names: str) -> None:
    """Run the named loaders of reference data."""
    from hr_system.registry import reference as steps

    known = {step.name: step for step in steps}
    for name in names:
        known[name].run()


@pytest.fixture
def sign_in(db, at):
    """`sign_in(client, "hr_officer")` makes an account with these roles in force at `at`, signs it in, returns the user."""
    from tests.factories.accounts import make_user

    def enter(client, *roles: str, **fields):
        user = make_user(*roles, at=at, **fields)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return enter


@pytest.fixture(autouse=True)
def _no_memory_between_tests():
    """Caches and log context of one test are unknown to the next."""
    from django.core.cache import cache
    from structlog.contextvars import clear_contextvars

    cache.clear()
    clear_contextvars()


@pytest.fixture(autouse=True)
def _the_record_may_be_emptied_between_tests(request):
    """A test with real commits ends with a flush, which the audit's triggers refuse: only the harness lifts them.

    The flush sends post_migrate, which installs them again.
    """
    marker = request.node.get_closest_marker("django_db")
    names = {"transactional_db", "live_server", "django_db_reset_sequences"}
    if not (names & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from django.db import connection

    from hr_system.audit import triggers

    with connection.cursor() as cursor:
        for name in triggers.present(connection) & set(triggers.expected(connection.vendor)):
            table = f" ON {name.rsplit('_no_', 1)[0]}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{table}")
