"""Official documents: the only door to WeasyPrint, the Decree 30/2020 layout, stored documents that never change.

Names are loaded on first use, because the models need Django's app registry.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hr_system.documents.actions import revoke, sign, store
    from hr_system.documents.batches import PrintJob, PrintSource, print_batch, print_progress
    from hr_system.documents.models import StoredDocument
    from hr_system.documents.printing import render
    from hr_system.documents.queries import read, response
    from hr_system.documents.rules import OfficialDocument

_HOMES = {
    "actions": ("revoke", "sign", "store"),
    "batches": ("PrintJob", "PrintSource", "print_batch", "print_progress"),
    "models": ("StoredDocument",),
    "printing": ("render",),
    "queries": ("read", "response"),
    "rules": ("OfficialDocument",),
}
__all__ = [
    "OfficialDocument",
    "PrintJob",
    "PrintSource",
    "StoredDocument",
    "print_batch",
    "print_progress",
    "read",
    "render",
    "response",
    "revoke",
    "sign",
    "store",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"hr_system.documents.{module}"), name)
    raise AttributeError(name)
