"""What may be uploaded: told by the bytes themselves, never by the name or the browser. Pure, no storage."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import puremagic
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
ALLOWED = frozenset({PDF, JPEG, PNG, WORD, SHEET})
OFFICE_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": SHEET}
# Parts of an Office file that run or reach out: macros, embedded programs, ActiveX, links to outside data.
ACTIVE_PARTS = ("vba", "macros/", "activex/", "embeddings/", "externallinks/", "ctrlprops/", "dialogsheets/")
MOST_PARTS = 2000
LARGEST_UNPACKED = 100 * MEGABYTE


class UploadRefused(Exception):  # noqa: N818 - a refusal. `message` is for the user
    """Too large, empty, of a kind that is not accepted, or no longer there."""

    def __init__(self, message: _StrOrPromise, field: str | None = None) -> None:
        self.message = message
        self.field = field
        super().__init__("UploadRefused")


def media_type_of(data: bytes) -> str:
    """The accepted media type of these bytes. Raises UploadRefused for anything else."""
    if not data:
        raise UploadRefused(_("The file is empty."))
    if len(data) > LARGEST:
        raise UploadRefused(_("The file is larger than 10 MB."))
    found = _office_type(data) if data.startswith(b"PK\x03\x04") else _sniffed(data)
    if found not in ALLOWED:
        raise UploadRefused(_("Only PDF, JPEG, PNG, Word (.docx) and Excel (.xlsx) files are accepted."))
    return found


def _sniffed(data: bytes) -> str:
    """By signature, and the signature must stand at the very start: a file that is two things at once is refused."""
    starts = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
    expected = next((kind for start, kind in starts.items() if data.startswith(start)), "")
    try:
        kinds = {match.mime_type for match in puremagic.magic_string(data)}
    except puremagic.PureError:
        return ""
    return expected if expected in kinds else ""


def _office_type(data: bytes) -> str:
    """A Word or Excel file without active parts; any other archive is refused. Nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            types = archive.read("[Content_Types].xml") if _is_modest(parts) else b""
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, ValueError, OSError):
        return ""
    names = [part.filename.lower() for part in parts]
    if not types or b"macroenabled" in types.lower() or any(mark in name for name in names for mark in ACTIVE_PARTS):
        return ""
    kinds = {kind for part, kind in OFFICE_PARTS.items() if part in names}
    return kinds.pop() if len(kinds) == 1 else ""


def _is_modest(parts: list[zipfile.ZipInfo]) -> bool:
    """Neither a bomb nor encrypted."""
    unpacked = sum(part.file_size for part in parts)
    return len(parts) <= MOST_PARTS and unpacked <= LARGEST_UNPACKED and not any(part.flag_bits & 1 for part in parts)
