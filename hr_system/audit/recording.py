"""Writing an entry: inside the action's transaction, so that no change is without its record and no record a lie."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django.db import models, transaction

from hr_system.access.actor import Actor, ActorKind
from hr_system.audit.models import Entry


class NotInTransaction(RuntimeError):  # noqa: N818
    """An audit entry outside a transaction could outlive the change that it records."""


def record(
    *,
    by: Actor,
    verb: str,
    at: datetime,
    target: models.Model | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    """Append one entry. `before` and `after` are small dicts without personal secrets; no request waits on the chain."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction
    return Entry.objects.create(
        at=at,
        actor_kind=by.kind.value,
        actor_id=by.user_id if by.kind is ActorKind.USER else None,
        actor_label=by.label,
        verb=verb,
        target_type=target._meta.label_lower if target is not None else "",
        target_pk=str(target.pk) if target is not None else "",
        target_code=str(getattr(target, "code", "") or ""),
        before=before,
        after=after,
        reason=reason,
        request_id=str(structlog.contextvars.get_contextvars().get("request_id", "")),
    )
