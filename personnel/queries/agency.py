"""Agencies: today's tree by path, the tree on a day by placements, and search."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from personnel.models import Agency, HeadPeriod, Placement, Succession
from personnel.rules.search import words
from personnel.rules.tree import codes_of, subtree_range


def valid_on(day: date, prefix: str = "") -> Q:
    """Agencies (or rows of a dated table, by `prefix`) that exist on the day."""
    starts, ends = f"{prefix}valid_from", f"{prefix}valid_until"
    return (Q(**{f"{starts}__isnull": True}) | Q(**{f"{starts}__lte": day})) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": day})
    )


def running_on(day: date, prefix: str = "") -> Q:
    """Rows with `from_on`/`until_on` that run on the day; an empty start is since before the record."""
    starts, ends = f"{prefix}from_on", f"{prefix}until_on"
    return (Q(**{f"{starts}__isnull": True}) | Q(**{f"{starts}__lte": day})) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": day})
    )


def within(paths: list[str], prefix: str = "") -> Q:
    """Rows whose agency lies in one of the subtrees; none where there is no path."""
    found = Q(pk__in=[])
    for path in paths:
        low, high = subtree_range(path)
        found |= Q(**{f"{prefix}path__gte": low, f"{prefix}path__lt": high})
    return found


def predecessors_within(paths: list[str]) -> QuerySet[Succession, int]:
    """Ids of agencies of which a successor lies in one of the subtrees (a split has several successors)."""
    return Succession.objects.filter(within(paths, "successor__")).values_list("predecessor_id", flat=True)


def reachable(paths: list[str], field: str = "agency") -> Q:
    """The subtree of today and the predecessors, seen from a row that points to an agency by `field` ("" for itself)."""
    if not paths:
        return Q(pk__in=[])
    prefix, pk = (f"{field}__", f"{field}_id__in") if field else ("", "pk__in")
    return within(paths, prefix) | Q(**{pk: predecessors_within(paths)})


def search(text: str, *, on: date | None, limit: int = 20) -> list[Agency]:
    """Agencies in which every word occurs, higher bodies first. `on=None` finds ended ones too."""
    asked = words(text)
    if not asked:
        return []
    found = Agency.objects.all() if on is None else Agency.objects.filter(valid_on(on))
    for word in asked:
        found = found.filter(search_key__contains=word)
    return list(found.order_by(Length("path"), Length("search_key"), "search_key", "pk")[:limit])


def children_on(parent: Agency | None, day: date) -> QuerySet[Agency]:
    """The agencies directly below `parent` (the roots where None) on that day, with whether they have any below."""
    placed = Placement.objects.filter(running_on(day), parent=parent).values("agency_id")
    below = Placement.objects.filter(running_on(day), parent_id=OuterRef("pk"))
    here = Agency.objects.filter(valid_on(day), pk__in=placed)
    return here.annotate(has_children=Exists(below)).order_by("kind", "search_key", "pk")


def chain_on(agency: Agency, day: date) -> list[Agency]:
    """The agency and its superiors on that day, upwards; stops at a loop, which the actions never make."""
    chain, seen = [agency], {agency.pk}
    while True:
        placed = (
            Placement.objects.filter(running_on(day), agency=chain[-1], parent__isnull=False)
            .select_related("parent")
            .order_by("pk")
            .first()
        )
        if placed is None or placed.parent is None or placed.parent.pk in seen:
            return chain
        chain.append(placed.parent)
        seen.add(placed.parent.pk)


def names_above(found: list[Agency]) -> dict[int, str]:
    """Superiors' names of each, the root left out, in one query: tells equal names apart."""
    codes = {code for agency in found for code in codes_of(agency.path)[:-1]}
    names = {row.code: row.name for row in Agency.objects.filter(code__in=codes).order_by("pk")}
    return {
        agency.pk: " › ".join(names[code] for code in codes_of(agency.path)[1:-1] if code in names) for agency in found
    }


def headed_paths(user_id: int | None, day: date) -> list[str]:
    """Paths of the agencies that this user's officer heads on the day: the heads' own rights, from tenure."""
    if user_id is None:
        return []
    held = HeadPeriod.objects.filter(running_on(day), tenure__officer__user_id=user_id)
    return sorted(held.values_list("agency__path", flat=True))
