"""From a vacancy to a new head: announce, seat the panel, mark once in secret, count, appoint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, NotAllowed, Refused, TooLate, move, require
from hr_system.calendar.queries import legal_day
from personnel import public as personnel
from recruitment.models.leadership import LeaderCandidate, LeaderSelection, PanelMember, PanelSheet
from recruitment.permissions import may_manage_agency
from recruitment.queries import leadership as looking
from recruitment.rules.leadership import PILOT, TRANSITIONS, Count, SelectionState, count, term_end


@dataclass(frozen=True)
class SelectionData:
    """What HR says of the vacancy."""

    agency_id: int
    title: str
    notice_number: str


def _move(selection: LeaderSelection, to: SelectionState, **extra: Any) -> None:
    old = SelectionState(selection.state)
    if to not in TRANSITIONS[old]:
        raise Refused(_("The selection is not at the step where this can be done."))
    move(selection, old=old, to=to, **extra)


def _require_manager(selection: LeaderSelection, by: Actor, at: datetime, state: SelectionState | None = None) -> None:
    require(may_manage_agency(by, selection.agency_id, at))
    if state is not None and selection.state != state:
        raise Refused(_("The selection is not at the step where this can be done."))


@transaction.atomic
def create_selection(data: SelectionData, *, by: Actor, at: datetime) -> LeaderSelection:
    """HR opens the file of a vacant headship. An office that somebody holds is not vacant."""
    require(may_manage_agency(by, data.agency_id, at))
    if not personnel.head_in_office(data.agency_id, legal_day(at)).is_gap:
        raise Refused(_("Somebody holds this office today: there is no vacancy to fill."), "agency")
    selection = LeaderSelection.objects.create(**vars(data), created_at=at)
    audit.record(by=by, verb="recruitment.selection_created", target=selection, at=at)
    return selection


@transaction.atomic
def announce(selection: LeaderSelection, *, closes_on: date, by: Actor, at: datetime) -> None:
    """Publish the notice: from now on officers may stand, until the last day."""
    _require_manager(selection, by, at, SelectionState.DRAFT)
    today = legal_day(at)
    if closes_on <= today:
        raise Refused(_("The last day to stand must lie after today."), "closes_on")
    _move(selection, SelectionState.ANNOUNCED, announced_on=today, closes_on=closes_on)
    audit.record(
        by=by,
        verb="recruitment.selection_announced",
        target=selection,
        at=at,
        after={"closes_on": closes_on.isoformat()},
    )


@transaction.atomic
def stand(
    selection: LeaderSelection, *, officer_id: int, programme: str, is_planned: bool, by: Actor, at: datetime
) -> LeaderCandidate:
    """Enter an officer who stands, with the title of the programme of action."""
    _require_manager(selection, by, at, SelectionState.ANNOUNCED)
    if selection.closes_on is not None and legal_day(at) > selection.closes_on:
        raise TooLate(_("The last day to stand has passed."))
    try:
        with transaction.atomic():
            candidate = LeaderCandidate.objects.create(
                selection=selection, officer_id=officer_id, programme=programme, is_planned=is_planned
            )
    except IntegrityError:
        raise Refused(_("This officer stands already."), "officer") from None
    user_id = candidate.officer.user_id
    if user_id is not None and (user_id == by.user_id or selection.panel.filter(user_id=user_id).exists()):
        raise Refused(_("Whoever sits on the panel, or keeps the file, cannot stand."), "officer")
    audit.record(by=by, verb="recruitment.leader_stood", target=candidate, at=at)
    return candidate


@transaction.atomic
def seat(selection: LeaderSelection, *, email: str, is_chair: bool, by: Actor, at: datetime) -> PanelMember:
    """Seat a member of the panel. Nobody who stands judges, and nobody who keeps the file does either."""
    _require_manager(selection, by, at)
    if selection.state not in (SelectionState.ANNOUNCED, SelectionState.WRITTEN):
        raise Refused(_("The panel can no longer be changed."))
    user = get_user_model().objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Refused(_("Nobody has an account with this address."), "email")
    if user.pk == by.user_id or selection.candidates.filter(officer__user_id=user.pk).exists():
        raise Refused(_("Whoever stands, or keeps the file, cannot sit on the panel."), "email")
    try:
        with transaction.atomic():
            member = PanelMember.objects.create(selection=selection, user=user, is_chair=is_chair)
    except IntegrityError:
        raise Refused(_("This person sits on the panel already, or it has a chair already."), "email") from None
    audit.record(by=by, verb="recruitment.panel_member_seated", target=selection, at=at, after={"user": user.pk})
    return member


@transaction.atomic
def close_standing(selection: LeaderSelection, *, by: Actor, at: datetime) -> None:
    """End of standing. Fewer than two candidates is no competition (letter 2424/BNV-CCVC)."""
    _require_manager(selection, by, at, SelectionState.ANNOUNCED)
    if selection.closes_on is not None and legal_day(at) <= selection.closes_on:
        raise Refused(_("The last day to stand has not passed yet."))
    if selection.candidates.count() < PILOT.fewest_candidates:
        raise Refused(_("A competition needs at least two candidates."))
    _move(selection, SelectionState.WRITTEN)
    audit.record(by=by, verb="recruitment.selection_closed", target=selection, at=at)


@transaction.atomic
def record_written(candidate: LeaderCandidate, *, points: Decimal | None, by: Actor, at: datetime) -> None:
    """Enter the mark of the written paper, or that the candidate was absent (None). Absent is not 0."""
    _require_manager(candidate.selection, by, at, SelectionState.WRITTEN)
    before = {"known": candidate.written is not None or candidate.was_absent}
    candidate.written, candidate.was_absent = points, points is None
    candidate.save(update_fields=["written", "was_absent"])
    audit.record(by=by, verb="recruitment.leader_written_recorded", target=candidate, at=at, before=before)


@transaction.atomic
def open_defence(selection: LeaderSelection, *, by: Actor, at: datetime) -> None:
    """Whoever reached half in the written paper defends; where nobody did, the selection fails."""
    _require_manager(selection, by, at, SelectionState.WRITTEN)
    if selection.candidates.filter(written__isnull=True, was_absent=False).exists():
        raise Refused(_("Enter the mark of every candidate first, or that they were absent."))
    if selection.panel.count() < PILOT.fewest_panel_members or not selection.panel.filter(is_chair=True).exists():
        raise Refused(_("The panel needs a chair and at least three members."))
    to = SelectionState.DEFENCE if looking.on_defence(selection) else SelectionState.FAILED
    _move(selection, to)
    audit.record(by=by, verb="recruitment.defence_opened", target=selection, at=at, after={"state": to.value})


@transaction.atomic
def give_mark(candidate: LeaderCandidate, *, points: Decimal, by: Actor, at: datetime) -> PanelSheet:
    """A member marks once and in secret: the audit says that a mark was given, not which."""
    selection = LeaderSelection.objects.get(pk=candidate.selection_id)
    member = PanelMember.objects.filter(selection=selection, user_id=by.account_id).first()
    if member is None or selection.state != SelectionState.DEFENCE:
        raise NotAllowed
    if candidate.pk not in {row.pk for row in looking.on_defence(selection)}:
        raise Refused(_("This candidate did not go on to the defence."))
    try:
        with transaction.atomic():
            sheet = PanelSheet.objects.create(candidate=candidate, member=member, points=points, given_at=at)
    except IntegrityError:
        raise Refused(_("You have marked this candidate already. A mark is given once."), "points") from None
    audit.record(by=by, verb="recruitment.panel_mark_given", target=candidate, at=at)
    return sheet


@transaction.atomic
def record_count(selection: LeaderSelection, *, by: Actor, at: datetime) -> Count:
    """Join the marks: means, ranks, or a tie that waits for a decision. The result document follows in a worker."""
    _require_manager(selection, by, at, SelectionState.DEFENCE)
    if not looking.is_fully_marked(selection):
        raise Refused(_("Not every member has marked every candidate."))
    result = _count(selection)
    by_code = {row.code: row for row in looking.candidates(selection)}
    for standing in result.standings:
        row = by_code[standing.candidate]
        row.defence, row.rank = standing.defence, standing.rank
        row.save(update_fields=["defence", "rank"])
    winner = by_code[result.winner] if result.winner else None
    _move(selection, SelectionState.COUNTED, counted_on=legal_day(at), winner=winner)
    audit.record(by=by, verb="recruitment.defence_counted", target=selection, at=at, after={"tied": len(result.tied)})
    queue.enqueue("recruitment.store_leader_result", selection.pk, key=f"recruitment.leader_result:{selection.code}")
    return result


def _count(selection: LeaderSelection, chosen: str | None = None) -> Count:
    rows = list(looking.candidates(selection))
    return count({row.code: row.written for row in rows}, looking.sheets_of(rows), chosen=chosen)


@dataclass(frozen=True)
class Appointment:
    """The superior's decision."""

    decision_number: str
    begins_on: date
    chosen: str = ""
    reason: str = ""


