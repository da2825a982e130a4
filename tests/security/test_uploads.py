"""What citizens attach arrives, or they are told that it did not."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hr_system.crypto.receiving import LARGEST_KEPT, LARGEST_REQUEST, MemoryOnlyHandler

MEGABYTE = 1024 * 1024
PHOTO = b"%PDF-1.4\n" + b"x" * (4 * MEGABYTE) + b"\n%%EOF"


def receive(handler: MemoryOnlyHandler, size: int) -> object:
    handler.new_file("files", "a.pdf", "application/pdf", None)
    for start in range(0, size, MEGABYTE):
        assert handler.receive_data_chunk(b"x" * min(MEGABYTE, size - start), start) is None
    return handler.file_complete(size)


@pytest.mark.django_db
def test_four_photographs_of_a_telephone_are_all_kept(client) -> None:
    """Together they are larger than any one file may be; none may vanish without a word."""
    files = [SimpleUploadedFile(f"anh-{number}.pdf", PHOTO) for number in range(4)]
    page = client.post(reverse("integrity:new"), {"files": files, "narrative": "Bị đòi tiền"}).content.decode()
    assert [name for name in ("anh-0.pdf", "anh-1.pdf", "anh-2.pdf", "anh-3.pdf") if name in page] == [
        "anh-0.pdf", "anh-1.pdf", "anh-2.pdf", "anh-3.pdf",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_sixth_file_is_refused_aloud(client) -> None:
    files = [SimpleUploadedFile(f"anh-{number}.pdf", b"%PDF-1.4\nabc\n%%EOF") for number in range(6)]
    response = client.post(
        reverse("integrity:new"), {"files": files, "narrative": "x"}, headers={"accept-language": "en"}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "anh-4.pdf" in page
    assert "anh-5.pdf" not in page
    assert "At most 5 files are kept" in page


def test_a_file_over_the_limit_is_remembered_by_its_size_only() -> None:
    handler = MemoryOnlyHandler()
    file = receive(handler, LARGEST_KEPT + MEGABYTE)
    assert (file.size, file.read()) == (LARGEST_KEPT + MEGABYTE, b"")  # type: ignore[attr-defined]
    assert handler.kept_in_request == 0


def test_a_request_of_many_files_stays_bounded_in_memory() -> None:
    handler = MemoryOnlyHandler()
    sizes = [receive(handler, 10 * MEGABYTE).size for _ in range(7)]  # type: ignore[attr-defined]
    assert sizes[:5] == [10 * MEGABYTE] * 5
    assert sizes[5:] == [LARGEST_KEPT + 1] * 2
    assert handler.kept_in_request <= LARGEST_REQUEST


@pytest.mark.django_db
def test_a_report_is_not_taken_without_the_file_it_was_sent_with(client, at, calendar_loaded) -> None:
    """Staged files are purged after a day; a form sent after that is asked for the file again, never taken without it."""
    from datetime import timedelta

    from hr_system.crypto import UploadRefused, random_code
    from hr_system.crypto.files import purge_stale
    from integrity.actions.evidence import stage_evidence, still_staged
    from integrity.models import Complaint
    from tests.factories import integrity as made

    building = made.world(at).building
    codes, _refused = stage_evidence([SimpleUploadedFile("a.pdf", b"%PDF-1.4\nabc\n%%EOF")], already=0, at=at)
    assert still_staged(codes) == codes
    purge_stale(at + timedelta(hours=25))
    with pytest.raises(UploadRefused):
        made.report_of(building, at + timedelta(hours=26), receipt=random_code(18), evidence=tuple(codes))
    assert still_staged(codes) == []
    assert not Complaint.objects.exists()
