"""A web process of the kill tests: `prepare`, `enqueue A B`, `enqueue_and_die A B`, `die_before_commit A B`."""

import os
import signal
import sys

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from hr_system import queue


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(what: str, first: int = 0, last: int = 0) -> None:
    if what == "prepare":
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE kill_effect (number integer NOT NULL)")
        return
    with transaction.atomic():
        if what == "enqueue_and_die":
            transaction.on_commit(die)  # committed, and dead before the nudge
        for number in range(first, last):
            queue.enqueue("killing.slow", number, key=f"kill-{number}")
        if what == "die_before_commit":
            die()


main(sys.argv[1], *map(int, sys.argv[2:]))
