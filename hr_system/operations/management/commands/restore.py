"""Restore a backup. Stop web, worker and scheduler first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hr_system.access import Actor
from hr_system.operations.actions import restore_backup
from hr_system.operations.backup import BackupRefused


class Command(BaseCommand):
    help = "Verify a backup and put it in place of what is here; records itself and the gap."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--replace", action="store_true", help="lose what is here now")

    def handle(self, *args: Any, **options: Any) -> None:
        by, at = Actor.system("operations.restore"), timezone.now()
        try:
            manifest = restore_backup(folder=options["folder"], replace=options["replace"], by=by, at=at)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Restored what was taken at {manifest.taken_at}. Now run: manage.py migrate")
