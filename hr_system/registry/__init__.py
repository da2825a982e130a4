"""What apps hand in at start-up, so that the ground shows what apps know and imports none of them.

Apps register in `AppConfig.ready()`. Each list keeps its order; registering the same name twice raises ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

Text = Any  # str or a lazy translation
T = TypeVar("T")


@dataclass(frozen=True)
class DeskItem:
    """One line of "what waits for me": a verb, what it concerns, by when (None: no day is set), where."""

    due_on: date | None
    text: Text
    verb: Text
    url: str


@dataclass(frozen=True)
class Verified:
    """The answer to "is this genuine?". `facts` are (label, value) pairs that may be shown to anybody."""

    kind: Text
    is_valid: bool
    facts: tuple[tuple[Text, Text], ...] = ()
    note: Text = ""


@dataclass(frozen=True)
class Figure:
    """One public number. `value` None means suppressed because it is too small to be safe to show."""

    key: str
    label: Text
    value: Any
    unit: Text = ""
    note: Text = ""
    on_home: bool = True


@dataclass(frozen=True)
class Door:
    """An entrance on the home page."""

    title: Text
    text: Text
    url: str
    is_main: bool = True


@dataclass(frozen=True)
class Link:
    """An entry of the staff navigation, shown to those who hold the right."""

    label: Text
    url_name: str
    right: str


@dataclass(frozen=True)
class ReviewSection:
    """A part of the periodic review."""

    title: Text
    template: str
    context: dict[str, Any]


class Named(Generic[T]):
    """Things registered under a name."""

    def __init__(self) -> None:
        self._items: dict[str, T] = {}

    def register(self, name: str, item: T) -> None:
        if name in self._items:
            raise ValueError(f"{name} is registered already")
        self._items[name] = item

    def get(self, name: str) -> T:
        return self._items[name]

    def items(self) -> list[tuple[str, T]]:
        return list(self._items.items())

    def __contains__(self, name: str) -> bool:
        return name in self._items


class Ordered(Generic[T]):
    """Things registered with a place."""

    def __init__(self) -> None:
        self._items: list[tuple[int, T]] = []

    def register(self, order: int, item: T) -> None:
        self._items.append((order, item))
        self._items.sort(key=lambda pair: pair[0])

    def __iter__(self) -> Any:
        return iter([item for _, item in self._items])


class Sources(Generic[T]):
    """Functions that are asked in turn; their answers are joined."""

    def __init__(self) -> None:
        self._sources: list[Callable[..., Iterable[T]]] = []

    def register(self, source: Callable[..., Iterable[T]]) -> None:
        self._sources.append(source)

    def collect(self, *args: Any) -> list[T]:
        return [item for source in self._sources for item in source(*args)]


class Rights:
    """Named rights: a predicate over the actor, and the words for it."""

    def __init__(self) -> None:
        self._rights: dict[str, tuple[Callable[[Any], bool], Text]] = {}

    def register(self, name: str, predicate: Callable[[Any], bool], label: Text = "") -> None:
        if name in self._rights:
            raise ValueError(f"right {name} is registered already")
        self._rights[name] = (predicate, label)

    def is_known(self, name: str) -> bool:
        return name in self._rights

    def holds(self, name: str, actor: Any) -> bool:
        if name not in self._rights:
            raise LookupError(f"nobody registered the right {name}")
        return bool(self._rights[name][0](actor))

    def labels(self) -> dict[str, Text]:
        return {name: label for name, (_, label) in self._rights.items()}


@dataclass(frozen=True)
class Step:
    """A loader of reference data or a builder of the demonstration."""

    name: str
    run: Callable[..., Any]


class Steps:
    """Steps in order; reference loaders take nothing and say what they did, demonstration builders take an instant."""

    def __init__(self) -> None:
        self._ordered: Ordered[Step] = Ordered()

    def register(self, order: int, name: str, run: Callable[..., Any]) -> None:
        self._ordered.register(order, Step(name, run))

    def __iter__(self) -> Any:
        return iter(self._ordered)


class Verbs:
    """The words for what the audit records: "integrity.complaint_filed" -> "Complaint filed"."""

    def __init__(self) -> None:
        self._labels: dict[str, Text] = {}

    def register(self, labels: dict[str, Text]) -> None:
        self._labels.update(labels)

    def label(self, verb: str) -> Text:
        return self._labels.get(verb, verb)

    def __contains__(self, verb: str) -> bool:
        return verb in self._labels


rights = Rights()
desk: Sources[DeskItem] = Sources()
statistics: Sources[Figure] = Sources()
review_sections: Sources[ReviewSection] = Sources()
personal_data: Sources[tuple[Text, Text]] = Sources()
verifiers: Named[Callable[[str], Verified | None]] = Named()
doors: Ordered[Door] = Ordered()
navigation: Ordered[Link] = Ordered()
reference = Steps()
demonstration = Steps()
verbs = Verbs()
computed_roles: Sources[str] = Sources()

Reading = Callable[[datetime], Any]
