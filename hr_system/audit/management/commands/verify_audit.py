"""Recompute the chain of the record and name the first place that does not hold."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from hr_system.audit.chain import verify
from hr_system.audit.triggers import missing


class Command(BaseCommand):
    help = "Verify the audit chain. Note the printed head outside this system and give it back with --expect later."
    requires_system_checks: list[str] = []  # the trigger check would stop us before we could say what is wrong

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", metavar="PLACE:HASH", help="a head noted outside earlier")

    def handle(self, *args: Any, expect: str | None = None, **options: Any) -> None:
        noted: tuple[int, str] | None = None
        if expect:
            place, _, digest = expect.partition(":")
            if not place.isdigit() or not digest:
                raise CommandError("--expect takes PLACE:HASH")
            noted = int(place), digest
        found = verify(noted)
        if found.broken_at is not None:
            raise CommandError(f"broken at place {found.broken_at}: {found.why} ({found.checked} before it hold)")
        if names := missing(connection):
            raise CommandError(f"the chain holds, but triggers are missing: {', '.join(names)}; run manage.py migrate")
        self.stdout.write(f"whole: {found.checked} entries placed, {found.waiting} waiting for their place")
        self.stdout.write(f"head {found.head_place}:{found.head_hash}")
