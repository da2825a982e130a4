"""What code declares: the name, the default, what kind of value it is and how well it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

Text = Any  # str or a lazy translation
EVIDENCE = ("V", "S", "M")


def _integer(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _decimal(text: str) -> str:
    """Kept as text, because JSON numbers are floats."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite():
        raise ValueError(text)
    return str(number)


def _boolean(text: str) -> bool:
    return {"true": True, "false": False, "1": True, "0": False}[text.lower()]


def _text(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


PARSERS: dict[str, Callable[[str], Any]] = {
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "text": _text,
}


@dataclass(frozen=True)
class Declared:
    """One parameter. Its default holds until a person enters another value."""

    key: str
    default: Any
    kind: str
    label: Text
    source: str
    evidence: str

    def parse(self, typed: str) -> Any:
        """From what was typed to what is stored (JSON). Raises ValueError."""
        try:
            return PARSERS[self.kind](typed.strip())
        except KeyError as error:
            raise ValueError(typed) from error

    def read(self, stored: Any) -> Any:
        """From what is stored to what code computes with."""
        return Decimal(str(stored)) if self.kind == "decimal" else stored


_declared: dict[str, Declared] = {}


def declare(key: str, default: Any, *, kind: str, label: Text, source: str, evidence: str) -> Declared:
    """Called in AppConfig.ready(). The same name twice, an unknown kind or kind of evidence is a mistake."""
    if key in _declared:
        raise ValueError(f"parameter {key} is declared already")
    if kind not in PARSERS or evidence not in EVIDENCE:
        raise ValueError(f"parameter {key}: kind {kind!r}, evidence {evidence!r}")
    _declared[key] = Declared(key, default, kind, label, source, evidence)
    return _declared[key]


def declared(key: str) -> Declared:
    """Raises LookupError for a name that nobody declared, so that a typo is loud."""
    if key not in _declared:
        raise LookupError(f"nobody declared the parameter {key}")
    return _declared[key]


def declared_all() -> list[Declared]:
    return [_declared[key] for key in sorted(_declared)]
