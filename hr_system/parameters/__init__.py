"""Numbers that the law, or the house, may change: declared in code with their source, kept as dated rows.

    parameters.declare("integrity.answer_days", 30, kind="integer", label=_("…"), source="Law …, art. …", evidence="S")
    parameters.value("integrity.answer_days", on)

`evidence`: V read in the official text, S from a secondary source, M from memory. S and M show as "to be confirmed".
Names that need Django's app registry are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hr_system.parameters.declarations import Declared, declare, declared, declared_all

if TYPE_CHECKING:
    from hr_system.parameters.actions import set_value
    from hr_system.parameters.queries import Current, current, value

_HOMES = {"actions": ("set_value",), "queries": ("Current", "current", "value")}
__all__ = ["Current", "Declared", "current", "declare", "declared", "declared_all", "set_value", "value"]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"hr_system.parameters.{module}"), name)
    raise AttributeError(name)
