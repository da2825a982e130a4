"""Who did what, when and why: append-only, chained, verifiable.

Names are loaded on first use, because the models need Django's app registry.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hr_system.audit.chain import Verification, sequence, verify
    from hr_system.audit.models import Entry, Link
    from hr_system.audit.recording import record

_HOMES = {
    "chain": ("Verification", "sequence", "verify"),
    "models": ("Entry", "Link"),
    "recording": ("record",),
}
__all__ = ["Entry", "Link", "Verification", "record", "sequence", "verify"]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"hr_system.audit.{module}"), name)
    raise AttributeError(name)
