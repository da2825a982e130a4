"""Who was head on that day. Reads HeadPeriod, the one table in which two heads on one day cannot stand."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from personnel.models import HeadPeriod, Placement
from personnel.queries.agency import running_on

CHUNK = 900  # SQLite's parameters per query; larger batches read the whole (small) tables once instead


@dataclass(frozen=True)
class Superiors:
    """Dated parents of the agencies asked for."""

    by_agency: dict[int, list[tuple[date | None, date | None, int | None]]]

    def of(self, agency_id: int, on: date) -> int | None:
        for from_on, until_on, parent_id in self.by_agency.get(agency_id, []):
            if (from_on is None or from_on <= on) and (until_on is None or on < until_on):
                return parent_id
        return None


def periods_of(agency_ids: Iterable[int]) -> QuerySet[HeadPeriod]:
    """Periods of headship with the holder, oldest first."""
    ids = set(agency_ids)
    rows = HeadPeriod.objects.select_related("tenure__officer").order_by("agency_id", "from_on")
    return rows.filter(agency_id__in=ids) if len(ids) <= CHUNK else rows


def by_agency(agency_ids: Iterable[int]) -> dict[int, list[HeadPeriod]]:
    found: dict[int, list[HeadPeriod]] = defaultdict(list)
    for period in periods_of(agency_ids):
        found[period.agency_id].append(period)
    return found


def holder_on(periods: list[HeadPeriod], on: date) -> HeadPeriod | None:
    """At most one, because the database refuses a second."""
    for period in periods:
        if period.from_on <= on and (period.until_on is None or on < period.until_on):
            return period
    return None


def superiors(agency_ids: Iterable[int]) -> Superiors:
    """Dated parents of these agencies in one query."""
    ids = set(agency_ids)
    rows = Placement.objects.order_by("agency_id", "pk")
    if len(ids) <= CHUNK:
        rows = rows.filter(agency_id__in=ids)
    found: dict[int, list[tuple[date | None, date | None, int | None]]] = defaultdict(list)
    for agency_id, from_on, until_on, parent_id in rows.values_list("agency_id", "from_on", "until_on", "parent_id"):
        found[agency_id].append((from_on, until_on, parent_id))
    return Superiors(found)


def parent_on(agency_id: int, day: date) -> int | None:
    """The direct superior on that day; None for a root."""
    placed = Placement.objects.filter(running_on(day), agency_id=agency_id).order_by("pk")
    return placed.values_list("parent_id", flat=True).first()


def held_between(agency_id: int, from_on: date, until_on: date | None) -> QuerySet[HeadPeriod]:
    """Periods of headship that share a day with `[from_on, until_on)`."""
    held = HeadPeriod.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=from_on), agency_id=agency_id)
    if until_on is not None:
        held = held.filter(from_on__lt=until_on)
    return held.select_related("tenure__officer").order_by("from_on")
