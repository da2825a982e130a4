"""At start-up: the triggers that make the record append-only must stand."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connections

from hr_system.audit.triggers import missing


@register(Tags.database)
def the_record_is_append_only(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    for alias in databases or []:
        try:
            names = missing(connections[alias])
        except DatabaseError:
            continue  # not reachable or not migrated: readiness says so, this check does not
        problems += [
            Error(f"{alias}: trigger {name} is missing", hint="Run manage.py migrate.", id="audit.E001")
            for name in names
        ]
    return problems
