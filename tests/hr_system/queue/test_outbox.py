import time
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from hr_system import queue
from hr_system.queue import handlers, outbox, running
from hr_system.queue.models import OutboxTask, State

pytestmark = pytest.mark.django_db
seen: list[tuple] = []


@queue.handler("tests.note", attempts=3)
def note(*args: int) -> None:
    seen.append(args)
    queue.progress(1, 2)


@queue.handler("tests.fail", attempts=2)
def fail(pk: int) -> None:
    OutboxTask.objects.create(name="tests.left_over", created_at=timezone.now(), due_at=timezone.now())
    raise ValueError("Nguyễn Văn A complains")


@pytest.fixture(autouse=True)
def nothing_seen() -> None:
    seen.clear()


def make_due(row: OutboxTask) -> None:
    OutboxTask.objects.filter(pk=row.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_task_is_done_once_with_its_arguments_and_progress():
    row = queue.enqueue("tests.note", 1, 2)
    assert queue.run_due() == 1
    assert queue.run_due() == 0
    assert not running.run(row.pk)
    row.refresh_from_db()
    assert (seen, row.state, row.done, row.total, row.attempts) == ([(1, 2)], State.DONE, 1, 2, 1)


def test_the_same_key_is_the_same_work():
    first, second = queue.enqueue("tests.note", 1, key="k"), queue.enqueue("tests.note", 1, key="k")
    assert first.pk == second.pk
    queue.run_due()
    assert queue.enqueue("tests.note", 1, key="k").state == State.DONE
    assert queue.status("k").state == State.DONE
    assert queue.status("other") is None


def test_a_rolled_back_change_leaves_no_task():
    def change() -> None:
        with transaction.atomic():
            queue.enqueue("tests.note", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    assert not OutboxTask.objects.exists()


def test_a_failure_undoes_its_writes_and_keeps_the_class_of_the_error_only():
    row = queue.enqueue("tests.fail", 1)
    assert not running.run(row.pk)
    row.refresh_from_db()
    assert (row.state, row.last_error, row.attempts) == (State.WAITING, "ValueError", 1)
    assert row.due_at > timezone.now()
    assert OutboxTask.objects.count() == 1
    make_due(row)
    assert not running.run(row.pk)
    row.refresh_from_db()
    assert row.state == State.FAILED
    assert running.retry_failed(row.pk, timezone.now())


def test_of_two_workers_one_gets_the_task():
    row = queue.enqueue("tests.note", 1)
    lease = timedelta(seconds=60)
    assert running.claim(row.pk, lease, timezone.now()) is not None
    assert running.claim(row.pk, lease, timezone.now()) is None


def test_a_worker_that_outlived_its_lease_writes_nothing():
    row = queue.enqueue("tests.note", 1)
    slow = running.claim(row.pk, timedelta(seconds=-1), timezone.now())
    other = running.claim(row.pk, timedelta(seconds=60), timezone.now())
    assert not running._run_claimed(slow, handlers.find("tests.note"))
    row.refresh_from_db()
    assert (row.state, row.lease) == (State.RUNNING, other.lease)


def test_a_task_that_kills_its_worker_each_time_is_given_up():
    row = queue.enqueue("tests.note", 1)
    for _ in range(3):
        running.claim(row.pk, timedelta(seconds=-1), timezone.now())
    assert not running.run(row.pk)
    row.refresh_from_db()
    assert (row.state, row.last_error, seen) == (State.FAILED, "TooManyAttempts", [])


def test_a_task_waits_for_its_hour():
    queue.enqueue("tests.note", 1, not_before=timezone.now() + timedelta(hours=1))
    assert queue.run_due() == 0


def test_a_task_without_a_handler_stays():
    row = queue.enqueue("tests.nobody", 1)
    assert not running.run(row.pk)
    row.refresh_from_db()
    assert row.state == State.WAITING


@pytest.mark.parametrize("content", [{"a": 1}, 1.5, None, "x" * 65])
def test_only_ids_and_codes_travel(content):
    with pytest.raises(TypeError):
        queue.enqueue("tests.note", content)


def test_waits_double_up_to_an_hour():
    assert [running.wait_after(n).total_seconds() for n in (1, 2, 3, 12)] == [10, 20, 40, 3600]


def test_a_broker_that_is_away_never_fails_or_delays_the_request(django_capture_on_commit_callbacks):
    from celery import current_app

    task = current_app.tasks["hr_system.queue.run"]
    options = settings_of_a_remote_broker()
    with current_app.connection_for_write("redis://127.0.0.1:1/0", transport_options=options) as away:
        outbox._away_until[0] = 0.0
        began = time.monotonic()
        with django_capture_on_commit_callbacks() as callbacks:
            row = queue.enqueue("tests.note", 1)
        task.__dict__["apply_async"] = partial(type(task).apply_async, task, connection=away)
        try:
            callbacks[0]()
        finally:
            del task.__dict__["apply_async"]
    assert time.monotonic() - began < 2
    assert outbox._away_until[0] > began  # it was tried, and this process now leaves the broker alone for a while
    outbox._away_until[0] = 0.0
    assert queue.run_due() == 1
    row.refresh_from_db()
    assert row.state == State.DONE


def settings_of_a_remote_broker() -> dict:
    """What hr_system.settings.base says for every broker."""
    return {"max_retries": 0, "interval_start": 0, "interval_step": 0, "interval_max": 0, "socket_connect_timeout": 2}


def test_an_orphan_of_a_dead_worker_counts_as_waiting():
    row = queue.enqueue("tests.note", 1)
    running.claim(row.pk, timedelta(seconds=5), timezone.now())
    row.refresh_from_db()
    assert running.lag(row.lease_until) == 0
    assert running.lag(row.lease_until + timedelta(seconds=9)) == 9


def test_lag_is_how_long_the_oldest_due_task_has_waited():
    at = timezone.now()
    assert running.lag(at) == 0
    queue.enqueue("tests.note", 1, not_before=at - timedelta(seconds=30))
    assert running.lag(at) == 30


def test_the_schedule_holds_the_work_of_the_ground():
    schedule = queue.schedule()
    assert {name: schedule[name]["schedule"] for name in ("queue.sweep", "audit.sequence")} == {
        "queue.sweep": 5,
        "audit.sequence": 2,
    }


def test_done_rows_are_forgotten_after_a_month_unless_they_have_a_key():
    queue.enqueue("tests.note", 1)
    queue.enqueue("tests.note", 2, key="stays")
    queue.run_due()
    assert running.forget_done(timezone.now() + timedelta(days=31)) == 1
    assert OutboxTask.objects.get().key == "stays"
