"""Ed25519 proofs: what is printed on paper or in a QR code can be shown to be ours, without a database."""

from __future__ import annotations

import base64
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hr_system.crypto.ring import ring

SIGNATURE_BYTES = 64


def _signer() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(ring().derive("proofs"))


def public_key() -> bytes:
    """The raw public key, to be published so that others can check our proofs without us."""
    return _signer().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def prove(purpose: str, payload: str) -> str:
    """A token that carries purpose and payload readably, and our signature over both."""
    body = json.dumps([purpose, payload], ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_signer().sign(body) + body).decode().rstrip("=")


def check_proof(token: str, key: bytes | None = None) -> tuple[str, str] | None:
    """(purpose, payload) where the signature is ours; None for everything else, whatever was typed."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        signature, body = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
        Ed25519PublicKey.from_public_bytes(key or public_key()).verify(signature, body)
        purpose, payload = json.loads(body)
    except (ValueError, InvalidSignature):
        return None
    return purpose, payload
