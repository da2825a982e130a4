import gzip
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from hr_system.access import Refused
from hr_system.ui import catalogues
from hr_system.ui.forms import Form
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage, capped_count


class Naming(Form):
    name = forms.CharField(label="Name")


def page(request, act=lambda data: data["name"], to=lambda name: f"/made/{name}/"):
    return form_page(request, Naming, act=act, to=to, title="Name it", submit="Save", base="errors/base_error.html")


def test_a_valid_post_acts_once_and_leads_on():
    answer = page(RequestFactory().post("/", {"name": "x"}))
    assert (answer.status_code, answer.url) == (302, "/made/x/")


def test_an_invalid_post_answers_422_and_prefixes_the_title():
    with translation.override("vi"):
        answer = page(RequestFactory().post("/", {"name": ""}))
    assert answer.status_code == 422
    assert "<title>Lỗi: Name it" in answer.content.decode()


def test_a_refusal_is_shown_beside_its_field_with_what_was_typed():
    def refuse(data):
        raise Refused("That name is taken", field="name")

    answer = page(RequestFactory().post("/", {"name": "taken"}), act=refuse)
    assert answer.status_code == 422
    assert '<a href="#id_name">That name is taken</a>' in answer.content.decode()
    assert 'value="taken"' in answer.content.decode()


def test_a_fault_is_not_swallowed():
    def crash(data):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        page(RequestFactory().post("/", {"name": "x"}), act=crash)


@pytest.mark.parametrize("name", ["400", "403_csrf", "404", "500"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_error_pages_need_neither_database_nor_request(name, language):
    with translation.override(language):
        html = render_to_string(f"errors/{name}.html")
    assert f'<html lang="{language}">' in html
    assert "<h1>" in html


@pytest.mark.django_db
def test_a_list_is_walked_forth_and_back_without_loss_or_repetition():
    Group.objects.all().delete()
    Group.objects.bulk_create(Group(name=f"g{n:02d}") for n in range(7))
    request, seen = RequestFactory().get("/?q=1"), []
    while True:
        shown = KeysetPage(Group.objects.all(), ("-name",), request, size=3)
        seen.append([group.name for group in shown])
        if not shown.has_next:
            break
        request = RequestFactory().get(f"/?{shown.next_query}")
    assert seen == [["g06", "g05", "g04"], ["g03", "g02", "g01"], ["g00"]]
    back = KeysetPage(Group.objects.all(), ("-name",), RequestFactory().get(f"/?{shown.previous_query}"), size=3)
    assert ([group.name for group in back], back.has_previous, back.has_next) == (seen[1], True, True)


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "%00", "W1siZGF0ZSIsIngiXV0"])
def test_an_unreadable_cursor_shows_the_first_page(cursor):
    assert KeysetPage(Group.objects.all(), ("pk",), RequestFactory().get(f"/?after={cursor}")).has_previous is False


@pytest.mark.django_db
def test_counting_stops_at_the_cap():
    Group.objects.bulk_create(Group(name=f"cap{n}") for n in range(4))
    found = Group.objects.filter(name__startswith="cap")
    assert [str(capped_count(found, cap)) for cap in (3, 4)] == ["3+", "4"]


@pytest.mark.parametrize("path", catalogues.catalogues(settings.BASE_DIR), ids=lambda path: path.parts[-5])
def test_every_catalogue_is_complete(path):
    assert catalogues.untranslated(path) == []


def test_the_style_sheets_for_citizens_stay_small():
    folder = Path(settings.BASE_DIR) / "hr_system/ui/static/ui"
    assert sum(len(gzip.compress((folder / name).read_bytes())) for name in ("tokens.css", "base.css")) <= 12_000


def test_no_template_has_an_inline_style_or_handler():
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        if "email" in path.parts or "print" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert [word for word in (' style="', "<style", " onclick=", " onload=", " onchange=") if word in text] == [], (
            path
        )


def test_an_answer_is_a_response():
    assert isinstance(page(RequestFactory().get("/")), HttpResponse)
