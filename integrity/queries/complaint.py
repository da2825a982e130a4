"""Complaints by their receipt, and procedures to choose from."""

from __future__ import annotations

from hr_system.crypto import is_code, keyed_hash, normalise_code
from integrity.models import Complaint, Procedure

RECEIPT_LENGTH = 18  # 26 letters: 84.6 bits


def receipt_hash(code: str) -> str:
    """A keyed hash with a key outside the database; at this entropy a slow hash would buy nothing."""
    return keyed_hash("integrity.receipt", code)


def by_receipt(text: str) -> Complaint | None:
    """The complaint of a code, however it was typed. Callers throttle wrong ones."""
    code = normalise_code(text)
    if not is_code(code, RECEIPT_LENGTH):
        return None
    return Complaint.objects.select_related("case", "agency").filter(receipt_hash=receipt_hash(code)).first()


def contact_index(phone: str, email: str) -> str:
    """The blind index of a contact: equal contacts can be matched, none can be read."""
    digits = "".join(character for character in phone if character.isdigit())
    known = digits or email.strip().casefold()
    return keyed_hash("integrity.contact", known) if known else ""


def procedure_names(limit: int = 80) -> list[str]:
    """To suggest while typing, as far as the catalogue was loaded; more would make the page heavy."""
    return list(Procedure.objects.order_by("name").values_list("name", flat=True).distinct()[:limit])


def procedure_named(text: str) -> Procedure | None:
    """The procedure that is called exactly this; whoever uses other words is not corrected."""
    name = " ".join(text.split())
    return Procedure.objects.filter(name=name).order_by("pk").first() if name else None
