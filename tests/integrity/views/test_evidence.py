"""A citizen's files through the handler's page: by reason, recorded, as an attachment, and 404 for the barred."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from hr_system.audit.models import Entry
from integrity.actions.evidence import stage_evidence
from integrity.views.inspector.evidence import safe_name
from tests.factories.integrity import inspector, report_of, world
from tests.integrity.views.test_citizen_pages import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_loaded")]


@pytest.fixture
def w(at):
    return world(at)


@pytest.fixture
def url(w, at):
    codes, refused = stage_evidence([SimpleUploadedFile("giấy: hẹn.exe", PNG)], already=0, at=at)
    assert refused == []
    case = report_of(w.building, at, evidence=tuple(codes)).case
    return f"/staff/integrity/cases/{case.code}/evidence/{codes[0]}/"


def enter(client, actor):
    client.force_login(
        get_user_model().objects.get(pk=actor.user_id), backend="django.contrib.auth.backends.ModelBackend"
    )


def test_the_file_comes_after_a_reason_as_an_attachment_and_is_recorded(client, w, url):
    enter(client, w.inspector)
    assert [client.get(url).status_code, client.post(url, {"reason": " "}).status_code] == [200, 422]
    entries = Entry.objects.filter(verb="integrity.evidence_opened")
    assert entries.count() == 0
    answer = client.post(url, {"reason": "đối chiếu giấy hẹn"})
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, PNG, "image/png")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''gi%E1%BA%A5y_%20h%E1%BA%B9n.exe.png")
    assert (answer["X-Content-Type-Options"], "no-store" in answer["Cache-Control"]) == ("nosniff", True)
    assert [entry.reason for entry in entries] == ["đối chiếu giấy hẹn"]


def test_who_may_not_open_the_letter_finds_no_such_file(client, w, url, at, sign_in):
    below, _officer = inspector(w.desk, w.province, at)
    enter(client, below)
    assert [client.get(url).status_code, client.post(url, {"reason": "x"}).status_code] == [404, 404]
    sign_in(client, "administrator")
    assert client.post(url, {"reason": "x"}).status_code == 404


def test_a_file_of_another_case_is_not_found_under_this_one(client, w, url, at):
    other = report_of(w.building, at).case.code
    file = url.rstrip("/").rsplit("/", 1)[1]
    enter(client, w.inspector)
    assert client.post(f"/staff/integrity/cases/{other}/evidence/{file}/", {"reason": "x"}).status_code == 404


def test_the_letter_leads_to_the_file_and_is_not_kept_by_the_browser(client, w, url):
    enter(client, w.inspector)
    letter = client.post(url.split("evidence/")[0] + "letter/", {"reason": "x"})
    assert (url in letter.content.decode(), "no-store" in letter["Cache-Control"]) == (True, True)


@pytest.mark.parametrize(
    ("name", "media_type", "safe"),
    [
        ("../../etc/passwd", "image/png", "_.._etc_passwd.png"),
        ("don.PDF", "application/pdf", "don.PDF"),
        (".bashrc", "image/jpeg", "bashrc.jpg"),
        ("", "application/pdf", "file.pdf"),
        ('a"; x=b.html', "image/png", "a__ x=b.html.png"),
    ],
)
def test_names_are_harmless(name, media_type, safe):
    assert safe_name(name, media_type) == safe
