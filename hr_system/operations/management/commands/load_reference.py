"""Load or refresh the real reference data of every app."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from hr_system.operations.preparing import load_reference


class Command(BaseCommand):
    help = "Load the reference data (safe to repeat: only what differs is changed)."

    def handle(self, *args: Any, **options: Any) -> None:
        load_reference(self.stdout.write)
