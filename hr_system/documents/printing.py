"""From a template to a document: PDF where Pango is at hand, else HTML that prints the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from hr_system.crypto import grouped
from hr_system.documents import engine
from hr_system.documents.rules import OfficialDocument

PDF = "application/pdf"
HTML = "text/html"


@dataclass(frozen=True)
class Printed:
    data: bytes
    media_type: str
    pages: int  # 0 where the browser will decide


def verification_address(code: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}/verify/{code}/"


def render(
    template: str, context: dict[str, Any], official: OfficialDocument, at: datetime, *, verification: str = ""
) -> tuple[bytes, str]:
    """A document on demand, stored nowhere: (bytes, media type). `verification` is the address behind its QR code."""
    printed = print_document(template, context, official, at, address=verification)
    return printed.data, printed.media_type


def print_document(
    template: str,
    context: dict[str, Any],
    official: OfficialDocument,
    at: datetime,
    *,
    address: str = "",
    code: str = "",
) -> Printed:
    """Official documents are Vietnamese, whoever asks for them in whatever language."""
    for_pdf = engine.is_available()
    whole = {
        **context,
        "official": official,
        "printed_at": at,
        "for_pdf": for_pdf,
        "qr": qr(address) if address else "",
        "address": address,
        "code": grouped(code),
        "stylesheet": f"{settings.STATIC_URL}documents/official.css",
    }
    with override("vi"):
        html = render_to_string(template, whole)
    if not for_pdf:
        return Printed(html.encode(), HTML, 0)
    pdf = engine.make_pdf(html)
    return Printed(pdf.data, PDF, pdf.pages)


def qr(address: str) -> str:
    """An inline SVG, error level M: still read when a stamp or a fold takes a tenth of it."""
    return segno.make(address, error="m", micro=False).svg_inline(
        border=0, scale=1, omitsize=True, svgclass="qr", lineclass=None
    )
