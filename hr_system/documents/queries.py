"""Finding documents, reading their bytes, and saying whether what somebody holds is genuine."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from enum import StrEnum

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from hr_system.crypto import check_proof, is_code, unseal
from hr_system.documents.models import StoredDocument
from hr_system.documents.printing import PDF
from hr_system.registry import Verified, verifiers


class Standing(StrEnum):
    GENUINE = "genuine"
    REVOKED = "revoked"


def by_code(code: str) -> StoredDocument | None:
    return StoredDocument.objects.filter(code=code).first() if is_code(code) else None


def by_bytes(data: bytes) -> StoredDocument | None:
    """The document whose file is exactly this one. Nothing of the file is kept."""
    return StoredDocument.objects.filter(sha256=hashlib.sha256(data).hexdigest()).order_by("pk").first()


def public_documents() -> QuerySet[StoredDocument]:
    """What anybody may read."""
    return StoredDocument.objects.filter(is_public=True, sealed=False)


def standing(document: StoredDocument) -> Standing:
    return Standing.REVOKED if document.revoked_at else Standing.GENUINE


def is_signature_valid(document: StoredDocument) -> bool:
    """The proof is ours and speaks of these very bytes, this person, this office and this instant."""
    proof = check_proof(document.signature)
    if proof is None or proof[0] != "document" or document.signed_at is None:
        return False
    code, sha256, title, name, at = json.loads(proof[1])
    said = (code, sha256, title, name, datetime.fromisoformat(at))
    true = (document.code, document.sha256, document.signatory_title, document.signatory_name, document.signed_at)
    return said == true


def ask_others(text: str) -> Verified | None:
    """What the apps know of a code or a proof that is no document: receipts, for example."""
    for _kind, verify in verifiers.items():  # noqa: PERF102 - not a dict
        found = verify(text)
        if found is not None:
            return found
    return None


def read(document: StoredDocument) -> bytes:
    """The clear bytes. Whoever reads a sealed document has checked the right and records the reading in the audit."""
    with default_storage.open(document.stored_as) as file:
        data = file.read()
    data = unseal(data) if document.sealed else data
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise Altered
    return data


class Altered(RuntimeError):  # noqa: N818
    """The stored file is no longer the one that was issued. Nobody is shown it."""

    def __init__(self) -> None:
        super().__init__(_("A stored document has been altered in storage."))


def response(document: StoredDocument) -> HttpResponse:
    """The document as it was issued: a PDF, or the page that prints like it."""
    suffix = "pdf" if document.media_type == PDF else "html"
    answer = HttpResponse(read(document), content_type=document.media_type)
    if suffix == "html":
        answer["Content-Type"] = "text/html; charset=utf-8"
    answer["Content-Disposition"] = f'inline; filename="{document.code}.{suffix}"'
    answer["ETag"] = f'"{document.sha256}"'
    answer["Cache-Control"] = "public, max-age=300" if document.is_public else "no-store, private"
    return answer
