"""The legal clocks of a round as one line of days with today on it, for the eye; the table has all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from recruitment.rules.clocks import Line, LineState

MOST_PAST, MOST_AHEAD = 3, 2  # a row of more moments than about seven cannot be read


def moments(lines: list[Line], today: date) -> list[dict[str, Any]]:
    """The clocks as one line of days: the last ones done, today, what runs or is late, and the next two to begin."""
    past = [
        {"on": line.done_on, "title": gettext(line.label), "state": "done"}
        for line in lines
        if line.done_on is not None
    ]
    due = [
        {"on": line.due.on, "title": gettext(line.label), "state": "late" if line.state is LineState.LATE else "next"}
        for line in lines
        if line.due is not None and line.done_on is None
    ]
    late = [one for one in due if one["state"] == "late"]
    dated = [*sorted(past, key=_day)[-MOST_PAST:], *late, {"on": today, "title": gettext("Today"), "state": "now"}]
    coming = sorted((one for one in due if one["state"] != "late"), key=_day)
    ahead = [
        {"on": None, "title": gettext(line.label), "state": "next"} for line in lines if line.state is LineState.AHEAD
    ]
    return [*sorted(dated, key=_day), *coming, *ahead[:MOST_AHEAD]]


def _day(moment: dict[str, Any]) -> date:
    day: date = moment["on"]
    return day
