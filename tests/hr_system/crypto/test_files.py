import io
import zipfile
from datetime import datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hr_system.crypto import SealedFile, UploadRefused, claim, purge_stale, read, stage
from hr_system.crypto.uploads import LARGEST, PDF, SHEET, WORD, media_type_of

AT = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
A_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, kind)
    return out.getvalue()


def office(*parts: str, types: str = "application/xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{types}</Types>")
        for part in parts:
            archive.writestr(part, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (A_PDF, PDF),
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (office("word/document.xml", "word/styles.xml"), WORD),
        (office("xl/workbook.xml"), SHEET),
    ],
)
def test_papers_and_pictures_are_known_by_their_bytes(data, kind):
    assert media_type_of(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00" + b"\0" * 60,
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + A_PDF,
        picture("GIF"),
        office("readme.txt"),
        office("word/document.xml", "word/vbaProject.bin"),
        office("word/document.xml", types="application/vnd.ms-word.document.macroEnabled.main+xml"),
        office("word/document.xml", "word/embeddings/oleObject1.bin"),
        office("word/document.xml", "xl/workbook.xml"),
        b"PK\x03\x04 not an archive",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,  # old Word with or without macros
        b"Rar!\x1a\x07\x00" + b"\0" * 60,
        b"%PDF-" + b"0" * LARGEST,
    ],
)
def test_programs_archives_macros_and_giants_are_refused(data):
    with pytest.raises(UploadRefused):
        media_type_of(data)


def test_an_archive_that_unpacks_to_a_giant_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (101 * 1024 * 1024))
    assert len(out.getvalue()) < LARGEST
    with pytest.raises(UploadRefused):
        media_type_of(out.getvalue())


@pytest.mark.django_db
def test_storage_holds_ciphertext_under_a_random_name_and_the_name_is_sealed():
    row = stage(SimpleUploadedFile("C:\\Tố cáo\\ông Giám đốc.pdf", A_PDF), at=AT, purpose="evidence")
    with default_storage.open(row.stored_as) as file:
        stored = file.read()
    assert b"%PDF" not in stored
    assert "Gi" not in row.stored_as
    assert SealedFile.objects.get(pk=row.pk).name == "ông Giám đốc.pdf"
    assert read(row) == A_PDF


@pytest.mark.django_db
def test_equal_bytes_show_as_equal_for_one_purpose_only():
    digests = [stage(SimpleUploadedFile("a.pdf", A_PDF), at=AT, purpose=purpose).digest for purpose in ("a", "a", "b")]
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.django_db
def test_a_file_is_claimed_once():
    row = stage(SimpleUploadedFile("a.pdf", A_PDF), at=AT, purpose="evidence")
    claim(row)
    with pytest.raises(UploadRefused):
        claim(row)


@pytest.mark.django_db
def test_a_day_later_staged_files_are_gone_and_claimed_ones_stay(django_capture_on_commit_callbacks):
    kept = stage(SimpleUploadedFile("a.pdf", A_PDF), at=AT, purpose="evidence")
    stale = stage(SimpleUploadedFile("b.pdf", A_PDF), at=AT, purpose="evidence")
    claim(kept)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_stale(AT + timedelta(hours=23)) == 0
        assert purge_stale(AT + timedelta(hours=25)) == 1
    assert list(SealedFile.objects.all()) == [kept]
    assert default_storage.exists(kept.stored_as)
    assert not default_storage.exists(stale.stored_as)
    with pytest.raises(UploadRefused):
        claim(stale)
