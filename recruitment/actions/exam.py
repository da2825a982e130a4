"""The examination: round 1, scripts under mask codes, marks, rulings, interviews, locking."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, Stale, require
from hr_system.calendar.queries import legal_day
from recruitment.actions.moving import move_round, require_state
from recruitment.models import Application, Duty, InterviewSheet, Mark, Round, Round1Result, Ruling, Script
from recruitment.permissions import has_duty, may_mark
from recruitment.queries.exam import Paper, interviews, papers
from recruitment.queries.round import law_of, member_ids
from recruitment.rules.marking import Step, is_lawful_mark, passes_round1
from recruitment.rules.states import RoundState


@transaction.atomic
def enter_round1(application: Application, *, correct: int, by: Actor, at: datetime) -> Round1Result:
    """The computer's count for who sat round 1. Its result stands at once and counts in no total (Decree 170, Art. 9)."""
    round_ = application.round
    require(has_duty(by, round_, Duty.SECRETARY))
    require_state(round_, RoundState.NUMBERED)
    if not round_.has_round1 or not application.candidate_number:
        raise Refused(_("This candidate has no round 1 to enter."))
    if not 0 <= correct <= QUESTIONS:
        raise Refused(_("Between 0 and 60 correct answers."), field="correct")
    if Round1Result.objects.filter(application=application).exists():
        raise Refused(_("The result of this candidate was entered already."), field="correct")
    entered = Round1Result.objects.create(application=application, correct=correct, questions=QUESTIONS, entered_at=at)
    after = {"correct": correct}
    audit.record(by=by, verb="recruitment.round1_entered", target=application, at=at, after=after)
    return entered


QUESTIONS = 60


def may_sit_round2(round_: Round) -> list[Application]:
    """Eligible, and through round 1 where there is one."""
    share = law_of(round_)[0].round1_pass_share
    rows = Application.objects.filter(round=round_, state="eligible").exclude(candidate_number="")
    found = []
    for row in rows.select_related("round1").order_by("candidate_number"):
        first = getattr(row, "round1", None)
        if not round_.has_round1 or (first and passes_round1(first.correct, first.questions, share)):
            found.append(row)
    return found


@transaction.atomic
def make_scripts(round_: Round, *, absent: Iterable[str], by: Actor, at: datetime) -> int:
    """Mask the papers of who sat and draw two different markers for each (Circular 22/2025, Art. 15(3), 16(2))."""
    require(has_duty(by, round_, Duty.SECRETARY))
    require_state(round_, RoundState.NUMBERED)
    markers = member_ids(round_, Duty.MARKER)
    if len(markers) < 2:  # noqa: PLR2004 - two independent markers
        raise Refused(_("Marking needs at least two markers."))
    away = {number.strip() for number in absent if number.strip()}
    called = may_sit_round2(round_)
    unknown = away - {one.candidate_number for one in called}
    if unknown:
        raise Refused(
            _("Not called to the written paper: %(numbers)s") % {"numbers": ", ".join(sorted(unknown))}, "absent"
        )
    sat = [one for one in called if one.candidate_number not in away]
    if not sat:
        raise Refused(_("Nobody sat the written paper."))
    _draw(round_, sat, markers)
    move_round(round_, RoundState.MARKING)
    audit.record(by=by, verb="recruitment.scripts_made", target=round_, at=at, after={"scripts": len(sat)})
    return len(sat)


def _draw(round_: Round, sat: list[Application], markers: list[int]) -> None:
    """By lot: shuffled markers in turn, so that each marks about as many, and never the same one twice on a script."""
    chance = secrets.SystemRandom()
    order = markers[:]
    chance.shuffle(order)
    chance.shuffle(sat)
    for index, application in enumerate(sat):
        first, second = order[index % len(order)], order[(index + 1) % len(order)]
        Script.objects.create(round=round_, application=application, first_marker_id=first, second_marker_id=second)


@transaction.atomic
def mark(script: Script, *, points: Decimal, reason: str = "", by: Actor, at: datetime) -> Mark:
    """One marker's mark. A second one is a correction: the old is struck with its reason and stays readable."""
    require(may_mark(by, script))
    require_state(script.round, RoundState.MARKING)
    if not is_lawful_mark(points):
        raise Refused(_("A mark is between 0 and 100 with at most two decimals."), field="points")
    old = Mark.objects.filter(script=script, marker_id=by.user_id, struck_at__isnull=True).first()
    if old is not None:
        if not reason.strip():
            raise Refused(_("This script has your mark already. Say why you change it."), field="reason")
        if Mark.objects.filter(pk=old.pk, struck_at__isnull=True).update(struck_at=at, struck_reason=reason) != 1:
            raise Stale
    try:
        with transaction.atomic():
            given = Mark.objects.create(script=script, marker_id=by.account_id, points=points, given_at=at)
    except IntegrityError as error:
        raise Stale from error
    verb = "recruitment.mark_corrected" if old else "recruitment.mark_given"
    audit.record(by=by, verb=verb, target=script, at=at, reason=reason)
    return given


