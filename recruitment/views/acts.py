"""The lawful next acts of a round for whoever looks: what the page offers as buttons, each with its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from recruitment import permissions
from recruitment.models import Duty, Round
from recruitment.rules.states import RoundState as S


@dataclass(frozen=True)
class Act:
    """One button: words, where it leads, the article that stands behind it."""

    label: object
    url_name: str
    article: str = ""
    kind: str = ""
    url: str = ""


HR, HEAD, APPROVER, SECRETARY, CHAIR, BOARD = "hr", "head", "approver", "secretary", "chair", "board"
TABLE: tuple[tuple[str, tuple[S, ...], Act], ...] = (
    (HR, (S.DRAFT,), Act(_("Add a post"), "add_position")),
    (
        HR,
        (S.DRAFT, S.PLANNED, S.OPEN, S.SCREENING, S.NUMBERED),
        Act(_("Give a duty"), "give_duty", "Art. 8", "secondary"),
    ),
    (HEAD, (S.DRAFT,), Act(_("Approve the plan"), "approve_plan")),
    (HR, (S.PLANNED,), Act(_("Publish the notice"), "publish_notice", "Art. 15")),
    (HR, (S.OPEN,), Act(_("Close applications"), "close_window", "Art. 15(4)")),
    (HR, (S.SCREENING,), Act(_("Check applications"), "applications", "Art. 16(2)")),
    (HR, (S.SCREENING,), Act(_("Give candidate numbers"), "give_numbers", "Art. 16(2)")),
    (SECRETARY, (S.NUMBERED,), Act(_("Enter round 1"), "round1", "Art. 16(3)")),
    (SECRETARY, (S.NUMBERED,), Act(_("Mask the papers"), "make_scripts", "Circular 22/2025/TT-BNV, Art. 15(3)")),
    (BOARD, (S.MARKING,), Act(_("Settle marks"), "settle", "Circular 22/2025/TT-BNV, Art. 16(2)")),
    (SECRETARY, (S.MARKING,), Act(_("Lock the marks"), "lock_marks")),
    (CHAIR, (S.MARKING,), Act(_("Lock the marks"), "lock_marks")),
    (SECRETARY, (S.LOCKED, S.COMPUTED), Act(_("Compute the result"), "compute", "Art. 9, 10")),
    (SECRETARY, (S.COMPUTED,), Act(_("Report to the head"), "report", "Art. 17(1)")),
    (APPROVER, (S.REPORTED,), Act(_("Approve and sign the result"), "approve_result", "Art. 17(1)")),
    (HR, (S.APPROVED,), Act(_("Publish the result"), "publish_result", "Art. 17(2)")),
    (
        HEAD,
        (S.DRAFT, S.PLANNED, S.OPEN, S.SCREENING, S.NUMBERED, S.MARKING),
        Act(_("Cancel the round"), "cancel", "", "danger"),
    ),
)
HOLDS: dict[str, Callable[[Actor, Round, datetime], bool]] = {
    HR: permissions.may_manage,
    HEAD: permissions.may_approve_plan,
    APPROVER: permissions.may_approve_result,
    SECRETARY: lambda actor, round_, _at: permissions.has_duty(actor, round_, Duty.SECRETARY),
    CHAIR: lambda actor, round_, _at: permissions.has_duty(actor, round_, Duty.CHAIR),
    BOARD: lambda actor, round_, _at: permissions.has_duty(actor, round_, Duty.HEAD_OF_MARKING),
}


def acts_of(round_: Round, actor: Actor, at: datetime) -> list[Act]:
    """The buttons of this state that this person may press."""
    mine = {name for name, holds in HOLDS.items() if holds(actor, round_, at)}
    return [
        Act(act.label, act.url_name, act.article, act.kind, reverse(f"recruitment:{act.url_name}", args=[round_.code]))
        for who, states, act in TABLE
        if round_.state in states and who in mine and not (act.url_name == "close_window" and _still_open(round_, at))
    ]


def _still_open(round_: Round, at: datetime) -> bool:
    """The window is the candidates' until the end of its last day."""
    return round_.window_closes_on is not None and legal_day(at) <= round_.window_closes_on
