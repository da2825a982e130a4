"""Printing many documents: a few at a time, each few in a transaction of its own, so that a stop loses little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from hr_system import queue
from hr_system.access import Actor
from hr_system.documents.actions import store
from hr_system.documents.models import StoredDocument
from hr_system.documents.rules import OfficialDocument

BATCH = 20  # memory grows with each page of a run; twenty keep a worker small


@dataclass(frozen=True)
class PrintJob:
    """One document of a batch; the fields are those of `store`."""

    key: str
    title: str
    template: str
    context: dict[str, Any]
    official: OfficialDocument
    target: models.Model | None = None
    is_public: bool = False
    sealed: bool = False


@dataclass(frozen=True)
class PrintSource:
    """What an app hands in: how many documents object `pk` needs, and `take(pk, start, count)` in a steady order."""

    count: Callable[[int], int]
    take: Callable[[int, int, int], list[PrintJob]]


_sources: dict[str, PrintSource] = {}


def register(kind: str, source: PrintSource) -> None:
    """Called in AppConfig.ready(). `kind` is the documents' kind."""
    if kind in _sources:
        raise ValueError(f"{kind} is registered already")
    _sources[kind] = source


def batch_name(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def print_batch(kind: str, pk: int) -> None:
    """Ask for all documents of `kind` for object `pk`. Asking again goes on where it stopped and doubles nothing."""
    if kind not in _sources:
        raise LookupError(f"nobody registered the print source {kind}")
    queue.enqueue("documents.print_batch", kind, pk, 0, key=f"documents.print:{batch_name(kind, pk)}:0")


def print_some(kind: str, pk: int, start: int, *, at: datetime) -> int:
    """Print the next few and ask for the rest; returns how many were printed or found printed."""
    source = _sources[kind]
    jobs, total = source.take(pk, start, BATCH), source.count(pk)
    by = Actor.system("documents.print_batch")
    for number, job in enumerate(jobs, 1):
        store(
            key=job.key, kind=kind, title=job.title, template=job.template, context=job.context, official=job.official,
            is_public=job.is_public, target=job.target, by=by, at=at, sealed=job.sealed, batch=batch_name(kind, pk),
        )  # fmt: skip
        queue.progress(start + number, total)
    after = start + len(jobs)
    if jobs and after < total:
        queue.enqueue("documents.print_batch", kind, pk, after, key=f"documents.print:{batch_name(kind, pk)}:{after}")
    return len(jobs)


def print_progress(kind: str, pk: int) -> tuple[int, int]:
    """(printed, wanted), counted from what is really there."""
    return StoredDocument.objects.filter(batch=batch_name(kind, pk)).count(), _sources[kind].count(pk)
