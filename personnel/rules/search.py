"""Finding names however they are typed: "Hà Nội", "HÀ NỘI", "ha noi", "Đà Nẵng", "da nang", "Hoà" and "Hòa"."""

from __future__ import annotations

import re
import unicodedata

SHORT_FORMS = (("uy ban nhan dan", "ubnd"),)


def search_key(text: str) -> str:
    """Without marks, lower case, đ as d, every run of other characters one space."""
    plain = text.replace("Đ", "D").replace("đ", "d")
    letters = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", letters.lower()).strip()


def agency_key(*names: str) -> str:
    """All names of an agency and the common short form, so that "ubnd bac ninh" is found too."""
    keys = [key for key in map(search_key, names) if key]
    short = [key.replace(long, brief) for key in keys for long, brief in SHORT_FORMS if long in key]
    return " | ".join(dict.fromkeys(keys + short))


def words(text: str) -> list[str]:
    """The words that must all occur; at most eight, so that nobody makes the database work for hours."""
    return search_key(text).split()[:8]
