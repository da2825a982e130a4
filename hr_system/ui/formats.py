"""How days, instants and numbers are written: dd/mm/yyyy always, 1.234,5 in Vietnamese and 1,234.5 in English."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.translation import get_language

NOTHING = "—"
Numeric = int | float | Decimal | str | None


def format_day(value: date | datetime | None) -> str:
    """A legal day. An instant is first brought to the local (Vietnamese) day."""
    if value in (None, ""):
        return NOTHING
    if isinstance(value, datetime):
        value = _local(value)
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def format_instant(value: datetime | None) -> str:
    """Hour first, as Vietnamese official texts say it: 09:00 23/11/2026."""
    if value in (None, ""):
        return NOTHING
    local = _local(value)
    return f"{local.hour:02d}:{local.minute:02d} {format_day(local)}"


def format_number(value: Numeric, decimals: int | None = None) -> str:
    """None is a dash, never 0: "not marked" is not a mark of nought."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return str(int(value))
    try:
        number = value if isinstance(value, int | Decimal) else Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return _grouped(number, decimals)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _grouped(number: int | Decimal, decimals: int | None) -> str:
    text = f"{number:,f}" if decimals is None and isinstance(number, Decimal) else f"{number:,.{decimals or 0}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.startswith("-"):
        text = "\u2212" + text[1:]
    if (get_language() or "vi").startswith("vi"):
        text = text.translate(str.maketrans(",.", ".,"))
    return text
