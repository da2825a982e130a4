"""Who may change the calendar."""

from __future__ import annotations

from hr_system.access import Actor, has_right

MANAGE_REFERENCE = "ground.manage_reference"


def may_change_calendar(by: Actor) -> bool:
    """Those who keep reference data, and the loader of the table."""
    return by.is_system or has_right(by, MANAGE_REFERENCE)
