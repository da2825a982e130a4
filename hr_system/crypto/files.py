"""Staging, claiming, reading and purging sealed files. Clear bytes exist in memory only."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.models import SealedFile
from hr_system.crypto.sealing import keyed_hash, seal, unseal
from hr_system.crypto.uploads import LARGEST, UploadRefused, media_type_of

STALE_AFTER = timedelta(hours=24)
FOLDER = "sealed"


def stage(upload: Any, *, at: datetime, purpose: str) -> SealedFile:
    """Seal an upload into storage at the first post, so that an error elsewhere in the form does not lose it.

    The blob is written before its row: a crash between leaves ciphertext that nobody can find, never a row without it.
    """
    if (upload.size or 0) > LARGEST:
        raise UploadRefused(_("The file is larger than 10 MB."))
    return store_bytes(upload.read(), name=upload.name or "", at=at, purpose=purpose)


def store_bytes(data: bytes, *, name: str, at: datetime, purpose: str) -> SealedFile:
    """The same for bytes that are in memory already."""
    media_type = media_type_of(data)
    stored_as = write_sealed(data)
    return SealedFile.objects.create(
        purpose=purpose,
        name=display_name(name),
        media_type=media_type,
        size=len(data),
        digest=keyed_hash(f"file:{purpose}", data.hex()),
        stored_as=stored_as,
        staged_at=at,
    )


def write_sealed(data: bytes) -> str:
    """Ciphertext into storage under a random name; returns the name."""
    token = secrets.token_hex(16)
    return default_storage.save(f"{FOLDER}/{token[:2]}/{token}", ContentFile(seal(data)))


def display_name(name: str) -> str:
    """The last part of what the browser sent, without control characters, of bearable length."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable())[-150:]


def read(sealed_file: SealedFile) -> bytes:
    """The clear bytes. The caller has checked the right and records the reading in the audit."""
    with default_storage.open(sealed_file.stored_as) as file:
        return unseal(file.read())


def claim(sealed_file: SealedFile) -> None:
    """Tie a staged file to what was just made, in the same transaction. A file is claimed once."""
    if SealedFile.objects.filter(pk=sealed_file.pk, is_claimed=False).update(is_claimed=True) != 1:
        raise UploadRefused(_("An attached file is no longer there. Attach it again."))
    sealed_file.is_claimed = True


def purge_stale(at: datetime) -> int:
    """Delete staged files that nothing claimed within a day. The row goes first: a claim can then no longer win."""
    purged = 0
    for pk in list(
        SealedFile.objects.filter(is_claimed=False, staged_at__lt=at - STALE_AFTER).values_list("pk", flat=True)
    ):
        purged += discard(pk)
    return purged


def discard(pk: int) -> bool:
    """Delete one staged file and its blob; a claimed one is left alone."""
    with transaction.atomic():
        row = SealedFile.objects.select_for_update().filter(pk=pk, is_claimed=False).first()
        if row is None:
            return False
        row.delete()
        transaction.on_commit(lambda: default_storage.delete(row.stored_as))
    return True
