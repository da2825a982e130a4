"""Lists that stay flat at a million rows: keyset pages and counts that stop counting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from hr_system.ui.formats import format_number

_READERS = {"datetime": datetime.fromisoformat, "date": date.fromisoformat, "decimal": Decimal}


@dataclass(frozen=True)
class CappedCount:
    """A count that gave up at its cap: "10.000+"."""

    number: int
    is_capped: bool

    def __str__(self) -> str:
        """Write it as it is shown."""
        return format_number(self.number) + ("+" if self.is_capped else "")


def capped_count(queryset: QuerySet[Any], cap: int = 10_000) -> CappedCount:
    """Count at most `cap` rows, so that the count of a large list costs as little as that of a small one."""
    found = queryset.order_by()[: cap + 1].count()
    return CappedCount(min(found, cap), is_capped=found > cap)


class KeysetPage:
    """One page of a list, found by the place of the last row seen and not by its number.

    `order` names fields (or annotations, or `relation__field`) that are never null; the last one must be unique.
    The cursor is in the query string as `after` or `before`, signed for this model and order: whatever somebody types
    or carries over from another list never reaches the database and shows the first page.
    """

    def __init__(self, queryset: QuerySet[Any], order: Sequence[str], request: HttpRequest, size: int = 50) -> None:
        """Read the cursor; the rows are fetched when first asked for, in one query."""
        self.queryset, self.order, self.size = queryset, tuple(order), size
        self._query = request.GET.copy()
        self._signer = Signer(salt=f"keyset:{queryset.model._meta.label}:{','.join(self.order)}")
        self.before = self._read(request.GET.get("before", ""))
        self.after = None if self.before else self._read(request.GET.get("after", ""))

    def _read(self, text: str) -> list[Any] | None:
        try:
            return [_untagged(value) for value in self._signer.unsign_object(text)]
        except BadSignature:
            return None

    @cached_property
    def _fetched(self) -> tuple[list[Any], bool]:
        """The rows in reading order, and whether there is more in the direction of travel."""
        order = tuple(_turned(name) for name in self.order) if self.before else self.order
        queryset = self.queryset.order_by(*order)
        cursor = self.before or self.after
        if cursor:
            queryset = queryset.filter(_beyond(order, cursor))
        rows = list(queryset[: self.size + 1])
        has_more = len(rows) > self.size
        rows = rows[: self.size]
        return (rows[::-1] if self.before else rows), has_more

    @property
    def items(self) -> list[Any]:
        """The rows of this page."""
        return self._fetched[0]

    def __iter__(self) -> Iterator[Any]:
        """Loop over the rows."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the rows of this page."""
        return len(self.items)

    @property
    def has_next(self) -> bool:
        """Tell whether rows follow. Coming back from a later page, one always does."""
        return self._fetched[1] if not self.before else bool(self.items)

    @property
    def has_previous(self) -> bool:
        """Tell whether rows come before."""
        return self._fetched[1] if self.before else bool(self.after)

    @property
    def next_query(self) -> str:
        """Query string of the next page, filters kept."""
        return self._link("after", self.items[-1]) if self.items else ""

    @property
    def previous_query(self) -> str:
        """Query string of the page before; from an empty page, the first one."""
        return self._link("before", self.items[0]) if self.items else self._plain().urlencode()

    def _plain(self) -> Any:
        query = self._query.copy()
        for name in ("after", "before"):
            query.pop(name, None)
        return query

    def _link(self, name: str, row: Any) -> str:
        query = self._plain()
        values = [_tagged(_value(row, field.lstrip("-"))) for field in self.order]
        query[name] = self._signer.sign_object(values)
        return query.urlencode()


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(order: Sequence[str], cursor: list[Any]) -> Q:
    """(a, b) > (x, y) written as a > x or (a = x and b > y), each field in its own direction."""
    condition, equal = Q(), Q()
    for name, value in zip(order, cursor, strict=True):
        field = name.lstrip("-")
        comparison = "lt" if name.startswith("-") else "gt"
        condition |= equal & Q(**{f"{field}__{comparison}": value})
        equal &= Q(**{field: value})
    return condition


def _value(row: Any, path: str) -> Any:
    if isinstance(row, dict):
        return row[path]
    for name in path.split("__"):
        row = getattr(row, name)
    return row


def _tagged(value: Any) -> Any:
    if isinstance(value, datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    return ["decimal", str(value)] if isinstance(value, Decimal) else value


def _untagged(value: Any) -> Any:
    if isinstance(value, list):
        kind, text = value
        return _READERS[kind](text)
    return value
