"""Work by the clock."""

from __future__ import annotations

from datetime import datetime

from hr_system import queue
from hr_system.access import Actor
from hr_system.accounts import actions


@queue.every(seconds=3600, name="accounts.end_expired_roles")
def end_expired_roles(at: datetime) -> None:
    actions.end_expired_roles(by=Actor.system("accounts.end_expired_roles"), at=at)
