"""People at their browsers: Chromium without JavaScript, against the live server, with the worker played in between."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SHOTS = os.environ.get("JOURNEY_SHOTS", "")  # a folder: every page passed is pictured there, wide and on a phone
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


class Person:
    """One person at one browser of their own. Pages are left by what they offer: a link that is there, a form's button."""

    def __init__(self, world: World, name: str, email: str = "", password: str = "") -> None:
        self.world, self.name = world, name
        self.email, self.password = email or f"{name}@demo.example", password or settings.DEMO_PASSWORD
        context = world.browser.new_context(java_script_enabled=False, viewport=WIDE, locale="vi-VN")
        context.set_default_timeout(10_000)
        self.page = context.new_page()
        self.entered = ""

    def goto(self, name: str, *codes: str) -> Person:
        """Type the address."""
        return self.visit(reverse(name, args=codes))

    def visit(self, address: str) -> Person:
        url = address if address.startswith("http") else f"{self.world.url}{address}"
        answer = self.page.goto(url)
        assert answer is not None
        assert answer.status == 200, f"{self.name}: {answer.status} at {address}"
        return self._arrive()

    def status_of(self, name: str, *codes: str) -> int:
        answer = self.page.goto(f"{self.world.url}{reverse(name, args=codes)}")
        assert answer is not None
        return answer.status

    def follow(self, name: str, *codes: str) -> Person:
        """Click the link that the page offers to this address; a page that does not offer it fails the test."""
        return self.follow_to(reverse(name, args=codes))

    def follow_to(self, address: str) -> Person:
        link = self.page.locator(f'a[href="{address}"]')
        assert link.count(), f"{self.name}: no link to {address} on {self.page.url}: {self.text[:2000]}"
        with self.page.expect_navigation():
            link.first.click()
        return self._arrive()

    def fill(self, **values: str | bool | Path) -> Person:
        """Fields by their names: text, choice, tick, file."""
        for name, value in values.items():
            field = self.page.locator(f'main [name="{name}"]')
            kind = field.first.get_attribute("type") or field.first.evaluate("e => e.localName")
            if kind == "radio":
                self.page.locator(f'main [name="{name}"][value="{value}"]').check()
            elif kind == "checkbox":
                field.set_checked(bool(value))
            elif kind == "file":
                field.set_input_files(str(value))
            elif kind == "select":
                field.select_option(str(value))
            else:
                field.fill(str(value))
        return self

    def send(self, *, refused: bool = False, form: str = "main form.form") -> Person:
        """Press the form's button. A refusal answers 422 on the same page; anything else must have led onwards."""
        with self.page.expect_navigation() as answer:
            self.page.locator(f"{form} button").last.click()
        status = answer.value.status
        assert status == (422 if refused else 200), f"{self.name}: {status} at {self.page.url}: {self.text[:2000]}"
        return self._arrive()

    @property
    def text(self) -> str:
        return self.page.locator("body").inner_text()

    @property
    def code(self) -> str:
        """The code at the end of the address."""
        return self.page.url.rstrip("/").rsplit("/", 1)[-1]

    def download(self, address: str) -> bytes:
        """The file behind an address, with this person's session."""
        answer = self.page.request.get(f"{self.world.url}{address}")
        assert answer.status == 200, f"{self.name}: {answer.status} at {address}"
        return answer.body()

    def enter(self) -> Person:
        """Sign in with e-mail and password the first time; on later days, when the session has ended, by a new session."""
        if self.entered and self.entered != self.world.day:
            self._resume()
        elif not self.entered:
            self.visit(reverse("account_login")).fill(login=self.email, password=self.password).send()
            assert self.page.url != f"{self.world.url}{reverse('account_login')}", self.text
        self.entered = self.world.day
        return self

    def _resume(self) -> None:
        from django.contrib.auth import get_user_model
        from django.test import Client

        client = Client()
        user = get_user_model().objects.get(email=self.email)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.world.url}])

    def _arrive(self) -> Person:
        assert "{{" not in self.page.content()
        if SHOTS:
            self.world.picture(self)
        return self


class World:
    """The server, the browser, the clock and the worker."""

    def __init__(self, url: str, browser, clock) -> None:
        self.url, self.browser, self.clock = url, browser, clock
        self.people: dict[str, Person] = {}
        self.day, self.pictures = "", 0

    def move_to(self, day: str) -> None:
        """Nine in the morning of that day in Vietnam; from there the clock goes on."""
        self.day = day
        self.clock.move_to(datetime.fromisoformat(f"{day}T09:00:00+07:00"), tick=True)

    def person(self, name: str) -> Person:
        """A demonstration account, signed in."""
        return self.stranger(name).enter()

    def stranger(self, name: str, email: str = "", password: str = "") -> Person:
        if name not in self.people:
            self.people[name] = Person(self, name, email, password)
        return self.people[name]

    def work(self) -> None:
        """What the worker process does."""
        from hr_system.queue import run_due
        from hr_system.queue.models import OutboxTask

        run_due()
        left = list(OutboxTask.objects.exclude(state="done").order_by("pk").values_list("name", "state", "last_error"))
        assert left == []

    def picture(self, person: Person) -> None:
        self.pictures += 1
        place = person.page.url.removeprefix(self.url).strip("/").replace("/", "_")[:80] or "home"
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        for label, size in (("wide", WIDE), ("phone", PHONE)):
            person.page.set_viewport_size(size)
            person.page.screenshot(
                path=f"{SHOTS}/{self.pictures:03d}-{person.name}-{place}-{label}.png", full_page=True
            )
        person.page.set_viewport_size(WIDE)


@pytest.fixture
def browser(chromium) -> Iterator:
    """The one Chromium of the session; what a journey opened is closed behind it."""
    yield chromium
    for context in list(chromium.contexts):
        context.close()


@pytest.fixture
def world(transactional_db, live_server, browser, time_machine, at) -> World:
    """Reference data and the demonstration of personnel, on the morning of `at`; nothing of recruitment exists."""
    from hr_system.registry import demonstration, reference

    made = World(live_server.url, browser, time_machine)
    made.move_to(at.date().isoformat())
    for step in reference:
        step.run()
    next(step for step in demonstration if step.name == "personnel").run(at)
    made.work()
    return made


@pytest.fixture
def paper(tmp_path) -> Path:
    """A small PDF to attach."""
    path = tmp_path / "bang-tot-nghiep.pdf"
    path.write_bytes(PAPER)
    return path


@pytest.fixture
def pdf_text(need, tmp_path) -> Callable[[bytes], str]:
    """The words of a PDF, in one line."""
    need("pdftotext")

    def read(data: bytes) -> str:
        assert data.startswith(b"%PDF-")
        path = Path(SHOTS or tmp_path) / f"{sha256(data).hexdigest()[:8]}.pdf"
        path.write_bytes(data)
        words = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True
        ).stdout.decode()
        return " ".join(words.split())

    return read
