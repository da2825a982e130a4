"""Durable work: an outbox row in the transaction of the change, done exactly once by its effect in the database.

Names that need Django's app registry are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hr_system.queue.handlers import every, handler, schedule
    from hr_system.queue.models import OutboxTask, State
    from hr_system.queue.outbox import enqueue, nudge, status
    from hr_system.queue.running import lag, progress, run_due, sweep

_HOMES = {
    "handlers": ("every", "handler", "schedule"),
    "models": ("OutboxTask", "State"),
    "outbox": ("enqueue", "nudge", "status"),
    "running": ("lag", "progress", "retry_failed", "run_due", "sweep"),
}
__all__ = [
    "OutboxTask",
    "State",
    "enqueue",
    "every",
    "handler",
    "lag",
    "nudge",
    "progress",
    "run_due",
    "schedule",
    "status",
    "sweep",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"hr_system.queue.{module}"), name)
    raise AttributeError(name)
