"""The plan, its law, its council, the notice, the end of the window."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, Refused, grants, require
from hr_system.calendar.queries import legal_day, work_calendar
from personnel import public as personnel
from recruitment.actions.moving import move_round, require_state
from recruitment.models import Application, Duty, Membership, RegimeBinding, Round, RoundPosition
from recruitment.permissions import may_approve_plan, may_manage, may_manage_agency
from recruitment.queries.round import GRANTS, binding, law_of
from recruitment.rules.clocks import due_of
from recruitment.rules.regimes import StaffKind, regime_on
from recruitment.rules.regulations import regulation_on
from recruitment.rules.states import ApplicationState, RoundState


@transaction.atomic
def create(
    *, agency_id: int, title: str, exam_form: str, has_round1: bool, by: Actor, at: datetime, **more: Any
) -> Round:
    """HR begins a plan; the law of today is proposed and fixed only when the plan is approved."""
    require(may_manage_agency(by, agency_id, at))
    round_ = Round.objects.create(
        agency_id=agency_id, title=title, exam_form=exam_form, has_round1=has_round1, created_at=at, **more
    )
    on = legal_day(at)
    regime, regulation = regime_on(on, StaffKind.CIVIL_SERVANT), regulation_on(on, StaffKind.CIVIL_SERVANT)
    if regime is None or regulation is None or regulation.third_marker_from is None:
        raise Refused(_("The law of that day is not complete enough here to run a round."))
    RegimeBinding.objects.create(round=round_, regime_id=regime.id, regulation_id=regulation.id, proposed_at=at)
    after = {"title": title, "regime": regime.id, "regulation": regulation.id}
    audit.record(by=by, verb="recruitment.round_created", target=round_, at=at, after=after)
    return round_


@transaction.atomic
def add_position(round_: Round, *, position_id: int, quota: int, by: Actor, at: datetime) -> RoundPosition:
    """Only posts that are vacant on the day; the standard in force is copied as it reads now."""
    require(may_manage(by, round_, at))
    require_state(round_, RoundState.DRAFT)
    on = legal_day(at)
    position = personnel.open_positions(round_.agency, on=on).filter(pk=position_id).first()
    if position is None:
        raise Refused(_("This post does not belong to the agency today."), field="position")
    if quota > position.approved_posts - position.filled:  # type: ignore[attr-defined] # an annotation
        raise Refused(_("There are not so many vacancies in this post."), field="quota")
    if RoundPosition.objects.filter(round=round_, position=position).exists():
        raise Refused(_("This post is in the plan already."), field="position")
    standard = personnel.standard_text(position_id, on)
    text = "\n\n".join(part for part in (standard.education, standard.requirements) if part) if standard else ""
    added = RoundPosition.objects.create(round=round_, position=position, quota=quota, standard_text=text)
    audit.record(
        by=by, verb="recruitment.position_added", target=round_, at=at, after={"quota": quota, "post": added.code}
    )
    return added


@transaction.atomic
def give_duty(round_: Round, *, user_id: int, duty: Duty, by: Actor, at: datetime) -> Membership:
    """HR names the council and boards until marking begins. A leading duty is an explicit grant on the round."""
    require(may_manage(by, round_, at))
    require_state(round_, *BEFORE_MARKING)
    if user_id == by.user_id:
        raise Refused(_("Who runs the round for HR cannot sit in its council."), field="user")
    running = Application.objects.filter(round=round_, candidate__user_id=user_id).exclude(
        state=ApplicationState.WITHDRAWN
    )
    if running.exists():
        raise Refused(_("This person applies in the round: nobody judges their own examination."), field="user")
    held = set(Membership.objects.filter(round=round_, user_id=user_id).values_list("duty", flat=True))
    if held and (duty in GRANTS or held & set(GRANTS)):
        raise Refused(_("Who leads a board holds no second duty in the round."), field="user")
    if duty in GRANTS and Membership.objects.filter(round=round_, duty=duty).exists():
        raise Refused(_("This duty is given already."), field="duty")
    member, made = Membership.objects.get_or_create(round=round_, user_id=user_id, duty=duty, defaults={"since": at})
    if duty in GRANTS:
        grants.grant(GRANTS[duty], user_id, round_)
    if made:
        audit.record(by=by, verb="recruitment.duty_given", target=round_, at=at, after={"user": user_id, "duty": duty})
    return member


BEFORE_MARKING = (RoundState.DRAFT, RoundState.PLANNED, RoundState.OPEN, RoundState.SCREENING, RoundState.NUMBERED)


@transaction.atomic
def approve_plan(round_: Round, *, number: str, by: Actor, at: datetime) -> Round:
    """The head approves; from here the round keeps the regime and the regulation of this day."""
    require(may_approve_plan(by, round_, at))
    if not RoundPosition.objects.filter(round=round_).exists():
        raise Refused(_("A plan needs at least one post."))
    on = legal_day(at)
    bound = binding(round_)
    regime, regulation = regime_on(on), regulation_on(on)
    if regime is None or regulation is None:
        raise Refused(_("The law of that day is not complete enough here to run a round."))
    bound.regime_id, bound.regulation_id, bound.fixed_at = regime.id, regulation.id, at
    bound.save(update_fields=["regime_id", "regulation_id", "fixed_at"])
    move_round(round_, RoundState.PLANNED, planned_on=on, plan_number=number)
    after = {"number": number, "regime": regime.id, "regulation": regulation.id}
    audit.record(by=by, verb="recruitment.plan_approved", target=round_, at=at, after=after)
    return round_


@transaction.atomic
def publish_notice(
    round_: Round, *, number: str, round1_on: date | None, round2_on: date, place: str, by: Actor, at: datetime
) -> Round:
    """The public notice: the window of 30 days runs from today (Decree 170/2025, Art. 15(4))."""
    require(may_manage(by, round_, at))
    on = legal_day(at)
    regime, _regulation = law_of(round_)
    closes = due_of(regime.clock("window_closed"), on, work_calendar(), count_first_day=False).on
    _require_possible_days(round_, closes, round1_on, round2_on)
    days = {"notice_on": on, "window_closes_on": closes, "round1_on": round1_on, "round2_on": round2_on}
    move_round(round_, RoundState.OPEN, notice_number=number, place=place, **days)
    audit.record(by=by, verb="recruitment.notice_published", target=round_, at=at, after={"closes": closes.isoformat()})
    queue.enqueue("recruitment.store_notice", round_.pk, key=f"recruitment.store_notice:{round_.pk}")
    return round_


def _require_possible_days(round_: Round, closes: date, round1_on: date | None, round2_on: date) -> None:
    """Round 1 after the window, round 2 after round 1."""
    if round_.has_round1 and round1_on is None:
        raise Refused(_("Say on which day round 1 is held."), field="round1_on")
    if (round1_on or round2_on) <= closes:
        field = "round1_on" if round1_on else "round2_on"
        raise Refused(_("The examination cannot begin before applications have closed."), field=field)
    if round1_on and round2_on < round1_on:
        raise Refused(_("Round 2 comes after round 1."), field="round2_on")


@transaction.atomic
def close_window(round_: Round, *, by: Actor, at: datetime) -> Round:
    """After the last day, never before: the window is the candidates'."""
    require(may_manage(by, round_, at))
    on = legal_day(at)
    if round_.window_closes_on is None or on <= round_.window_closes_on:
        raise Refused(_("Applications may still arrive: the window closes at the end of its last day."))
    move_round(round_, RoundState.SCREENING, window_closed_on=round_.window_closes_on)
    audit.record(by=by, verb="recruitment.window_closed", target=round_, at=at, after={"on": on.isoformat()})
    return round_


@transaction.atomic
def cancel(round_: Round, *, reason: str, by: Actor, at: datetime) -> Round:
    """A recorded, reasoned end before marks are locked. The head decides it, as they approved the plan."""
    require(may_approve_plan(by, round_, at))
    move_round(round_, RoundState.CANCELLED, cancelled_reason=reason)
    audit.record(by=by, verb="recruitment.round_cancelled", target=round_, at=at, reason=reason)
    return round_
