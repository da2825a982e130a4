"""The enumerations of the rules as choices of fields. Labels are translated where they are shown."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy


def choices(labels: dict) -> list[tuple[str, object]]:
    return [(str(key), gettext_lazy(label)) for key, label in labels.items()]


def values(enumeration: type[StrEnum]) -> list[str]:
    return [str(member) for member in enumeration]
