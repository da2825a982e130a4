"""Storing, signing and revoking documents. What was stored is never rendered again and never changed."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, Stale, require
from hr_system.crypto import prove, random_code, seal
from hr_system.documents.models import StoredDocument
from hr_system.documents.printing import Printed, print_document, verification_address
from hr_system.documents.rules import OfficialDocument

FOLDER = "documents"
PROOF = "document"


def store(
    *,
    key: str,
    kind: str,
    title: str,
    template: str,
    context: dict[str, Any],
    official: OfficialDocument,
    is_public: bool,
    target: models.Model | None,
    by: Actor,
    at: datetime,
    sealed: bool = False,
    batch: str = "",
) -> StoredDocument:
    """Render once and keep for ever; the same key is the same document, whatever the template says by then.

    Call it in a handler: a page takes a tenth of a second. The permission is that of the action that issues.
    """
    known = StoredDocument.objects.filter(key=key).first()
    if known is not None:
        return known
    code = random_code()
    printed = print_document(template, context, official, at, address=verification_address(code), code=code)
    document = StoredDocument(
        code=code, key=key, kind=kind, title=title, template=template, is_public=is_public, sealed=sealed, batch=batch,
        type_name=official.type_name, number=official.number, issued_on=official.issued_on, issuer=official.body,
        created_at=at, **_described(printed), **_named(target),
    )  # fmt: skip
    return _keep(document, printed.data, by=by, at=at)


def _described(printed: Printed) -> dict[str, Any]:
    return {
        "sha256": hashlib.sha256(printed.data).hexdigest(),
        "media_type": printed.media_type,
        "size": len(printed.data),
        "pages": printed.pages,
    }


def _named(target: models.Model | None) -> dict[str, str]:
    if target is None:
        return {}
    return {"target_type": target._meta.label_lower, "target_code": str(getattr(target, "code", "") or "")}


def _keep(document: StoredDocument, data: bytes, *, by: Actor, at: datetime) -> StoredDocument:
    """The file before its row: a crash between leaves a file that nobody can find, never a row without a file."""
    token = secrets.token_hex(16)
    suffix = "" if document.sealed else (".pdf" if document.pages else ".html")
    path = f"{FOLDER}/{token[:2]}/{token}{suffix}"
    document.stored_as = default_storage.save(path, ContentFile(seal(data) if document.sealed else data))
    try:
        with transaction.atomic():
            document.save(force_insert=True)
            after = {"key": document.key, "kind": document.kind, "number": document.number, "sha256": document.sha256}
            audit.record(by=by, verb="documents.stored", target=document, at=at, after=after)
    except IntegrityError:
        default_storage.delete(document.stored_as)
        known = StoredDocument.objects.filter(key=document.key).first()
        if known is None:
            raise
        return known
    return document


def signed_content(document: StoredDocument, signatory_title: str, signatory_name: str, at: datetime) -> str:
    """What a signature vouches for: these bytes, by this person in this office, at this instant."""
    return json.dumps(
        [document.code, document.sha256, signatory_title, signatory_name, at.isoformat()], ensure_ascii=False
    )


@transaction.atomic
def sign(
    document: StoredDocument, *, signatory_title: str, signatory_name: str, by: Actor, at: datetime
) -> StoredDocument:
    """Record the approval by the head: an Ed25519 proof over the document's SHA-256, which the paper cannot lose.

    Whether this person may sign is the permission of the calling action. Once only, and never after a revocation.
    """
    require(by.is_signed_in)
    if not signatory_name:
        raise Refused(_("A signature needs the name of who signs."), field="signatory_name")
    proof = prove(PROOF, signed_content(document, signatory_title, signatory_name, at))
    given = {"signed_at": at, "signatory_title": signatory_title, "signatory_name": signatory_name, "signature": proof}
    unsigned = StoredDocument.objects.filter(pk=document.pk, signed_at__isnull=True, revoked_at__isnull=True)
    _change(document, unsigned, given)
    after = {"sha256": document.sha256, "office": signatory_title}
    audit.record(by=by, verb="documents.signed", target=document, at=at, after=after)
    return document


@transaction.atomic
def revoke(document: StoredDocument, *, reason: str, by: Actor, at: datetime) -> StoredDocument:
    """Say that the document no longer holds. It stays readable, and verification says since when and why."""
    require(by.is_signed_in or by.is_system)
    if not reason.strip():
        raise Refused(_("Say why the document is revoked."), field="reason")
    valid = StoredDocument.objects.filter(pk=document.pk, revoked_at__isnull=True)
    _change(document, valid, {"revoked_at": at, "revocation_reason": reason.strip()})
    audit.record(by=by, verb="documents.revoked", target=document, at=at, reason=reason)
    return document


def _change(document: StoredDocument, where: models.QuerySet[StoredDocument], given: dict[str, Any]) -> None:
    """Compare-and-swap; of two people one succeeds."""
    if where.update(**given) != 1:
        raise Stale
    for name, value in given.items():
        setattr(document, name, value)
