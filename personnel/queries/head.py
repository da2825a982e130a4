"""Who was head on that day. Reads HeadPeriod, the one table in which two heads on one day cannot stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from personnel.models import HeadPeriod, Placement
from personnel.queries.agency import running_on

HeldRow = tuple[Any, ...]
COLUMNS = (
    "agency_id", "from_on", "until_on", "tenure_id", "tenure__kind", "tenure__title", "tenure__office",
    "tenure__officer_id", "tenure__officer__name",
)  # fmt: skip
AGENCY, FROM_ON, UNTIL_ON = range(3)
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


@dataclass(frozen=True)
class Holders:
    """Periods of headship per agency in order of days, as plain rows in the order of COLUMNS."""

    by_agency: dict[int, tuple[list[date], list[HeldRow]]]

    def on(self, agency_id: int, day: date) -> HeldRow | None:
        """The last period begun by that day, if it still runs: the database refuses a second one on the same day."""
        if agency_id not in self.by_agency:
            return None
        starts, rows = self.by_agency[agency_id]
        place = bisect_right(starts, day)
        if place == 0:
            return None
        until_on = rows[place - 1][UNTIL_ON]
        return rows[place - 1] if until_on is None or day < until_on else None


def holders(agency_ids: Iterable[int], first: date, last: date) -> Holders:
    """Whoever held a headship of these agencies on a day of `[first, last]`: one query, no model objects."""
    ids = set(agency_ids)
    held = HeadPeriod.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=first), from_on__lte=last)
    if len(ids) <= CHUNK:
        held = held.filter(agency_id__in=ids)
    found: dict[int, tuple[list[date], list[HeldRow]]] = {}
    for row in held.order_by("agency_id", "from_on").values_list(*COLUMNS):
        if (known := found.get(row[AGENCY])) is None:
            known = found[row[AGENCY]] = ([], [])
        known[0].append(row[FROM_ON])
        known[1].append(row)
    return Holders(found)


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
