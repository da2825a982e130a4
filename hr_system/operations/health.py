"""Is everything there that a request and a task need? Answers say which part, never where it is or why in detail."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from hr_system import queue

LONGEST_LAG = 60.0  # seconds; the sweep runs every five


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def broker() -> bool:
    """The embedded broker is a folder that must take files; any other must accept a connection within two seconds."""
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        return os.access(Path(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_out"]), os.W_OK)
    with current_app.connection_for_write(connect_timeout=2) as link:
        link.ensure_connection(max_retries=1, interval_start=0, timeout=2)
        return True


def storage() -> bool:
    """Something small can be stored and taken away again."""
    name = default_storage.save(f"readyz/{uuid.uuid4().hex}", ContentFile(b"ok"))
    default_storage.delete(name)
    return True


def answer_of(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # noqa: BLE001 - whatever is wrong, the answer is "no"
        return False


def readiness(at: datetime) -> dict[str, bool]:
    return {
        "database": answer_of(database),
        "broker": answer_of(broker),
        "storage": answer_of(storage),
        "outbox": answer_of(lambda: queue.lag(at) < LONGEST_LAG),
    }
