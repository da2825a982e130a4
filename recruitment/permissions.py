"""Who may do what in recruitment: computed from reach, tenure and duty. Administrators have none of it."""

from __future__ import annotations

from datetime import datetime

from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from personnel import public as personnel
from recruitment.models import Application, Duty, Round, Script
from recruitment.queries.round import MANAGE, headed, managed, with_duty


def may_manage(actor: Actor, round_: Round, at: datetime) -> bool:
    """HR of the agency, or of one above it."""
    return Round.objects.filter(managed(actor, legal_day(at)), pk=round_.pk).exists()


def may_manage_agency(actor: Actor, agency_id: int, at: datetime) -> bool:
    return personnel.may_reach(actor, MANAGE, agency_id, on=legal_day(at))


def may_approve_plan(actor: Actor, round_: Round, at: datetime) -> bool:
    """The head of the agency, or of one above it. HR writes the plan, HR does not approve it."""
    return Round.objects.filter(headed(actor, legal_day(at)), pk=round_.pk).exists()


def may_approve_result(actor: Actor, round_: Round, at: datetime) -> bool:
    """The head in office on the day; no council member approves their own council's result."""
    sits = with_duty(actor, Duty.CHAIR, Duty.SECRETARY, Duty.HEAD_OF_MARKING)
    if Round.objects.filter(sits, pk=round_.pk).exists():
        return False
    return personnel.is_head_of(actor, round_.agency_id, at)


def has_duty(actor: Actor, round_: Round, *duties: Duty) -> bool:
    return Round.objects.filter(with_duty(actor, *duties), pk=round_.pk).exists()


def may_mark(actor: Actor, script: Script) -> bool:
    """Only whom the draw gave the script to."""
    mine = {script.first_marker_id, script.second_marker_id, script.third_marker_id} - {None}
    return actor.is_signed_in and actor.has_role("marker") and actor.user_id in mine


def owns(actor: Actor, application: Application) -> bool:
    return actor.is_signed_in and application.candidate.user_id == actor.user_id


def manages_rounds(actor: Actor) -> bool:
    return actor.has_role("hr_officer")


def sees_rounds(actor: Actor) -> bool:
    """Opens the staff list; what stands in it is decided row by row."""
    return actor.has_role("hr_officer", "council_secretary", "agency_head") or leads(actor)


def leads(actor: Actor) -> bool:
    leading = with_duty(actor, Duty.SECRETARY, Duty.CHAIR, Duty.HEAD_OF_MARKING)
    return actor.is_signed_in and Round.objects.filter(leading).exists()


def applies(actor: Actor) -> bool:
    return actor.has_role("candidate")


def marks(actor: Actor) -> bool:
    return actor.has_role("marker")


def interviews(actor: Actor) -> bool:
    return actor.is_signed_in and Round.objects.filter(with_duty(actor, Duty.INTERVIEWER)).exists()


def settles(actor: Actor) -> bool:
    return actor.is_signed_in and Round.objects.filter(with_duty(actor, Duty.HEAD_OF_MARKING)).exists()
