"""The legal clocks of a round: what must happen by when, in the unit and by the article that the regime names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hr_system.calendar.days import Due, WorkCalendar, add_calendar_days, add_working_days
from recruitment.rules.regimes import Clock, Regime, Unit
from recruitment.rules.wording import _

STEPS: dict[str, str] = {
    "notice": _("Public notice"),
    "window_closed": _("Applications close"),
    "eligible_list": _("List of eligible candidates, summons, reasons for refusal"),
    "summons": _("Summons"),
    "round1_held": _("Round 1 held"),
    "round2_held": _("Round 2 (written paper) held"),
    "marking_ended": _("Marking ended"),
    "appeals_closed": _("Appeals against written marks received"),
    "remarking_ended": _("Re-marking ended"),
    "report": _("Report of the council"),
    "approval": _("Approval by the head"),
    "publication": _("Result published and notified"),
    "file_completed": _("Winners complete their files"),
    "decision": _("Recruitment decisions"),
    "decision_received": _("Decision received"),
    "started_work": _("Winners start work"),
}
MANY_APPLICANTS = 500  # Decree 170/2025, Art. 16(2)
MANY_CANDIDATES = 1000  # Decree 170/2025, Art. 16(4)(b)


class LineState(StrEnum):
    DONE = "done"
    DONE_LATE = "done_late"
    RUNNING = "running"
    LATE = "late"
    AHEAD = "ahead"  # its beginning has not happened yet


@dataclass(frozen=True)
class Line:
    """One clock on the timeline. `due_counting_first_day` is what notices that count day 1 would say."""

    clock: Clock
    label: str
    started_on: date | None
    due: Due | None
    due_counting_first_day: Due | None
    done_on: date | None
    state: LineState


def due_of(clock: Clock, start: date, calendar: WorkCalendar, *, count_first_day: bool, extended: bool = False) -> Due:
    """The last day of one clock. A longer limit is used only where the law's condition for it is met."""
    limit = clock.extended if extended and clock.extended is not None else clock.limit
    add = add_working_days if clock.unit is Unit.WORKING_DAYS else add_calendar_days
    return add(start, limit, calendar, count_first_day=count_first_day)


def is_extended(clock: Clock, applicants: int, candidates: int) -> bool:
    """The two longer limits that follow from a number; other extensions are decisions and not given by themselves."""
    return (clock.ends == "eligible_list" and applicants >= MANY_APPLICANTS) or (
        clock.ends == "marking_ended" and candidates >= MANY_CANDIDATES
    )


def timeline(
    regime: Regime,
    events: Mapping[str, date],
    today: date,
    calendar: WorkCalendar,
    *,
    applicants: int = 0,
    candidates: int = 0,
) -> list[Line]:
    """Every clock of the regime, in its order, against what has happened so far."""
    counted = regime.first_day.value == "included"
    lines = []
    for clock in regime.clocks:
        start, done = events.get(clock.starts), events.get(clock.ends)
        longer = is_extended(clock, applicants, candidates)
        due = due_of(clock, start, calendar, count_first_day=counted, extended=longer) if start else None
        other = due_of(clock, start, calendar, count_first_day=True, extended=longer) if start else None
        label = STEPS[clock.ends]
        lines.append(Line(clock, label, start, due, other, done, _state(due, done, today)))
    return lines


def _state(due: Due | None, done: date | None, today: date) -> LineState:
    if done is not None:
        return LineState.DONE_LATE if due is not None and done > due.on else LineState.DONE
    if due is None:
        return LineState.AHEAD
    return LineState.LATE if today > due.on else LineState.RUNNING
