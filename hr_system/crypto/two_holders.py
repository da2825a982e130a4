"""Sealed so that two people must both come: neither holder alone, nor the server, can open it."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hr_system.crypto.ring import CannotUnseal

MAGIC = b"HRT1"
SALT_BYTES = 16
NONCE_BYTES = 12
SCRYPT_COST = 2**15  # about 0.1 s and 32 MB for each passphrase


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=SCRYPT_COST, r=8, p=1).derive(passphrase.encode())


def _key(holder_a: str, holder_b: str, salts: bytes) -> bytes:
    """One key out of both secrets, in this order; missing either, nothing about the key is known."""
    parts = _stretched(holder_a, salts[:SALT_BYTES]) + _stretched(holder_b, salts[SALT_BYTES:])
    return HKDF(SHA256(), 32, salt=salts, info=b"hr_system:two-holders").derive(parts)


def seal_for_two(data: bytes, holder_a: str, holder_b: str) -> bytes:
    """Each holder brings a passphrase (or a key in text form). They must differ, and neither may be empty."""
    if not holder_a or not holder_b or holder_a == holder_b:
        raise ValueError("two different secrets are needed")
    salts, nonce = os.urandom(2 * SALT_BYTES), os.urandom(NONCE_BYTES)
    head = MAGIC + salts
    return head + nonce + AESGCM(_key(holder_a, holder_b, salts)).encrypt(nonce, data, head)


def open_with_two(sealed: bytes, holder_a: str, holder_b: str) -> bytes:
    """Raises CannotUnseal when either secret is wrong or the bytes were changed; it does not say which."""
    if not sealed.startswith(MAGIC):
        raise CannotUnseal
    head_end = len(MAGIC) + 2 * SALT_BYTES
    head, nonce, body = sealed[:head_end], sealed[head_end : head_end + NONCE_BYTES], sealed[head_end + NONCE_BYTES :]
    try:
        return AESGCM(_key(holder_a, holder_b, head[len(MAGIC) :])).decrypt(nonce, body, head)
    except (InvalidTag, ValueError):
        raise CannotUnseal from None
