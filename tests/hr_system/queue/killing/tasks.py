"""Writes its effect, says that it is in the middle, waits to be killed."""

import os
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from hr_system import queue


@queue.handler("killing.slow", lease=4)
def slow(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO kill_effect (number) VALUES (%s)", [number])
    folder = Path(settings.VAR_DIR)
    if (folder / "wait").exists():
        (folder / f"middle-{number}").write_text(str(os.getpid()))
        time.sleep(60)
