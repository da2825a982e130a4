"""The chain: one sequencer gives each entry its place and a keyed hash over itself and the hash before it.

The hash is keyed (HMAC, key outside the database): whoever holds only the database cannot forge a chain that verifies.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from hr_system.audit.models import Entry, Head, Link
from hr_system.crypto import keyed_hash

BATCH = 500
WINDOW = 10_000
FIELDS = ("actor_kind", "actor_id", "actor_label", "verb", "target_type", "target_pk", "target_code", "before", "after")
FIELDS_TOO = ("reason", "request_id")


def canonical(entry: Entry) -> str:
    """One text for one entry on every database: sorted keys, no spaces, the instant in UTC to the microsecond."""
    content: dict[str, Any] = {name: getattr(entry, name) for name in FIELDS + FIELDS_TOO}
    content |= {"id": entry.pk, "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds")}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def link_hash(place: int, previous_hash: str, entry: Entry) -> str:
    return keyed_hash("audit.link", f"{place}\n{previous_hash}\n{canonical(entry)}")


def sequence(limit: int = BATCH, *, everywhere: bool = False) -> int:
    """Place the entries that have no place yet; returns how many. Two sequencers at once wait for one another.

    A transaction may commit an entry after younger ones have their place, so it looks back over the last WINDOW ids;
    `everywhere` looks at all of them (hourly).
    """
    if not _waiting(everywhere=everywhere).exists():
        return 0  # the usual case takes no lock
    with transaction.atomic():  # SQLite begins IMMEDIATE: one writer; PostgreSQL locks the head row
        head = _locked_head()
        waiting = list(_waiting(everywhere=everywhere).order_by("pk")[:limit])
        links = []
        for entry in waiting:
            head.place += 1
            link = Link(place=head.place, entry=entry, previous_hash=head.hash)
            head.hash = link.hash = link_hash(head.place, link.previous_hash, entry)
            links.append(link)
        Link.objects.bulk_create(links)
        if links:
            head.save(update_fields=["place", "hash"])
    return len(links)


def _waiting(*, everywhere: bool) -> QuerySet[Entry]:
    waiting = Entry.objects.filter(~Exists(Link.objects.filter(entry=OuterRef("pk"))))
    youngest = Link.objects.order_by("-place").values_list("entry_id", flat=True).first()
    return waiting if everywhere or youngest is None else waiting.filter(pk__gt=youngest - WINDOW)


def _locked_head() -> Head:
    Head.objects.get_or_create(pk=1)
    return Head.objects.select_for_update().get(pk=1)


@dataclass(frozen=True)
class Verification:
    """`broken_at` is the first place that does not hold (None: the chain is whole) and `why` says what is wrong."""

    checked: int
    waiting: int
    head_place: int
    head_hash: str
    broken_at: int | None = None
    why: str = ""


def verify(expected: tuple[int, str] | None = None) -> Verification:
    """Recompute the whole chain in constant memory and name the first broken place.

    `expected` is a place and hash noted outside the system earlier: it shows a database that was rolled back whole.
    """
    with transaction.atomic():
        head = _locked_head()
        checked, broken_at, why = _first_break(head, expected)
        waiting = _waiting(everywhere=True).count()
    return Verification(checked, waiting, head.place, head.hash, broken_at, why)


def _first_break(head: Head, expected: tuple[int, str] | None) -> tuple[int, int | None, str]:
    place, previous = 0, ""
    for link, entry in _links():
        place += 1
        why = _fault(link, entry, place, previous)
        if not why and expected and expected[0] == place and expected[1] != link.hash:
            why = "differs from the hash noted outside"
        if why:
            return place - 1, place, why
        previous = link.hash
    if (head.place, head.hash) != (place, previous):
        return place, place + 1, "the end of the chain is missing"
    if expected and expected[0] > place:
        return place, place + 1, "the chain is shorter than what was noted outside"
    return place, None, ""


def _fault(link: Link, entry: Entry | None, place: int, previous: str) -> str:
    if link.place != place:
        return "a link is missing"
    if link.previous_hash != previous:
        return "does not follow the link before it"
    if entry is None or link.hash != link_hash(place, previous, entry):
        return "the entry was changed"
    return ""


def _links() -> Iterator[tuple[Link, Entry | None]]:
    """All links in order, each with its entry (None: it is gone).

    Keyset batches, because a server-side cursor is not on every database.
    """
    last = -1
    while batch := list(Link.objects.filter(place__gt=last).order_by("place")[:BATCH]):
        entries = Entry.objects.in_bulk([link.entry_id for link in batch])
        for link in batch:
            yield link, entries.get(link.entry_id)
            last = link.place
