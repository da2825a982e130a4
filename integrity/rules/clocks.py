"""Time limits by channel and day of receipt. Each counts in the unit that its article names; house limits say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hr_system.calendar.days import Due, WorkCalendar, add_calendar_days, add_working_days
from integrity.rules.channels import Channel
from integrity.rules.wording import gettext_noop


class Unit(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


class Duty(StrEnum):
    """What must be done by the day."""

    TRANSFER = "transfer"
    ACCEPT = "accept"
    CHECK = "check"
    RESOLVE = "resolve"
    ANSWER = "answer"


DUTY_LABELS: dict[Duty, str] = {
    Duty.TRANSFER: gettext_noop("Hand it to whoever must deal with it"),
    Duty.ACCEPT: gettext_noop("Accept it or refuse with reasons"),
    Duty.CHECK: gettext_noop("First check"),
    Duty.RESOLVE: gettext_noop("Resolve it"),
    Duty.ANSWER: gettext_noop("Answer the citizen"),
}


@dataclass(frozen=True)
class Clock:
    """One time limit. `article` is empty for a rule of the house; `evidence`: V read, S secondary, H house."""

    key: str
    channel: Channel
    duty: Duty
    length: int
    unit: Unit
    article: str
    valid_from: date | None
    valid_until: date | None
    evidence: str

    @property
    def is_house_rule(self) -> bool:
        return not self.article

    def is_in_force(self, on: date) -> bool:
        """Within `[valid_from, valid_until)`."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on < self.valid_until
        )


NEW_RULES = date(2026, 7, 1)  # Law 136/2025/QH15, Decrees 154 and 155/2026 in force
DECREE_20 = gettext_noop("Decree 20/2008/NĐ-CP, amended by Decree 48/2013/NĐ-CP")
LAW_25 = gettext_noop("Law on Denunciations 25/2018/QH14")
C, W = Unit.CALENDAR, Unit.WORKING

# Which clock a case running on 2026-07-01 follows is open in the law: the day of receipt decides (flagged parameter).
CLOCKS: tuple[Clock, ...] = (
    Clock("feedback_transfer", Channel.FEEDBACK, Duty.TRANSFER, 5, W, DECREE_20, None, None, "V"),
    Clock("feedback_answer", Channel.FEEDBACK, Duty.ANSWER, 30, C, "", None, None, "H"),
    Clock("complaint_acceptance_2011", Channel.FORMAL_COMPLAINT, Duty.ACCEPT, 10, C,
          gettext_noop("Law on Complaints 02/2011/QH13, art. 27"), None, NEW_RULES, "V"),
    Clock("complaint_acceptance_2026", Channel.FORMAL_COMPLAINT, Duty.ACCEPT, 7, W,
          gettext_noop("Decree 155/2026/NĐ-CP, art. 10 (new art. 16(1) of Decree 124/2020/NĐ-CP)"), NEW_RULES, None, "V"),
    Clock("complaint_resolution", Channel.FORMAL_COMPLAINT, Duty.RESOLVE, 30, C,
          gettext_noop("Law on Complaints 02/2011/QH13"), None, None, "V"),
    Clock("denunciation_check", Channel.DENUNCIATION, Duty.CHECK, 7, W, LAW_25, None, None, "V"),
    Clock("denunciation_resolution", Channel.DENUNCIATION, Duty.RESOLVE, 30, C, LAW_25, None, None, "V"),
    Clock("lead_check", Channel.LEAD, Duty.CHECK, 7, W, "", None, None, "H"),
    Clock("information_transfer", Channel.INFORMATION, Duty.TRANSFER, 5, W, "", None, None, "H"),
    Clock("information_answer", Channel.INFORMATION, Duty.ANSWER, 30, C, "", None, None, "H"),
)  # fmt: skip
BY_KEY: dict[str, Clock] = {clock.key: clock for clock in CLOCKS}


def clocks_for(channel: Channel, received_on: date) -> tuple[Clock, ...]:
    """The clocks that start with receipt on that day."""
    return tuple(clock for clock in CLOCKS if clock.channel == channel and clock.is_in_force(received_on))


def due(clock: Clock, received_on: date, calendar: WorkCalendar) -> Due:
    """The last day of the limit; counting starts the day after receipt (Civil Code 2015, art. 147)."""
    count = add_working_days if clock.unit is Unit.WORKING else add_calendar_days
    return count(received_on, clock.length, calendar)
