"""The test harness alone may lift the triggers: to play the attacker, and to flush tables between tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from hr_system.audit import triggers


def lift() -> None:
    """Take every audit trigger away."""
    present = triggers.present(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with waiting foreign-key checks cannot be altered
        for name in triggers.expected(connection.vendor):
            if name in present:
                table = f" ON {name.rsplit('_no_', 1)[0]}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{table}")


@contextmanager
def without_triggers() -> Iterator[None]:
    lift()
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    triggers.install(connection)
