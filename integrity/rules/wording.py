"""Marks English text for the catalogues without importing Django: rules stay pure, screens translate."""
from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the customary name of a no-op marker
    return text
