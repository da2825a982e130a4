"""Back up database and files into an empty folder. The keys are not in it: keep them apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hr_system.access import Actor
from hr_system.operations.actions import take_backup
from hr_system.operations.backup import BackupRefused


class Command(BaseCommand):
    help = "Back up the database and the stored files, with checksums; never the keys."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = take_backup(folder=options["folder"], by=Actor.system("operations.backup"), at=timezone.now())
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{len(manifest.files)} files, record at place {manifest.audit_place}: {options['folder']}")
        self.stdout.write("The keys (KEY_RING, SECRET_KEY) are not in it. Keep them elsewhere.")
