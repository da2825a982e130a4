"""Uploads of the pages without an account: sealed at the first post, as many as one connection may send in an hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from integrity.actions.evidence import stage_evidence
from integrity.views.citizen import throttle

STAGINGS_PER_HOUR = 300


def staged(request: HttpRequest, already: int, at: datetime) -> tuple[list[str], list[Any]]:
    """Sealed at once; nobody fills the storage from one place within the hour, before the stale files are purged."""
    uploads = request.FILES.getlist("files")
    if uploads and throttle.is_over(request, "staging", STAGINGS_PER_HOUR, at):
        return [], [_("Too many files came from your connection. Wait a few minutes and attach them again.")]
    for _upload in uploads:
        throttle.count(request, "staging", at)
    return stage_evidence(uploads, already=already, at=at)
