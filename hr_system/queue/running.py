"""Running one task: claim it by compare-and-swap, do it together with its done mark, or say when to try again."""

from __future__ import annotations

import secrets
from contextvars import ContextVar
from datetime import datetime, timedelta

import structlog
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Min, Q
from django.utils import timezone

from hr_system.queue.handlers import Handler, find
from hr_system.queue.models import OutboxTask, State
from hr_system.queue.outbox import nudge, progress_key

log = structlog.get_logger(__name__)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
SWEEP_BATCH = 200
GRACE = timedelta(seconds=2)
KEEP_DONE = timedelta(days=30)
_running: ContextVar[OutboxTask | None] = ContextVar("running_task", default=None)


class LeaseLost(Exception):  # noqa: N818 - not a fault: another worker has taken over, this run's writes are undone
    """Raised inside the handler's transaction so that it rolls back."""


def claimable(at: datetime) -> Q:
    """Due and waiting, or running under a lease that has ended: its worker died."""
    return Q(state=State.WAITING, due_at__lte=at) | Q(state=State.RUNNING, lease_until__lt=at)


def claim(pk: int, lease: timedelta, at: datetime) -> OutboxTask | None:
    """Compare-and-swap: of several workers one gets the row."""
    token = secrets.token_hex(16)
    won = OutboxTask.objects.filter(claimable(at), pk=pk).update(
        state=State.RUNNING, lease=token, lease_until=at + lease, attempts=F("attempts") + 1
    )
    return OutboxTask.objects.get(pk=pk) if won == 1 else None


def run(pk: int) -> bool:
    """Run one task if it is due and nobody else runs it. True when it was done now. Exceptions are kept as a class name."""
    name = OutboxTask.objects.filter(claimable(timezone.now()), pk=pk).values_list("name", flat=True).first()
    handler = find(name) if name else None
    if name and handler is None:
        log.error("queue.no_handler", task=pk, name=name)
    if handler is None:
        return False
    row = claim(pk, handler.lease, timezone.now())
    return row is not None and _run_claimed(row, handler)


def _run_claimed(row: OutboxTask, handler: Handler) -> bool:
    token = _running.set(row)
    try:
        if row.attempts > handler.attempts:  # it killed its worker each time: do not let it kill another
            raise TooManyAttempts
        _do(row, handler)
    except LeaseLost:
        log.warning("queue.lease_lost", task=row.pk, name=row.name)
        return False
    except Exception as error:  # noqa: BLE001 - whatever a handler raises is an attempt that failed
        _note_failure(row, handler, error)
        return False
    finally:
        _running.reset(token)
        cache.delete(progress_key(row.pk))
    return True


class TooManyAttempts(Exception):  # noqa: N818
    """The task was begun as often as it may be and never came to an end."""


def _do(row: OutboxTask, handler: Handler) -> None:
    if not handler.atomic:
        handler.function(*row.args)
        _mark_done(row)
        return
    with transaction.atomic():
        handler.function(*row.args)
        _mark_done(row)


def _mark_done(row: OutboxTask) -> None:
    """The done mark belongs to whoever still holds the lease; otherwise everything this run wrote is undone."""
    marked = OutboxTask.objects.filter(pk=row.pk, state=State.RUNNING, lease=row.lease).update(
        state=State.DONE,
        done_at=timezone.now(),
        lease="",
        lease_until=None,
        last_error="",
        done=row.done,
        total=row.total,
    )
    if marked != 1:
        raise LeaseLost


def wait_after(attempts: int) -> timedelta:
    """10 s, 20 s, 40 s … at most an hour."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)


def _note_failure(row: OutboxTask, handler: Handler, error: Exception) -> None:
    """Only the class of the error is kept: its words may quote a citizen."""
    kind = type(error).__name__[:100]
    is_last = row.attempts >= handler.attempts
    OutboxTask.objects.filter(pk=row.pk, lease=row.lease, state=State.RUNNING).update(
        state=State.FAILED if is_last else State.WAITING,
        due_at=timezone.now() + wait_after(row.attempts),
        lease="",
        lease_until=None,
        last_error=kind,
    )
    log.error("queue.task_failed", task=row.pk, name=row.name, error=kind, attempt=row.attempts, gave_up=is_last)


def progress(done: int, total: int) -> None:
    """Called inside a handler. Seen at once through the shared cache (numbers only); kept in the row when done."""
    row = _running.get()
    if row is not None:
        row.done, row.total = done, total
        cache.set(progress_key(row.pk), (done, total), 3600)


def due(at: datetime, limit: int = SWEEP_BATCH) -> list[int]:
    return list(OutboxTask.objects.filter(claimable(at)).order_by("due_at", "pk").values_list("pk", flat=True)[:limit])


def sweep(at: datetime) -> int:
    """Nudge again whatever is due and not done: lost nudges, dead workers, tasks whose hour has come.

    What became due within the last seconds still has its own nudge on the way.
    """
    pks = due(at - GRACE)
    for pk in pks:
        nudge(pk)
    return len(pks)


def run_due(limit: int = 1000) -> int:
    """Run what is due in this process, until nothing is (tests, demonstration, a machine without a worker)."""
    ran = 0
    while ran < limit and (pks := due(timezone.now())):
        if not sum(run(pk) for pk in pks):
            break
        ran += len(pks)
    return ran


def lag(at: datetime) -> float:
    """Seconds for which the longest-waiting due task (or orphan of a dead worker) has been waiting. For /readyz."""
    waiting = OutboxTask.objects.filter(state=State.WAITING, due_at__lte=at).aggregate(Min("due_at"))["due_at__min"]
    orphaned = OutboxTask.objects.filter(state=State.RUNNING, lease_until__lt=at).aggregate(Min("lease_until"))
    since = [instant for instant in (waiting, orphaned["lease_until__min"]) if instant]
    return (at - min(since)).total_seconds() if since else 0.0


def retry_failed(pk: int, at: datetime) -> bool:
    """Give a task that was given up another round (an operator's decision, recorded by the caller)."""
    changed = OutboxTask.objects.filter(pk=pk, state=State.FAILED).update(state=State.WAITING, due_at=at, attempts=0)
    return changed == 1


def forget_done(at: datetime) -> int:
    """Done rows without a key are deleted after 30 days; keyed ones stay, for they say that the work was done."""
    gone, _ = OutboxTask.objects.filter(state=State.DONE, key__isnull=True, done_at__lt=at - KEEP_DONE).delete()
    return gone
