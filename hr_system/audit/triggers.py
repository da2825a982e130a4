"""Triggers that refuse to change or delete the record, on both databases.

Installed after every migrate and checked at start: SQLite drops triggers when it remakes a table.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_entry", "audit_link")
REFUSAL = "the audit is append-only"
FUNCTION = f"""
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
"""


def expected(vendor: str) -> dict[str, str]:
    """Trigger name -> the statement that makes it."""
    found: dict[str, str] = {}
    for table in TABLES:
        for event in ("update", "delete"):
            name = f"{table}_no_{event}"
            if vendor == "postgresql":
                # ALWAYS fires too where a session plays replica (session_replication_role)
                found[name] = (
                    f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse(); ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
                )
            else:
                found[name] = (
                    f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )
        if vendor == "postgresql":
            name = f"{table}_no_truncate"
            found[name] = (
                f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse(); ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
            )
    return found


def present(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the triggers that are there and, on PostgreSQL, enabled."""
    queries = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor])
        return {row[0] for row in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Triggers that should stand and do not; empty before the tables exist."""
    if not set(TABLES) <= set(connection.introspection.table_names()):
        return []
    return sorted(set(expected(connection.vendor)) - present(connection))


def install(connection: BaseDatabaseWrapper) -> None:
    """Set up what is missing. May be called again and again."""
    wanted = missing(connection)
    if not wanted:
        return
    statements = expected(connection.vendor)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name in wanted:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {name.rsplit('_no_', 1)[0]}")
            cursor.execute(statements[name])


def install_after_migrate(using: str = "default", **kwargs: Any) -> None:
    install(connections[using])
