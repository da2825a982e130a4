"""Moving a record from one state to another so that of two people acting at once only one succeeds."""

from __future__ import annotations

from typing import Any

from django.db import models

from hr_system.access.errors import Stale


def move(obj: models.Model, *, old: str, to: str, field: str = "state", **extra: Any) -> None:
    """Compare-and-swap: update only where the state is still `old`. Raises Stale when it is not.

    The table of lawful transitions is the caller's rule; this guards against the second click and the second person.
    """
    changed = type(obj)._base_manager.filter(pk=obj.pk, **{field: old}).update(**{field: to}, **extra)
    if changed != 1:
        raise Stale
    for name, value in {field: to, **extra}.items():
        setattr(obj, name, value)