@transaction.atomic
def appoint(selection: LeaderSelection, data: Appointment, *, by: Actor, at: datetime) -> int:
    """The head above appoints the winner for five years; of equals, the one chosen with a recorded reason."""
    superior = personnel.superior_of(selection.agency_id, legal_day(at))
    require(superior is not None and personnel.is_head_of(by, superior, at))
    winner = _winner(selection, data)
    tenure_id = personnel.begin_tenure(
        agency_id=selection.agency_id,
        officer_id=winner.officer_id,
        kind="appointed",
        from_=data.begins_on,
        until=term_end(data.begins_on),
        decision=data.decision_number,
        selection_mode="competition",
        by=by,
        at=at,
    )
    _move(
        selection, SelectionState.APPOINTED, winner=winner, tenure_id=tenure_id, tie_reason=data.reason,
        decision_number=data.decision_number, decided_on=legal_day(at),
    )  # fmt: skip
    audit.record(
        by=by,
        verb="recruitment.leader_appointed",
        target=selection,
        at=at,
        after={"tenure": tenure_id},
        reason=data.reason,
    )
    return tenure_id


def _winner(selection: LeaderSelection, data: Appointment) -> LeaderCandidate:
    if selection.state != SelectionState.COUNTED:
        raise Refused(_("The selection is not at the step where this can be done."))
    if data.chosen and not data.reason.strip():
        raise Refused(_("Say why this candidate is chosen among equals."), "reason")
    result = _count(selection, data.chosen or None)
    if result.tied:
        raise Refused(_("Two or more candidates are equal at the top: choose one of them and say why."), "chosen")
    if result.winner is None:
        raise Refused(_("No candidate reached half in the defence: nobody can be appointed."))
    return LeaderCandidate.objects.get(code=result.winner)


@transaction.atomic
def fail(selection: LeaderSelection, *, reason: str, by: Actor, at: datetime) -> None:
    """End the selection without an appointment; the office stays vacant and the reason is public."""
    _require_manager(selection, by, at)
    if not reason.strip():
        raise Refused(_("Say why the selection ends without an appointment."), "reason")
    _move(selection, SelectionState.FAILED, tie_reason=reason.strip(), winner=None)
    audit.record(by=by, verb="recruitment.selection_failed", target=selection, at=at, reason=reason.strip())
