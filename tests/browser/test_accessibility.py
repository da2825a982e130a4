"""Each kind of page that the demonstration offers, for each kind of reader: axe, narrow and wide, both languages, no script."""

from __future__ import annotations

import gzip

import pytest

# The mark makes pytest-django build the database; the demonstration is loaded outside the tests' transactions.
# Our own templates name no unknown variable, which every other test checks; those of django-allauth rely on silence.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db, pytest.mark.ignore_template_errors]

# In this order a kind of page belongs to the first who is offered it, so that none is examined twice.
PEOPLE = ("", "candidate", "hr", "inspector", "marker1", "interviewer1", "panel1", "admin")
NARROW, WIDE = {"width": 320, "height": 700}, {"width": 1280, "height": 900}
GRAVE = {"serious", "critical"}
BUDGET, REQUESTS = 48 * 1024, 5


@pytest.fixture
def pages(demonstration) -> dict[str, dict[str, str]]:
    """Per person the pages that nobody before was offered."""
    return demonstration.first_offered(PEOPLE)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person or "citizen")
def test_every_kind_of_page_can_be_used_by_everybody(demonstration, pages, open_browser, person):
    """Vietnamese is examined narrow, English wide; both are measured narrow, where long words would stick out."""
    cookies = demonstration.cookies(person)
    assert pages[person]
    for language, size in (("vi", NARROW), ("en", WIDE)):
        page = open_browser(language=language, cookies=cookies)
        problems = []
        for kind, address in pages[person].items():
            page.set_viewport_size(size)
            page.goto(f"{demonstration.url}{address}")
            problems += [f"{kind} {language}: {problem}" for problem in (*shape(page, language), *findings(page))]
        assert problems == []


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person or "citizen")
def test_pages_say_the_same_without_javascript(demonstration, pages, open_browser, person):
    """But for the sentence that a passkey needs it."""
    cookies = demonstration.cookies(person)
    with_script = open_browser(cookies=cookies)
    without = open_browser(javascript=False, cookies=cookies)
    for kind, address in pages[person].items():
        with_script.goto(f"{demonstration.url}{address}")
        without.goto(f"{demonstration.url}{address}")
        said, said_without = lines(with_script), lines(without)
        assert [line for line in said if line not in said_without] == [], kind
        assert [line for line in said_without if line not in said] == without.locator("noscript").all_inner_texts(), (
            kind
        )


@pytest.mark.parametrize("person", [*PEOPLE, "secretary", "director", "head", "chair", "inspector2"])
def test_no_link_that_is_offered_leads_nowhere(demonstration, person):
    pages, dead = demonstration.offered(person)
    assert len(pages) > 5
    assert dead == []


def test_the_filing_page_is_light_and_loads_nothing_from_elsewhere(demonstration, open_browser):
    page = open_browser(width=390, height=844)
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright cannot mark a built-in
    page.goto(f"{demonstration.url}/complaints/new/", wait_until="networkidle")
    assert [answer.url for answer in answers if not answer.url.startswith(demonstration.url)] == []
    assert {answer.status for answer in answers} == {200}
    assert len(answers) <= REQUESTS, [answer.url for answer in answers]
    assert sum(len(gzip.compress(answer.body())) for answer in answers) <= BUDGET


def lines(page) -> list[str]:
    return [line.strip() for line in page.inner_text("body").split("\n") if line.strip()]


def shape(page, language: str) -> list[str]:
    """What every page owes its reader, and nothing to be scrolled sideways on a small phone."""
    problems = []
    if page.locator("h1").count() != 1:
        problems.append(f"{page.locator('h1').count()} headings of the first level")
    if page.locator("html").get_attribute("lang") != language:
        problems.append("says another language")
    if page.locator('body > a.skip[href="#content"]').count() != 1 or page.locator("main#content").count() != 1:
        problems.append("no way past the banner")
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROW["width"]:
        problems.append(f"{width} wide on a small phone")
    return problems


def findings(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE]
