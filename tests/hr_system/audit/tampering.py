"""The test harness alone may lift the triggers: to play the attacker, and to flush tables between tests."""
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from hr_system.audit import triggers


def lift() -> None:
    """Take every audit trigger away."""
    present = triggers.present(connection)
    with connection.cursor() as cursor:
        for name in triggers.expected(connection.vendor):
            if name in present:
                table = f" ON {name.rsplit('_no_', 1)[0]}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{table}")


@contextmanager
def without_triggers() -> Iterator[None]:
    lift()
    yield
    triggers.install(connection)
