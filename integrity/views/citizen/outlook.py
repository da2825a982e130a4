"""What the citizen is told: where it stands, what happens next, by which day and under which article."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hr_system.calendar.queries import legal_day
from integrity.models import Case, Complaint
from integrity.rules.channels import CHANNEL_LABELS, Channel
from integrity.rules.states import STATE_WORDS, State


def outlook(complaint: Complaint) -> dict[str, Any]:
    case = complaint.case
    words = STATE_WORDS[State(case.state)]
    deadlines = list(case.deadlines.order_by("due_on", "pk"))
    upcoming = next((d for d in deadlines if words.duty and d.duty == words.duty and d.done_on is None), None)
    return {
        "complaint": complaint,
        "case": case,
        "channel": _(CHANNEL_LABELS[Channel(complaint.channel)]),
        "state": _(words.citizen),
        "tag": words.tag,
        "next_step": _next_step(complaint.case),
        "deadline": upcoming,
        "answer_by": next((d for d in deadlines if d.duty == "answer"), None),
    }


def _next_step(case: Case) -> str:
    """Where nobody in the tree may handle it, the citizen is told which body outside it is asked."""
    if case.outside_body and case.state != State.CLOSED:
        words = _("Nobody above the agency you named may handle this; it goes to a body outside: %(body)s.")
        return words % {"body": case.outside_body}
    return _(STATE_WORDS[State(case.state)].next_step)


def timeline(complaint: Complaint) -> list[dict[str, Any]]:
    """What was done, then what is next; only entries meant for the citizen."""
    words = {
        "integrity.complaint_filed": _("Your report was received"),
        "integrity.case_assigned": _("An inspector took it up"),
        "integrity.case_concluded": _("A conclusion was reached"),
        "integrity.case_closed": _("You were answered"),
    }
    case = complaint.case
    entries = case.entries.filter(for_citizen=True).order_by("at", "pk")
    done = [entry for entry in entries if entry.verb in words]
    items = [{"on": legal_day(entry.at), "title": words[entry.verb], "state": "done"} for entry in done]
    items += [
        {"on": d.due_on, "title": d.get_duty_display(), "text": d.citation or _("House rule"), "state": "next"}
        for d in case.deadlines.filter(done_on__isnull=True).order_by("due_on", "pk")
    ]
    return items
