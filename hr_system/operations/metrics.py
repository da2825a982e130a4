"""Numbers for Prometheus. Labels are routes and states, never a path, a person or an address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from hr_system import audit, queue

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OWN = CollectorRegistry()
REQUESTS = Counter("hr_requests", "Requests answered", ["method", "route", "status"], registry=OWN)
SECONDS = Histogram("hr_request_seconds", "Time to answer", ["method", "route"], registry=OWN)


def observe(method: str, route: str, status: int, seconds: float) -> None:
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(method, route).observe(seconds)


class Work:
    """What the database knows at the moment of asking: the outbox, and entries that wait for their place."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("hr_outbox_lag_seconds", "Longest wait of a due task", value=queue.lag(self.at))
        states = GaugeMetricFamily("hr_outbox_tasks", "Tasks by state", labels=["state"])
        counts = queue.OutboxTask.objects.exclude(state="done").order_by().values("state").annotate(n=Count("pk"))
        found = {row["state"]: row["n"] for row in counts}
        for state in ("waiting", "running", "failed"):
            states.add_metric([state], found.get(state, 0))
        yield states
        waiting = audit.Entry.objects.filter(link__isnull=True).count()
        yield GaugeMetricFamily("hr_audit_unsequenced", "Entries without their place in the chain", value=waiting)


def text(at: datetime) -> bytes:
    """All metrics; the requests of every web process where PROMETHEUS_MULTIPROC_DIR is set."""
    work = CollectorRegistry()
    work.register(Work(at))
    requests = OWN
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        requests = CollectorRegistry()
        MultiProcessCollector(requests)  # type: ignore[no-untyped-call]
    return generate_latest(requests) + generate_latest(work)
