"""What stays behind: in caches of shared computers, in storage, in the database, in the log."""

from __future__ import annotations

import io
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from hr_system import queue
from tests.factories import integrity as made

pytestmark = pytest.mark.django_db
WORDS = {
    "narrative": "BIMATCHUYENRIENG", "accused": "KEBITOCAO", "file_number": "HSO778899", "name": "NGUOIGUIDON",
    "phone": "0987123456", "email": "nguoigui@vidu.example", "procedure": "THUTUCRIENG",
}  # fmt: skip
FILE_NAME, FILE_WORDS, MORE, ADDRESS = "TENTEPRIENG", "TRONGTEPBIMAT", "THEMLOIBIMAT", "203.0.113.77"


@pytest.mark.parametrize(
    "name", ["home", "statistics", "account_email", "usersessions_list", "account_change_password"]
)
def test_no_page_shown_to_somebody_signed_in_stays_in_a_cache(client, sign_in, name) -> None:
    sign_in(client, "candidate")
    assert client.get(reverse(name))["Cache-Control"] == "no-store, private"


def test_public_pages_do_not_ask_who_is_reading(client) -> None:
    assert "Cache-Control" not in client.get(reverse("statistics"))


def _report(client, agency) -> str:
    """Through the pages: form, letter, receipt, more words, the paper. Returns the code."""
    typed = {**WORDS, "agency_text": agency.name_vi, "agency": agency.code, "kind": "money", "day": "10/03/2026",
             "identity": "named"}  # fmt: skip
    file = SimpleUploadedFile(f"{FILE_NAME}.pdf", f"%PDF-1.4\n{FILE_WORDS}\n%%EOF".encode())
    page = client.post(reverse("integrity:new"), {**typed, "files": [file]}).content.decode()
    draft = re.search(r'name="draft" value="([^"]+)"', page)
    page = client.post(reverse("integrity:new"), {"draft": draft[1], "step": "send"}).content.decode()
    code = re.search(r'code big">([^<]+)<', page)[1]
    page = client.post(reverse("integrity:follow"), {"code": code}).content.decode()
    token = re.search(r'name="pass" value="([^"]+)"', page)[1]
    client.post(reverse("integrity:follow"), {"pass": token, "step": "more", "body": MORE})
    client.post(reverse("integrity:receipt"), {"code": code})
    return code


def _whole_database() -> str:
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [str(row) for row in cursor.fetchall()]
    return "\n".join(parts)


def test_nothing_that_a_citizen_wrote_lies_readable_anywhere(client, at, calendar_loaded) -> None:
    """Who steals the database, the storage folders and the log finds no word, name, address, file name or code."""
    agency = made.world(at - timedelta(days=2)).building
    client.defaults["REMOTE_ADDR"] = ADDRESS
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    try:
        code = _report(client, agency)
        queue.run_due()
    finally:
        logging.getLogger().removeHandler(handler)
    stored = [
        path.read_bytes() for path in Path(settings.VAR_DIR).rglob("*") if path.is_file() and ".sqlite" not in path.name
    ]
    everywhere = _whole_database().encode() + log.getvalue().encode() + b"".join(stored)
    secrets = [*WORDS.values(), FILE_NAME, FILE_WORDS, MORE, ADDRESS, code, code.replace("-", "")]
    assert agency.name_vi.encode() in everywhere
    assert [word for word in secrets if word.encode() in everywhere] == []


@pytest.mark.parametrize("years", ["01/01/1000", "01/01/2005"])
def test_a_report_over_centuries_is_refused_and_no_fault(client, at, calendar_loaded, years) -> None:
    from django.contrib.auth import get_user_model

    world = made.world(at)
    user = get_user_model().objects.get(pk=world.inspector.user_id)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    data = {"agency": world.province.pk, "period_from": years, "period_until": "31/12/2999"}
    assert client.post(reverse("integrity:report_new"), data).status_code == 422


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001", "01/01/0999", "01/01/3000"])
def test_a_day_in_an_impossible_year_is_refused_beside_the_field(day) -> None:
    """Five years after 31/12/9999 there is no day: the term of a head could not be counted."""
    from django.core.exceptions import ValidationError

    from hr_system.ui.forms import DayField

    with pytest.raises(ValidationError):
        DayField().clean(day)
