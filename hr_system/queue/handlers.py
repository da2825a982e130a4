"""Who does what: handlers by name, and functions that run on the clock. Apps fill both from their tasks.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

Function = Callable[..., Any]


@dataclass(frozen=True)
class Handler:
    """`lease`: how long one run may take before another worker takes over. `atomic`: together with its done mark."""

    function: Function
    lease: timedelta
    atomic: bool
    attempts: int


@dataclass(frozen=True)
class Periodic:
    seconds: float
    function: Callable[[datetime], Any]


_handlers: dict[str, Handler] = {}
_periodic: dict[str, Periodic] = {}


def handler(
    name: str, *, lease: float = 300, atomic: bool = True, attempts: int = 12
) -> Callable[[Function], Function]:
    """`@queue.handler("integrity.send_closing_letter") def f(pk: int)`. It may run again: make it idempotent.

    With atomic=True (the default) its writes and its done mark are one transaction: they happen once or not at all.
    atomic=False is for effects outside the database (mail), which must carry their own mark against repetition.
    """

    def register(function: Function) -> Function:
        known = _handlers.get(name)
        if known and known.function.__qualname__ != function.__qualname__:
            raise ValueError(f"two handlers are called {name}")
        _handlers[name] = Handler(function, timedelta(seconds=lease), atomic, attempts)
        return function

    return register


def every(*, seconds: float, name: str) -> Callable[[Function], Function]:
    """`@queue.every(seconds=3600, name="integrity.sweep_deadlines") def f(at: datetime)`."""

    def register(function: Function) -> Function:
        known = _periodic.get(name)
        if known and known.function.__qualname__ != function.__qualname__:
            raise ValueError(f"two periodic functions are called {name}")
        _periodic[name] = Periodic(seconds, function)
        return function

    return register


def load() -> None:
    """Import every app's tasks module, which fills the registries."""
    if not apps.ready:
        import django  # noqa: PLC0415 - only a process that Django has not set up yet comes here

        django.setup()
    autodiscover_modules("tasks")


def find(name: str) -> Handler | None:
    if name not in _handlers:
        load()
    return _handlers.get(name)


def find_periodic(name: str) -> Periodic | None:
    if name not in _periodic:
        load()
    return _periodic.get(name)


def clock_queue() -> str:
    """Ticks have a queue and a worker of their own: a worker that prints documents must not delay the audit's chain."""
    return f"{settings.CELERY_TASK_DEFAULT_QUEUE}-clock"


def schedule() -> dict[str, dict[str, Any]]:
    """What Celery's beat needs. A tick that waited longer than its period is dropped: the next one does its work."""
    load()
    return {
        name: {
            "task": "hr_system.queue.periodic",
            "args": (name,),
            "schedule": periodic.seconds,
            "options": {"expires": max(periodic.seconds, 5), "queue": clock_queue()},
        }
        for name, periodic in sorted(_periodic.items())
    }
