"""States of a competency standard, and which version is in force on a day."""

from __future__ import annotations

from enum import StrEnum

GROUPS = ("general", "professional", "management")  # Decree 232/2026 Annex IV
LEVELS = (1, 2, 3, 4, 5)


class State(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset(),
}


def may_move(old: State, new: State) -> bool:
    return new in TRANSITIONS[old]


def wrong_levels(levels: dict[str, object]) -> list[str]:
    """Names of competencies whose level is not one of the five (Decree 232/2026 Annex IV)."""
    return sorted(name for name, level in levels.items() if level not in LEVELS)
