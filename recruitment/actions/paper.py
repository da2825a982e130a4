"""Opening a sealed paper is an act of its own."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hr_system import audit
from hr_system.access import Actor
from recruitment.models import ApplicationDocument, Decision


@transaction.atomic
def record_opening(paper: ApplicationDocument, *, by: Actor, at: datetime) -> None:
    """Who looked at whose paper; candidates looking at their own leave no trace."""
    if paper.application.candidate.user_id != by.user_id:
        audit.record(
            by=by, verb="recruitment.paper_opened", target=paper.application, at=at, after={"kind": paper.kind}
        )


@transaction.atomic
def record_reading(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Who read whose recruitment decision; the person it names leaves no trace."""
    if decision.application.candidate.user_id != by.user_id:
        audit.record(by=by, verb="recruitment.decision_opened", target=decision.application, at=at)
