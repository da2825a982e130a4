"""Saying at start-up that PDFs cannot be made here, and which line mends it."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004

from hr_system.documents import engine


@register()
def pango_is_installed(**_: Any) -> list[CheckMessage]:
    """Without Pango everything works, but documents are pages to print instead of PDF files."""
    if engine.is_available():
        return []
    return [
        Warning(
            "PDF files cannot be made: Pango is missing. Documents are printed as HTML pages instead.",
            hint=engine.APT_LINE,
            id="documents.W001",
        )
    ]
