"""Sealing: encrypted fields and files, keyed hashes, codes, proofs. Keys never live in the database.

Names are loaded on first use, because the fields and files need Django's app registry.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hr_system.crypto.codes import grouped, is_code, normalise_code, random_code
    from hr_system.crypto.fields import CodeField, SealedTextField
    from hr_system.crypto.files import claim, purge_stale, read, stage, store_bytes
    from hr_system.crypto.models import SealedFile
    from hr_system.crypto.proofs import check_proof, prove
    from hr_system.crypto.ring import CannotUnseal
    from hr_system.crypto.sealing import keyed_hash, seal, unseal
    from hr_system.crypto.two_holders import open_with_two, seal_for_two
    from hr_system.crypto.uploads import UploadRefused

_HOMES = {
    "codes": ("grouped", "is_code", "normalise_code", "random_code"),
    "fields": ("CodeField", "SealedTextField"),
    "files": ("claim", "purge_stale", "read", "stage", "store_bytes"),
    "models": ("SealedFile",),
    "proofs": ("check_proof", "prove"),
    "ring": ("CannotUnseal",),
    "sealing": ("keyed_hash", "seal", "unseal"),
    "two_holders": ("open_with_two", "seal_for_two"),
    "uploads": ("UploadRefused",),
}
__all__ = [
    "CannotUnseal",
    "CodeField",
    "SealedFile",
    "SealedTextField",
    "UploadRefused",
    "check_proof",
    "claim",
    "grouped",
    "is_code",
    "keyed_hash",
    "normalise_code",
    "open_with_two",
    "prove",
    "purge_stale",
    "random_code",
    "read",
    "seal",
    "seal_for_two",
    "stage",
    "store_bytes",
    "unseal",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"hr_system.crypto.{module}"), name)
    raise AttributeError(name)
