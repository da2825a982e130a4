"""Putting work into the outbox, nudging the broker, and asking how far it is."""

from __future__ import annotations

import time
from datetime import datetime

import structlog
from celery import current_app
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from hr_system.queue.models import OutboxTask, State

log = structlog.get_logger(__name__)
LONGEST_ARGUMENT = 64
QUIET_SECONDS = 5.0  # after a failed nudge this process leaves the broker alone: requests must not queue up behind it
_away_until = [0.0]


def enqueue(name: str, *args: int | str, key: str | None = None, not_before: datetime | None = None) -> OutboxTask:
    """Write the row in the caller's transaction; nudge the broker when it commits. The same key is the same work."""
    _only_ids(args)
    now = timezone.now()
    row = OutboxTask(name=name, args=list(args), key=key, created_at=now, due_at=not_before or now)
    if key is None:
        row.save(force_insert=True)
    else:
        OutboxTask.objects.bulk_create([row], ignore_conflicts=True)
        row = OutboxTask.objects.get(key=key)
    if not row.is_over and row.due_at <= now:
        pk = row.pk
        transaction.on_commit(lambda: nudge(pk))
    return row


def _only_ids(args: tuple[int | str, ...]) -> None:
    """Ids and codes only: a text that is long is content, and content does not travel."""
    for argument in args:
        if not isinstance(argument, (int, str)) or (isinstance(argument, str) and len(argument) > LONGEST_ARGUMENT):
            raise TypeError("a task takes ids and codes only")


def nudge(pk: int) -> None:
    """Tell a worker that something waits. If the broker is away the sweep finds the row: never fail the request."""
    if time.monotonic() < _away_until[0]:
        return
    try:
        current_app.tasks["hr_system.queue.run"].apply_async((pk,), retry=False)
    except Exception as error:  # noqa: BLE001 - each broker raises its own kinds
        _away_until[0] = time.monotonic() + QUIET_SECONDS
        log.warning("queue.broker_away", error=type(error).__name__)


def status(key: str) -> OutboxTask | None:
    """The row for a key, with the progress that its handler has reported so far."""
    row = OutboxTask.objects.filter(key=key).first()
    if row is not None and row.state == State.RUNNING:
        row.done, row.total = cache.get(progress_key(row.pk), (row.done, row.total))
    return row


def progress_key(pk: int) -> str:
    return f"queue.progress.{pk}"
