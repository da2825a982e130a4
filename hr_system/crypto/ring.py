"""The key ring: AES-256-GCM keys outside the database, newest first; every ciphertext names the key that opens it."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FIXED = "fixed"  # the entry that keyed hashes and proofs derive from; rotation leaves it alone
MAGIC = b"HRS1"
NONCE_BYTES = 12
KEY_BYTES = 32
LONGEST_ID = 40


class CannotUnseal(Exception):  # noqa: N818 - it says what happened
    """The key is not on the ring, or the bytes were changed. Never carries content."""


@dataclass(frozen=True)
class Ring:
    """`keys` seal and unseal (the first one seals); `fixed` never rotates."""

    keys: tuple[tuple[str, bytes], ...]
    fixed: bytes

    @property
    def newest(self) -> str:
        return self.keys[0][0]

    def key(self, key_id: str) -> bytes:
        for name, key in self.keys:
            if name == key_id:
                return key
        raise CannotUnseal

    def seal(self, data: bytes) -> bytes:
        name, key = self.keys[0]
        head = MAGIC + bytes([len(name)]) + name.encode()
        nonce = os.urandom(NONCE_BYTES)
        return head + nonce + AESGCM(key).encrypt(nonce, data, head)

    def unseal(self, sealed: bytes) -> bytes:
        name, start = key_name(sealed)
        nonce, body = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
        try:
            return AESGCM(self.key(name)).decrypt(nonce, body, sealed[:start])
        except (InvalidTag, ValueError):
            raise CannotUnseal from None

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, from the entry that rotation does not change."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"hr_system:" + purpose.encode()).derive(self.fixed)


def key_name(sealed: bytes) -> tuple[str, int]:
    """(id of the key that sealed these bytes, where its header ends)."""
    start = len(MAGIC) + 1
    if len(sealed) < start or not sealed.startswith(MAGIC):
        raise CannotUnseal
    end = start + sealed[start - 1]
    try:
        return sealed[start:end].decode("ascii"), end
    except UnicodeDecodeError:
        raise CannotUnseal from None


def parse(text: str) -> Ring:
    """Read "id:base64key,id:base64key", newest first. Without an entry named `fixed` the oldest key plays its part."""
    entries: list[tuple[str, bytes]] = []
    for part in text.replace("\n", ",").split(","):
        if not part.strip():
            continue
        name, _, encoded = part.strip().partition(":")
        entries.append((name, _decoded(name, encoded)))
    keys = tuple(entry for entry in entries if entry[0] != FIXED)
    if not keys or len({name for name, _ in entries}) != len(entries):
        raise ImproperlyConfigured("KEY_RING needs at least one key, and each id once")
    return Ring(keys, dict(entries).get(FIXED, keys[-1][1]))


def _decoded(name: str, encoded: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except ValueError:
        key = b""
    if not name.isascii() or not 1 <= len(name) <= LONGEST_ID or len(key) != KEY_BYTES:
        raise ImproperlyConfigured("KEY_RING: entries are id:base64 of exactly 32 bytes")
    return key


def new_entry(name: str) -> str:
    """A fresh line for the ring."""
    return f"{name}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}"


def local_ring(folder: Path) -> str:
    """Development only: a ring made on the first start, readable by its owner alone. Safe when two processes race."""
    path = folder / "ring"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"ring.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write("\n".join([new_entry("k1"), new_entry(FIXED)]))
        try:
            os.link(draft, path)  # atomic: the first process wins, the others read what it wrote
        except FileExistsError:
            pass
        draft.unlink()
    return path.read_text()


def _ring_text() -> str:
    configured = settings.KEY_RING
    if configured.startswith("file:"):
        return Path(configured.removeprefix("file:")).read_text()
    return configured or local_ring(settings.VAR_DIR / "keys")


@lru_cache(maxsize=8)
def _ring(configured: str, folder: str) -> Ring:
    return parse(_ring_text())


def ring() -> Ring:
    """The ring of this process: KEY_RING itself, KEY_RING="file:/path", or in development the local file."""
    return _ring(settings.KEY_RING, str(settings.VAR_DIR))


def forget() -> None:
    """Read the ring anew at the next use (after a rotation)."""
    _ring.cache_clear()
