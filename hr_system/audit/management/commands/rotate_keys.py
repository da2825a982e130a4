"""Seal everything anew with the newest key of the ring; afterwards the older keys can be taken off."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hr_system.access.actor import Actor
from hr_system.audit.rotation import rotate
from hr_system.crypto.ring import forget, new_entry


class Command(BaseCommand):
    help = "Put a new key first in KEY_RING (--print-new makes one), restart every process, then run this."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--print-new", metavar="ID", help="print a fresh id:base64 entry and do nothing else")

    def handle(self, *args: Any, print_new: str | None = None, **options: Any) -> None:
        if print_new:
            self.stdout.write(new_entry(print_new))
            return
        forget()
        changed = rotate(by=Actor.system("crypto.rotate_keys"), at=timezone.now())
        for name, count in sorted(changed.items()):
            self.stdout.write(f"{name}: {count} sealed anew")
        self.stdout.write("done: older keys (all but `fixed`) are no longer needed for this database and storage")
