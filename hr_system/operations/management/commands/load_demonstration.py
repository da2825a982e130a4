"""Fill an empty database with fictional people, by the same actions that the pages call."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hr_system.operations.preparing import demonstration_lines, load_demonstration


class Command(BaseCommand):
    help = "Build the demonstration in a database without accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        if not load_demonstration(self.stdout.write, timezone.now()):
            raise CommandError("There are accounts already: the demonstration is only for an empty database.")
        self.stdout.write("\n".join(demonstration_lines()))
