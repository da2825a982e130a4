"""Sealing bytes and text, and keyed hashes that let equal things be found without being readable."""

from __future__ import annotations

import base64
import hashlib
import hmac

from hr_system.crypto.ring import CannotUnseal, ring


def seal(data: bytes) -> bytes:
    """Encrypt with the newest key."""
    return ring().seal(data)


def unseal(sealed: bytes) -> bytes:
    """Decrypt with whichever key of the ring sealed it. Raises CannotUnseal."""
    return ring().unseal(sealed)


def seal_text(text: str) -> str:
    return base64.urlsafe_b64encode(seal(text.encode())).decode()


def sealed_bytes(sealed: str) -> bytes:
    """The bytes behind the text form of a sealed column."""
    try:
        return base64.b64decode(sealed, altchars=b"-_", validate=True)
    except ValueError:
        raise CannotUnseal from None


def unseal_text(sealed: str) -> str:
    return unseal(sealed_bytes(sealed)).decode()


def keyed_hash(purpose: str, text: str) -> str:
    """HMAC-SHA256 as hex. The key is derived per purpose, so hashes of two purposes cannot be joined."""
    return hmac.new(ring().derive(f"hash:{purpose}"), text.encode(), hashlib.sha256).hexdigest()
