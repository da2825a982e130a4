"""Where a case stands: one table, with words for staff and for the citizen."""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from integrity.rules.clocks import Duty
from integrity.rules.wording import N_


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
        N_("New"),
        N_("Received"),
        N_("An inspector above the agency you named will take it up. Nobody you complain about can see it."),
        Duty.TRANSFER,
        "due",
    ),
    State.ASSIGNED: StateWords(
        N_("Being verified"),
        N_("Being checked"),
        N_("An inspector is checking what happened and will then write to you here."),
        Duty.ANSWER,
        "active",
    ),
    State.CONCLUDED: StateWords(
        N_("Concluded"),
        N_("A conclusion was reached"),
        N_("The letter to you is being prepared; you will find it on this page."),
        Duty.ANSWER,
        "active",
    ),
    State.CLOSED: StateWords(
        N_("Closed"),
        N_("Answered"),
        N_("The answer is below. You can rate how it was handled, or write if something is still wrong."),
        None,
        "good",
    ),
}


class Verdict(StrEnum):
    FOUNDED = "founded"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"


VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.FOUNDED: N_("Founded"),
    Verdict.PARTLY: N_("Partly founded"),
    Verdict.UNFOUNDED: N_("Unfounded"),
}
COUNTS_AS_FOUNDED = frozenset({Verdict.FOUNDED, Verdict.PARTLY})
