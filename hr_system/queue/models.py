"""The outbox: durable work is a row written in the transaction of the change. The broker only carries a nudge."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class OutboxTask(models.Model):
    """One piece of work. Arguments are ids and codes only; `last_error` is the class of the exception, never its words."""

    name = models.CharField(max_length=100)
    args = models.JSONField(default=list)
    key = models.CharField(max_length=200, unique=True, null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before; after a failure, the next attempt
    attempts = models.PositiveIntegerField(default=0)
    lease = models.CharField(max_length=32, blank=True)  # who runs it now
    lease_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=100, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="outbox_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["lease_until"], name="outbox_running", condition=models.Q(state="running")),
            models.Index(fields=["done_at"], name="outbox_done", condition=models.Q(state="done")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="running", lease_until__isnull=False)
                | (~models.Q(state="running") & models.Q(lease_until__isnull=True)),
                name="outbox_running_has_lease",
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_at__isnull=False)
                | (~models.Q(state="done") & models.Q(done_at__isnull=True)),
                name="outbox_done_has_instant",
            ),
        ]

    def __str__(self) -> str:
        return f"task {self.pk} {self.name}"

    @property
    def is_over(self) -> bool:
        return self.state in (State.DONE, State.FAILED)
