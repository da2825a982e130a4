"""The two Celery tasks of the project, and the ground's own periodic work."""

from __future__ import annotations

from datetime import datetime

from celery import shared_task
from django.utils import timezone

from hr_system import audit, crypto
from hr_system.queue import handlers, running


@shared_task(name="hr_system.queue.run", ignore_result=True, acks_late=True)
def run(pk: int) -> None:
    """Carry out one outbox row, if it is due and nobody else runs it."""
    running.run(pk)


@shared_task(name="hr_system.queue.periodic", ignore_result=True)
def periodic(name: str) -> None:
    """One tick of a function registered with `queue.every`."""
    found = handlers.find_periodic(name)
    if found is not None:
        found.function(timezone.now())


@handlers.every(seconds=5, name="queue.sweep")
def sweep(at: datetime) -> None:
    running.sweep(at)


@handlers.every(seconds=2, name="audit.sequence")
def sequence_audit(at: datetime) -> None:
    """Registered here because the audit lies below the queue and cannot import it."""
    while audit.sequence():
        pass


@handlers.every(seconds=3600, name="audit.sequence_everywhere")
def sequence_late_entries(at: datetime) -> None:
    while audit.sequence(everywhere=True):
        pass


@handlers.every(seconds=3600, name="crypto.purge_staged")
def purge_staged(at: datetime) -> None:
    crypto.purge_stale(at)


@handlers.every(seconds=24 * 3600, name="queue.forget_done")
def forget_done(at: datetime) -> None:
    running.forget_done(at)
