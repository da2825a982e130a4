"""Reading parameters on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hr_system.parameters.declarations import Declared, declared, declared_all
from hr_system.parameters.models import Parameter


@dataclass(frozen=True)
class Current:
    """A declared parameter with what holds on a day."""

    declared: Declared
    value: Any
    source: str
    evidence: str
    valid_from: date | None  # None: the default of the code

    @property
    def is_to_be_confirmed(self) -> bool:
        return self.evidence != "V"


def value(key: str, on: date) -> Any:
    """What holds on that day. One query; LookupError for a name that nobody declared."""
    known = declared(key)
    row = history(key).filter(valid_from__lte=on).first()
    return known.read(row.value if row else known.default)


def current(key: str, on: date) -> Current:
    return _with(declared(key), history(key).filter(valid_from__lte=on).first())


def all_current(on: date) -> list[Current]:
    """Every declared parameter, for the page: one query."""
    newest: dict[str, Parameter] = {}
    rows: Iterable[Parameter] = Parameter.objects.filter(valid_from__lte=on).order_by("valid_from", "id")
    for row in rows:
        newest[row.key] = row
    return [_with(known, newest.get(known.key)) for known in declared_all()]


def history(key: str) -> QuerySet[Parameter]:
    """Newest first."""
    return Parameter.objects.filter(key=key).order_by("-valid_from", "-id")


def _with(known: Declared, row: Parameter | None) -> Current:
    if row is None:
        return Current(known, known.read(known.default), known.source, known.evidence, None)
    return Current(known, known.read(row.value), row.source, row.evidence, row.valid_from)
