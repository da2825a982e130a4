"""Who answers for an act: the holder of the headship on the day of the ACT, never of the complaint.

Law 36/2018/QH14 art. 70-73 and Decree 59/2019/NĐ-CP art. 76-80 tie responsibility to the office at the time. A period
in which several held office binds nobody until a recorded decision; a gap has no head and goes to the superior body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from integrity.rules.wording import gettext_noop


class BindingKind(StrEnum):
    BOUND = "bound"
    UNDETERMINED = "undetermined"
    GAP = "gap"


BINDING_LABELS: dict[BindingKind, str] = {
    BindingKind.BOUND: gettext_noop("Bound to the head in office on the day of the act"),
    BindingKind.UNDETERMINED: gettext_noop("Undetermined: several possibilities in the period"),
    BindingKind.GAP: gettext_noop("Nobody was head: the superior body answers"),
}


@dataclass(frozen=True)
class Span:
    """A stretch of the period asked about: a holder, or nobody (`officer_id` is None)."""

    tenure_id: int | None
    officer_id: int | None
    superior_id: int | None = None


@dataclass(frozen=True)
class Binding:
    kind: BindingKind
    tenure_id: int | None = None
    superior_id: int | None = None


def bind(spans: Sequence[Span]) -> Binding:
    """One holder throughout is bound; nobody throughout is a gap; anything else waits for a decision.

    The same person under two tenures (acting, then appointed) is one holder: the later tenure is named.
    """
    held = [span for span in spans if span.officer_id is not None]
    if not held:
        superior = next((span.superior_id for span in spans if span.superior_id is not None), None)
        return Binding(BindingKind.GAP, superior_id=superior)
    if len(held) == len(spans) and len({span.officer_id for span in held}) == 1:
        return Binding(BindingKind.BOUND, tenure_id=held[-1].tenure_id)
    return Binding(BindingKind.UNDETERMINED)


def incident_period(day: date | None, month: tuple[int, int] | None) -> tuple[date, date]:
    """`[from, until)` of a known day, or of a (year, month) when only that is known."""
    if day is not None:
        return day, day + timedelta(days=1)
    if month is None:
        raise ValueError("the month at least must be known")
    year, number = month
    return date(year, number, 1), date(year + number // 12, number % 12 + 1, 1)
