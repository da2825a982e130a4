"""Documents as they are printed, kept, signed, revoked and verified."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from hr_system import audit, documents, queue
from hr_system.access import Actor, ActorKind, NotAllowed, Refused, Stale
from hr_system.documents import batches, engine, queries
from hr_system.documents.rules import OfficialDocument, place_and_day, unbroken_territory

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PRINTER = Actor.system("test.printer")
BASE = "print/official.html"
LETTERHEAD: dict[str, Any] = {
    "parent_body": "Ủy ban nhân dân tỉnh Bắc Ninh",
    "body": "Sở Nội vụ",
    "number": "12/TB-SNV",
    "place": "Bắc Ninh",
    "issued_on": date(2026, 2, 5),
    "type_name": "Thông báo",
    "subject": "Kết quả tuyển dụng công chức",
    "recipients": ["Như trên", "Lưu: VT"],
    "signatory_title": "Giám đốc",
    "signatory_name": "Nguyễn Thị Hường",
}
pytestmark = pytest.mark.django_db
needs_pango = pytest.mark.skipif(not engine.is_available(), reason="missing: pango")


def official(**other: Any) -> OfficialDocument:
    return OfficialDocument(**{**LETTERHEAD, **other})


@pytest.fixture
def head(db) -> Actor:
    return Actor(ActorKind.USER, user_id=get_user_model().objects.create(email="head@example.vn").pk)


def kept(key: str = "one", **other: Any) -> documents.StoredDocument:
    given = {
        "kind": "test.letter", "title": "Kết quả", "template": BASE, "context": {}, "official": official(),
        "is_public": True, "target": None, "by": PRINTER, "at": AT, **other,
    }  # fmt: skip
    return documents.store(key=key, **given)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 2, 5), "Hà Nội, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "Hà Nội, ngày 15 tháng 3 năm 2026"),
        (date(2026, 11, 9), "Hà Nội, ngày 09 tháng 11 năm 2026"),
    ],
)
def test_day_and_month_have_the_zeros_of_decree_30(on: date, expected: str) -> None:
    assert place_and_day("Hà Nội", on) == expected


def test_the_prefix_stands_before_the_first_line_of_the_office() -> None:
    assert official(authority_prefix="KT.", signatory_title="Giám đốc\nPhó Giám đốc").authority_lines == [
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
    ]


def test_only_a_document_that_waits_for_its_number_is_a_draft() -> None:
    assert official(number="").is_draft
    assert not official(number="", unnumbered=True).is_draft


@needs_pango
def test_the_pdf_is_tagged_vietnamese_and_brings_its_own_fonts() -> None:
    data, media_type = documents.render(BASE, {}, official(), AT)
    assert media_type == "application/pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.Root.OutputIntents) == 1
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert {name.split("+", 1)[1].split("-")[0].replace("-", "") for name in fonts} == {"Official"} or all(
        "Official" in name or "Liberation" in name for name in fonts
    )


@needs_pango
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "https://bundled.invalid/../engine.py", "data:,x"]
)
def test_a_document_fetches_nothing_but_its_bundled_assets(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        engine.make_pdf(f'<html lang="vi"><title>x</title><img src="{address}" alt=""></html>')


def test_the_same_key_is_the_same_document_and_is_written_once() -> None:
    first, second = kept(), kept(title="Another")
    assert first.pk == second.pk
    assert second.title == "Kết quả"
    assert audit.Entry.objects.filter(verb="documents.stored").count() == 1


def test_a_sealed_document_lies_as_ciphertext_and_reads_back() -> None:
    document = kept(is_public=False, sealed=True)
    with default_storage.open(document.stored_as) as file:
        assert not file.read().startswith(b"%PDF")
    assert documents.read(document)


def test_a_file_altered_in_storage_is_shown_to_nobody() -> None:
    document = kept()
    default_storage.delete(document.stored_as)
    with default_storage.open(document.stored_as, "wb") as file:
        file.write(b"%PDF something else")
    with pytest.raises(queries.Altered):
        documents.read(document)


def test_a_signature_vouches_for_the_bytes_the_person_and_the_office(head) -> None:
    document = kept()
    documents.sign(document, signatory_title="Giám đốc", signatory_name="Nguyễn Thị Hường", by=head, at=AT)
    document.refresh_from_db()
    assert queries.is_signature_valid(document)
    document.signatory_name = "Another"
    assert not queries.is_signature_valid(document)
    with pytest.raises(Stale):
        documents.sign(document, signatory_title="x", signatory_name="y", by=head, at=AT)


def test_nobody_unnamed_signs_and_nothing_is_revoked_without_a_reason(head) -> None:
    document = kept()
    with pytest.raises(NotAllowed):
        documents.sign(document, signatory_title="x", signatory_name="y", by=Actor.anonymous(), at=AT)
    with pytest.raises(Refused):
        documents.revoke(document, reason=" ", by=head, at=AT)


def test_verification_tells_genuine_revoked_and_unknown(client, head) -> None:
    document = kept()
    page = client.get(f"/verify/{document.code}/")
    assert (page.status_code, page.context["standing"]) == (200, "genuine")
    documents.revoke(document, reason="Replaced", by=head, at=AT)
    assert client.get(f"/verify/{document.code}/").context["standing"] == "revoked"
    assert client.get("/verify/ACDEFGHJKL/").status_code == 404


def test_a_typed_code_leads_to_the_document_and_an_empty_form_is_answered(client) -> None:
    document = kept()
    typed = f"{document.code[:4].lower()}-{document.code[4:]}"
    assert client.post("/verify/", {"code": typed}).url == f"/verify/{document.code}/"
    assert client.post("/verify/", {}).status_code == 422
    assert client.get("/verify/?proof=nonsense").status_code == 404


def test_a_file_is_compared_byte_by_byte(client) -> None:
    document = kept()
    data = documents.read(document)
    same = client.post("/verify/", {"file": SimpleUploadedFile("x.pdf", data)})
    other = client.post("/verify/", {"file": SimpleUploadedFile("x.pdf", data + b" ")})
    assert same.context["document"] == document
    assert (other.status_code, other.context["document"]) == (404, None)


def test_only_public_documents_are_served(client) -> None:
    assert client.get(f"/documents/{kept().code}/").status_code == 200
    hidden = kept("two", is_public=False, title="Thư riêng của công dân")
    assert client.get(f"/documents/{hidden.code}/").status_code == 404
    assert hidden.title not in client.get(f"/verify/{hidden.code}/").content.decode()


def test_a_batch_prints_twenty_at_a_time_and_goes_on(monkeypatch, django_capture_on_commit_callbacks) -> None:
    wanted = 21
    jobs = [batches.PrintJob(f"batch:{n}", f"Thư {n}", BASE, {}, official()) for n in range(wanted)]
    source = batches.PrintSource(count=lambda _: wanted, take=lambda _, start, count: jobs[start : start + count])
    monkeypatch.setitem(batches._sources, "test.batch", source)
    documents.print_batch("test.batch", 7)
    assert batches.print_some("test.batch", 7, 0, at=AT) == 20
    assert documents.print_progress("test.batch", 7) == (20, 21)
    queue.run_due()
    assert documents.print_progress("test.batch", 7) == (21, 21)


def test_without_pango_the_document_is_a_page(monkeypatch) -> None:
    monkeypatch.setattr(engine, "is_available", lambda: False)
    data, media_type = documents.render(BASE, {}, official(number=""), AT)
    assert media_type == "text/html"
    assert "DỰ THẢO" in data.decode()
    from hr_system.documents.checks import pango_is_installed

    assert pango_is_installed()[0].hint == engine.APT_LINE


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ủy ban nhân dân tỉnh Bắc Ninh", "tỉnh\u00a0Bắc\u00a0Ninh"),
        ("Sở Nội vụ thành phố Hồ Chí Minh", "thành\u00a0phố\u00a0Hồ\u00a0Chí\u00a0Minh"),
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("Ủy ban nhân dân\ntỉnh Bắc Ninh", "tỉnh Bắc Ninh"),
    ],
)
def test_the_heading_never_breaks_inside_the_name_of_a_territory(name: str, kept: str) -> None:
    assert unbroken_territory(name).endswith(kept)
    assert unbroken_territory(name).replace("\u00a0", " ") == name
