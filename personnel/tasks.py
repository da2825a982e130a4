"""What runs without a page: loading reference data at set-up."""

from __future__ import annotations

from django.utils import timezone

from hr_system.access import Actor
from personnel.actions import reference


def load_reference() -> str:
    """Registered with the ground; idempotent."""
    return reference.load_reference(by=Actor.system("personnel.reference"), at=timezone.now())
