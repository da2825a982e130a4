"""Marks English text for the catalogues without importing Django: rules stay pure, screens translate."""

from __future__ import annotations


def gettext_noop(text: str) -> str:
    return text
