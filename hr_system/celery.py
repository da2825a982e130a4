"""The one Celery application. Durable work is an outbox row; Celery only carries the nudge (docs/decisions)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hr_system.settings.development")

app = Celery("hr_system")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_finalize.connect
def schedule_periodic_work(sender: Celery, **_: object) -> None:
    """Every function that an app marked with `queue.every` runs on the beat's clock."""
    from hr_system import queue  # noqa: PLC0415 - needs the app registry, which is ready only now

    sender.conf.beat_schedule = queue.schedule()
