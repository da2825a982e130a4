"""Chromium from Debian, driven by Playwright. Every journey gets a fresh context and fails on a script error."""
from __future__ import annotations

import os

import pytest

from tests.conftest import CHROMIUM

# Playwright's synchronous API runs inside an event loop, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("missing in CI: chromium")
        pytest.skip("missing: chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium):
    """`open_browser(javascript=False, width=320, height=640)` -> a page; a fault in a script fails the test."""
    contexts, faults = [], []

    def enter(*, javascript: bool = True, width: int = 1280, height: int = 900, language: str = "vi"):
        context = chromium.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": height}, locale=language
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []
