"""The database itself refuses a second head: exclusion constraint on PostgreSQL, triggers on SQLite.

Installed after every migrate and checked at start, because SQLite drops triggers when it remakes a table.
"""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "personnel_headperiod"
REFUSAL = "personnel_one_head_a_day"
SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON personnel_headperiod
WHEN EXISTS (
  SELECT 1 FROM personnel_headperiod AS other
  WHERE other.agency_id = NEW.agency_id AND other.id IS NOT {own}
    AND other.from_on < COALESCE(NEW.until_on, '9999-12-31')
    AND COALESCE(other.until_on, '9999-12-31') > NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'personnel_one_head_a_day'); END
"""
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist; "
    "ALTER TABLE personnel_headperiod ADD CONSTRAINT personnel_one_head_a_day "
    "EXCLUDE USING gist (agency_id WITH =, daterange(from_on, until_on) WITH &&)"
)


def expected(vendor: str) -> dict[str, str]:
    """Guard name -> the statement that makes it."""
    if vendor == "postgresql":
        return {REFUSAL: POSTGRESQL}
    return {
        f"{REFUSAL}_insert": SQLITE.format(name=f"{REFUSAL}_insert", event="INSERT", own="NULL"),
        f"{REFUSAL}_update": SQLITE.format(name=f"{REFUSAL}_update", event="UPDATE", own="OLD.id"),
    }


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Guards that should stand and do not; empty before the table exists."""
    if TABLE not in connection.introspection.table_names():
        return []
    query = {
        "postgresql": "SELECT conname FROM pg_constraint WHERE contype = 'x'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return sorted(set(expected(connection.vendor)) - {row[0] for row in cursor.fetchall()})


def install(connection: BaseDatabaseWrapper) -> None:
    """Set up what is missing. May be called again and again."""
    for name in missing(connection):
        with connection.cursor() as cursor:
            cursor.execute(expected(connection.vendor)[name])


def install_after_migrate(using: str = "default", **kwargs: Any) -> None:
    install(connections[using])


@register(Tags.database)
def one_head_a_day_is_guarded(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"The database does not guard against two heads on one day ({name}): run migrate.", id="personnel.E001")
        for alias in databases or []
        for name in missing(connections[alias])
    ]
