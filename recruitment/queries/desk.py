"""What waits for whom: one line a piece of work, with the day by which the law wants it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor
from hr_system.registry import DeskItem
from recruitment.models import Duty, Round
from recruitment.queries.application import own, to_screen
from recruitment.queries.exam import assigned_scripts, interviews, own_sheets, rounds_to_interview, rounds_to_settle
from recruitment.queries.round import clocks, headed, managed, with_duty
from recruitment.rules.clocks import LineState
from recruitment.rules.states import RoundState as S

HR_WORK = {
    S.PLANNED: _("Publish the notice"),
    S.APPROVED: _("Publish the result"),
}
SECRETARY_WORK = {
    S.NUMBERED: _("Hold the examination and make scripts"),
    S.LOCKED: _("Compute the result"),
    S.COMPUTED: _("Report the result to the head"),
}
HEAD_WORK = {S.DRAFT: _("Approve the plan"), S.REPORTED: _("Approve the result")}


def items(actor: Actor, today: date) -> list[DeskItem]:
    """Everything of recruitment that waits for this actor."""
    if not actor.is_signed_in:  # a duty in a round needs no role
        return []
    found: list[DeskItem] = []
    if actor.has_role("hr_officer"):
        found += _rounds(Round.objects.filter(managed(actor, today)), HR_WORK, today) + _hr(actor, today)
    if actor.has_role("council_secretary"):
        found += _rounds(Round.objects.filter(with_duty(actor, Duty.SECRETARY)), SECRETARY_WORK, today)
    if actor.has_role("agency_head"):
        found += _rounds(Round.objects.filter(headed(actor, today)), HEAD_WORK, today)
    return found + _marking(actor) + _boards(actor) + _unsent(actor, today)


def _unsent(actor: Actor, today: date) -> list[DeskItem]:
    """A candidate's drafts, as long as they can be sent."""
    if not actor.has_role("candidate"):
        return []
    rows = own(actor).filter(state="draft", round__state=S.OPEN, round__window_closes_on__gte=today)
    return [
        DeskItem(
            one.round.window_closes_on,
            one.round.title,
            _("Send the application"),
            reverse("recruitment:my_application", args=[one.code]),
        )
        for one in rows
    ]


def _rounds(rows: QuerySet[Round], work: Mapping[S, Any], today: date) -> list[DeskItem]:
    rows = rows.filter(state__in=list(work)).order_by("pk")
    return [DeskItem(next_due(one, today), one.title, work[S(one.state)], one.get_absolute_url()) for one in rows]


def next_due(round_: Round, today: date) -> date | None:
    """The earliest running legal clock of the round."""
    running = [
        line.due.on for line in clocks(round_, today) if line.due and line.state in (LineState.RUNNING, LineState.LATE)
    ]
    return min(running, default=None)


def _hr(actor: Actor, today: date) -> list[DeskItem]:
    found = []
    closing = Round.objects.filter(managed(actor, today), state=S.OPEN, window_closes_on__lt=today).order_by("pk")
    found += [
        DeskItem(one.window_closes_on, one.title, _("Close applications"), one.get_absolute_url()) for one in closing
    ]
    waiting = to_screen(visible_to=actor, on=today).order_by("round_id").values_list("round_id", flat=True)
    for round_ in Round.objects.filter(pk__in=set(waiting)).order_by("pk"):
        url = reverse("recruitment:applications", args=[round_.code])
        found.append(DeskItem(next_due(round_, today), round_.title, _("Check applications"), url))
    return found


def _marking(actor: Actor) -> list[DeskItem]:
    left = assigned_scripts(actor).filter(is_marked=False).count()  # type: ignore[misc] # an annotation of assigned_scripts
    if not left:
        return []
    return [
        DeskItem(None, _("%(count)d scripts") % {"count": left}, _("Mark the scripts"), reverse("recruitment:marking"))
    ]


def _boards(actor: Actor) -> list[DeskItem]:
    found = []
    for round_ in rounds_to_interview(actor):
        if len(own_sheets(round_, actor)) < len(interviews(round_)):
            url = reverse("recruitment:interview", args=[round_.code])
            found.append(DeskItem(None, round_.title, _("Enter interview marks"), url))
    for round_ in rounds_to_settle(actor):
        found.append(DeskItem(None, round_.title, _("Settle marks"), reverse("recruitment:settle", args=[round_.code])))
    return found
