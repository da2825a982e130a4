"""Officers, as far as the reader may see them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from hr_system.access import Actor
from personnel.models import Officer
from personnel.queries.reach import READ, reach


def officers(*, visible_to: Actor, on: date) -> QuerySet[Officer]:
    """Those of the agencies that the reader manages, inspects or heads, and the reader's own record."""
    seen = reach(visible_to, READ, on=on)
    own = Q(user_id=visible_to.user_id) if visible_to.user_id else Q(pk__in=[])
    return Officer.objects.filter(seen | own).select_related("agency", "rank", "position__title")


def officer_of_user(user_id: int | None) -> Officer | None:
    """The officer behind an account, while they serve."""
    if user_id is None:
        return None
    return Officer.objects.filter(user_id=user_id, status="serving").select_related("agency").first()


def record_of_user(user_id: int) -> Officer | None:
    """The record behind an account, of those who left too: what the system holds about the one who asks."""
    found = Officer.objects.filter(user_id=user_id).select_related("agency", "position__title", "rank")
    return found.first()
