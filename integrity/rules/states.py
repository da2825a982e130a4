"""Where a case stands: one table, with words for staff and for the citizen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from integrity.rules.clocks import Duty
from integrity.rules.wording import gettext_noop


class State(StrEnum):
    RECEIVED = "received"
    ASSIGNED = "assigned"
    CONCLUDED = "concluded"
    CLOSED = "closed"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.ASSIGNED}),
    State.ASSIGNED: frozenset({State.ASSIGNED, State.CONCLUDED}),
    State.CONCLUDED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
}


def may_move(old: State, to: State) -> bool:
    return to in TRANSITIONS[old]


@dataclass(frozen=True)
class StateWords:
    """`next_step` is said to the citizen; `duty` is the clock whose day is told with it."""

    staff: str
    citizen: str
    next_step: str
    duty: Duty | None
    tag: str


STATE_WORDS: dict[State, StateWords] = {
    State.RECEIVED: StateWords(
        gettext_noop("New"),
        gettext_noop("Received"),
        gettext_noop("An inspector above the agency you named will take it up. Nobody you complain about can see it."),
        Duty.TRANSFER,
        "due",
    ),
    State.ASSIGNED: StateWords(
        gettext_noop("Being verified"),
        gettext_noop("Being checked"),
        gettext_noop("An inspector is checking what happened and will then write to you here."),
        Duty.ANSWER,
        "active",
    ),
    State.CONCLUDED: StateWords(
        gettext_noop("Concluded"),
        gettext_noop("A conclusion was reached"),
        gettext_noop("The letter to you is being prepared; you will find it on this page."),
        Duty.ANSWER,
        "active",
    ),
    State.CLOSED: StateWords(
        gettext_noop("Closed"),
        gettext_noop("Answered"),
        gettext_noop("The answer is below. You can rate how it was handled, or write if something is still wrong."),
        None,
        "good",
    ),
}


class Verdict(StrEnum):
    FOUNDED = "founded"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"


VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.FOUNDED: gettext_noop("Founded"),
    Verdict.PARTLY: gettext_noop("Partly founded"),
    Verdict.UNFOUNDED: gettext_noop("Unfounded"),
}
COUNTS_AS_FOUNDED = frozenset({Verdict.FOUNDED, Verdict.PARTLY})
