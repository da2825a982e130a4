"""Everything a case page shows, gathered once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from integrity.models import Case
from integrity.rules.accountability import BindingKind
from integrity.rules.channels import CHANNEL_SOURCES, Channel
from integrity.rules.states import STATE_WORDS, State
from personnel import public as personnel


def heads_of_period(case: Case) -> list[tuple[int, str]]:
    """Those who held the headship in the period of the act: (tenure id, words)."""
    complaint = case.complaints.order_by("pk")[0]
    found = personnel.heads_in_office(case.agency_id, complaint.incident_from, complaint.incident_until)
    return [
        (head.tenure_id, f"{head.officer_name} ({head.from_on:%d/%m/%Y} – {head.until_on:%d/%m/%Y})")
        if head.until_on
        else (head.tenure_id, f"{head.officer_name} ({head.from_on:%d/%m/%Y} –)")
        for head in found
        if isinstance(head, personnel.Head)
    ]


def acts(case: Case, *, is_undetermined: bool) -> list[dict[str, Any]]:
    """The next lawful acts with what they rest on."""
    cited = CHANNEL_SOURCES[Channel(case.channel)]
    source = _(cited) if cited else _("House rule")
    found = []
    if is_undetermined:
        found.append(("determine", _("Determine the head"), _("Law on Anti-Corruption 36/2018/QH14, art. 70–73")))
    if case.state in {State.RECEIVED, State.ASSIGNED}:
        found.append(("assign", _("Assign"), source))
    if case.state != State.CLOSED:
        found.append(("write", _("Write to the citizen"), source))
    if case.state == State.ASSIGNED:
        found.append(("conclude", _("Conclude"), source))
    if case.state == State.CONCLUDED:
        found.append(("close", _("Answer and close"), source))
    found.append(("recuse", _("Step back"), _("House rule")))
    first = next((name for name, _text, _law in found if name != "write"), "")
    return [
        {"url_name": f"integrity:{name}", "text": text, "law": law, "is_next": name == first and name != "recuse"}
        for name, text, law in found
    ]


def case_page(case: Case, today: date) -> dict[str, Any]:
    complaint = case.complaints.order_by("pk")[0]
    binding = case.bindings.select_related("tenure__officer", "superior").get(is_current=True)
    return {
        "case": case,
        "complaint": complaint,
        "today": today,
        "is_one_day": (complaint.incident_until - complaint.incident_from).days == 1,
        "last_day": date.fromordinal(complaint.incident_until.toordinal() - 1),
        "tag": STATE_WORDS[State(case.state)].tag,
        "deadlines": case.deadlines.order_by("due_on", "pk"),
        "binding": binding,
        "bars": case.bars.select_related("officer", "agency").order_by("ground", "pk"),
        "assignee": case.assignments.filter(ended_at__isnull=True).select_related("officer").first(),
        "messages_both_ways": case.messages.select_related("author").order_by("at", "pk"),
        "entries": case.entries.order_by("at", "pk"),
        "acts": acts(case, is_undetermined=binding.kind == BindingKind.UNDETERMINED),
        "conclusion": getattr(case, "conclusion", None),
    }
