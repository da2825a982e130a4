"""Bulk printing in the worker."""

from __future__ import annotations

from django.utils import timezone

from hr_system import queue
from hr_system.documents import batches


@queue.handler("documents.print_batch")
def print_batch(kind: str, pk: int, start: int) -> None:
    """Twenty documents, then the next task. Idempotent by the documents' keys."""
    batches.print_some(kind, pk, start, at=timezone.now())
