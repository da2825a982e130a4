"""Citations of law in the reader's language: the records keep one form, in English, and this writes the other."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

register = template.Library()
VIETNAMESE = (
    ("Consolidated text", "Văn bản hợp nhất"),
    ("as amended by", "được sửa đổi bởi"),
    ("Decree", "Nghị định"),
    ("Circular", "Thông tư"),
    ("/ND-CP", "/NĐ-CP"),
    ("Art. ", "Điều "),
)


@register.filter
def cited(text: object) -> str:
    """So "Decree 170/2025/ND-CP, Art. 10(1)" is "Nghị định 170/2025/NĐ-CP, Điều 10(1)" for a Vietnamese reader."""
    words = str(text)
    if (get_language() or "vi").startswith("vi"):
        for english, vietnamese in VIETNAMESE:
            words = words.replace(english, vietnamese)
    return words