@transaction.atomic
def call_third_marker(script: Script, *, by: Actor, at: datetime) -> Script:
    """Ten points apart or more: the head of the board calls a third marker, by lot among the others (Art. 16(2))."""
    require(has_duty(by, script.round, Duty.HEAD_OF_MARKING))
    require_state(script.round, RoundState.MARKING)
    if _paper(script).settlement.step is not Step.THIRD_NEEDED or script.third_marker_id:
        raise Refused(_("The law asks for no third marker here."))
    others = set(member_ids(script.round, Duty.MARKER)) - {script.first_marker_id, script.second_marker_id}
    if not others:
        raise Refused(_("There is no third marker on the board."))
    third = secrets.choice(sorted(others))
    if Script.objects.filter(pk=script.pk, third_marker__isnull=True).update(third_marker_id=third) != 1:
        raise Stale
    script.third_marker_id = third
    audit.record(by=by, verb="recruitment.third_marker_called", target=script, at=at)
    return script


def _paper(script: Script) -> Paper:
    return next(paper for paper in papers(script.round) if paper.script.pk == script.pk)


@transaction.atomic
def rule_on_script(script: Script, *, points: Decimal, reason: str, by: Actor, at: datetime) -> Ruling:
    """Between 5 and 10 apart, or three different marks: the head of the board decides, with reasons."""
    require(has_duty(by, script.round, Duty.HEAD_OF_MARKING))
    if _paper(script).settlement.step not in (Step.HEAD_NEEDED, Step.COLLECTIVE_NEEDED):
        raise Refused(_("The law leaves nothing to decide here."))
    return _rule(script.application, Ruling.Part.WRITTEN, points=points, reason=reason, by=by, at=at, target=script)


@transaction.atomic
def rule_on_interview(application: Application, *, points: Decimal, reason: str, by: Actor, at: datetime) -> Ruling:
    """Sheets more than 10 apart: the head of the board decides (Art. 22)."""
    require(has_duty(by, application.round, Duty.HEAD_OF_MARKING))
    interview = next((one for one in interviews(application.round) if one.application.pk == application.pk), None)
    if interview is None or interview.settlement.step is not Step.HEAD_NEEDED:
        raise Refused(_("The law leaves nothing to decide here."))
    part = Ruling.Part.INTERVIEW
    return _rule(application, part, points=points, reason=reason, by=by, at=at, target=application)


def _rule(
    application: Application,
    part: str,
    *,
    points: Decimal,
    reason: str,
    by: Actor,
    at: datetime,
    target: Script | Application,
) -> Ruling:
    require_state(application.round, RoundState.MARKING)
    if not is_lawful_mark(points):
        raise Refused(_("A mark is between 0 and 100 with at most two decimals."), field="points")
    if not reason.strip():
        raise Refused(_("A decision needs its reason."), field="reason")
    if Ruling.objects.filter(application=application, part=part).exists():
        raise Stale
    ruling = Ruling.objects.create(
        application=application, part=part, points=points, reason=reason, by_id=by.account_id, at=at
    )
    audit.record(by=by, verb="recruitment.mark_ruled", target=target, at=at, after={"part": part}, reason=reason)
    return ruling


@transaction.atomic
def enter_sheet(
    application: Application, *, points: Decimal, reason: str = "", by: Actor, at: datetime
) -> InterviewSheet:
    """One member's own sheet, by candidate number; the written mark is not visible to the board."""
    require(has_duty(by, application.round, Duty.INTERVIEWER))
    require_state(application.round, RoundState.MARKING)
    if not is_lawful_mark(points):
        raise Refused(_("A mark is between 0 and 100 with at most two decimals."), field="points")
    if not application.round.is_combined or not Script.objects.filter(application=application).exists():
        raise Refused(_("This candidate is not called to the interview."))
    own = InterviewSheet.objects.filter(application=application, member_id=by.user_id, struck_at__isnull=True)
    if own.exists():
        if not reason.strip():
            raise Refused(_("You have given this mark already. Say why you change it."), field="reason")
        own.update(struck_at=at, struck_reason=reason)
    sheet = InterviewSheet.objects.create(application=application, member_id=by.account_id, points=points, given_at=at)
    audit.record(by=by, verb="recruitment.sheet_given", target=application, at=at, reason=reason)
    return sheet


@transaction.atomic
def lock_marks(round_: Round, *, absences_confirmed: bool, by: Actor, at: datetime) -> Round:
    """Closing comes before names are joined: every script settled, every interview settled or confirmed as not sat."""
    require(has_duty(by, round_, Duty.SECRETARY, Duty.CHAIR))
    require_state(round_, RoundState.MARKING)
    open_papers = [paper for paper in papers(round_) if not paper.settlement.is_settled]
    if open_papers:
        raise Refused(_("%(count)d scripts are not settled yet.") % {"count": len(open_papers)})
    if round_.is_combined:
        open_sheets = [one for one in interviews(round_) if not one.settlement.is_settled]
        if any(one.sheets for one in open_sheets):
            raise Refused(_("Some interviews lack a sheet or the decision of the head of the board."))
        if open_sheets and not absences_confirmed:
            numbers = ", ".join(one.application.candidate_number for one in open_sheets)
            raise Refused(
                _("No interview sheet for: %(numbers)s. Confirm that they did not come.") % {"numbers": numbers}
            )
    move_round(round_, RoundState.LOCKED, marking_ended_on=legal_day(at))
    audit.record(by=by, verb="recruitment.marks_locked", target=round_, at=at)
    return round_
