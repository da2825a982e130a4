"""From locked marks to a signed, published result and the decisions that follow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, Refused, Stale, require
from hr_system.calendar.queries import legal_day
from hr_system.documents import sign
from personnel import public as personnel
from recruitment.actions.moving import move_round, require_state
from recruitment.models import Application, Approval, Decision, Duty, Result, Round, RoundPosition, TieDecision
from recruitment.permissions import has_duty, may_approve_result, may_manage
from recruitment.queries.exam import interviews, papers, settled_by_application
from recruitment.queries.result import open_ties, result_document
from recruitment.queries.round import law_of
from recruitment.rules.explanation import as_data
from recruitment.rules.priority import priority_points
from recruitment.rules.ranking import Components, Outcome, Standing, rank_position
from recruitment.rules.states import RoundState

if TYPE_CHECKING:
    from personnel.models import Officer


@transaction.atomic
def compute(round_: Round, *, by: Actor, at: datetime) -> list[Result]:
    """Everything from components, per position; an earlier computing is replaced as long as nothing was reported."""
    require(has_duty(by, round_, Duty.SECRETARY))
    require_state(round_, RoundState.LOCKED, RoundState.COMPUTED)
    rows = _compute(round_)
    move_round(round_, RoundState.COMPUTED, computed_times=round_.computed_times + 1)
    audit.record(by=by, verb="recruitment.result_computed", target=round_, at=at, after={"candidates": len(rows)})
    return rows


def _compute(round_: Round) -> list[Result]:
    written = settled_by_application(papers(round_))
    interview = settled_by_application(interviews(round_)) if round_.is_combined else {}
    Result.objects.filter(round=round_).delete()
    rows: list[Result] = []
    for position in RoundPosition.objects.filter(round=round_).order_by("pk"):
        rows += _compute_position(round_, position, written, interview)
    return Result.objects.bulk_create(rows)


Marks = dict[int, Decimal | None]


def _compute_position(round_: Round, position: RoundPosition, written: Marks, interview: Marks) -> list[Result]:
    """Who was called to round 2; who failed round 1 or was refused has no place here."""
    regime = law_of(round_)[0]
    called = {row.candidate_number: row for row in _called(round_, position)}
    parts = [
        Components(
            number,
            written.get(row.pk),
            interview.get(row.pk),
            priority_points([row.priority_group] if row.priority_proven else [], regime),
        )
        for number, row in called.items()
    ]
    decision = TieDecision.objects.filter(position=position).first()
    chosen = frozenset(decision.chosen.values_list("candidate_number", flat=True)) if decision else frozenset()
    standings = rank_position(parts, position.quota, regime, combined=round_.is_combined, chosen=chosen)
    return [_row(standing, called[standing.candidate], position) for standing in standings]


def _called(round_: Round, position: RoundPosition) -> Iterable[Application]:
    from recruitment.actions.exam import may_sit_round2  # noqa: PLC0415 - the sibling that knows who was called

    return [row for row in may_sit_round2(round_) if row.position_id == position.pk]


def _row(standing: Standing, application: Application, position: RoundPosition) -> Result:
    return Result(
        application=application,
        round_id=position.round_id,
        position=position,
        written=standing.written,
        interview=standing.interview,
        specialised=standing.specialised,
        priority=standing.priority,
        total=standing.total,
        rank=standing.rank,
        outcome=standing.outcome.value,
        data=as_data(standing),
    )


@transaction.atomic
def decide_tie(
    position: RoundPosition, *, chosen: Iterable[Application], reason: str, by: Actor, at: datetime
) -> TieDecision:
    """The head chooses among equals at the last place, exactly as many as there are places (Decree 170, Art. 10(2))."""
    round_ = position.round
    require(may_approve_result(by, round_, at))
    require_state(round_, RoundState.COMPUTED)
    equals = next((rows for where, rows in open_ties(round_) if where.pk == position.pk), [])
    picked = list(chosen)
    winners = Result.objects.filter(position=position, outcome=Outcome.WINNER).count()
    if not picked or {one.pk for one in picked} - {row.application_id for row in equals}:
        raise Refused(_("Choose among the equals of this post."), field="chosen")
    if len(picked) != position.quota - winners:
        raise Refused(_("Choose exactly as many as there are places left."), field="chosen")
    if not reason.strip():
        raise Refused(_("A decision needs its reason."), field="reason")
    decision = TieDecision.objects.create(position=position, reason=reason, by_id=by.account_id, at=at)
    decision.chosen.set(picked)
    _compute(round_)
    move_round(round_, RoundState.COMPUTED, computed_times=round_.computed_times + 1)
    audit.record(by=by, verb="recruitment.tie_decided", target=round_, at=at, reason=reason)
    return decision


@transaction.atomic
def report(round_: Round, *, number: str, by: Actor, at: datetime) -> Round:
    """The council reports to the head; an undecided tie blocks it. The document to be signed is made by a worker."""
    require(has_duty(by, round_, Duty.SECRETARY, Duty.CHAIR))
    if open_ties(round_):
        raise Refused(_("A tie at the last place is not decided yet."))
    move_round(round_, RoundState.REPORTED, reported_on=legal_day(at), result_number=number)
    audit.record(by=by, verb="recruitment.result_reported", target=round_, at=at)
    queue.enqueue(
        "recruitment.store_result", round_.pk, key=f"recruitment.store_result:{round_.pk}:{round_.computed_times}"
    )
    return round_


@transaction.atomic
def approve(round_: Round, *, by: Actor, at: datetime) -> Approval:
    """The head in office signs the stored result: a proof over exactly the bytes that will be published."""
    require(may_approve_result(by, round_, at))
    require_state(round_, RoundState.REPORTED)
    document = result_document(round_)
    if document is None:
        raise Refused(_("The document is still being made. Try again in a minute."))
    name, office = _signatory(round_, at)
    sign(document, signatory_title=office, signatory_name=name, by=by, at=at)
    approval = Approval.objects.create(round=round_, document=document, by_id=by.account_id, signatory_name=name, at=at)
    move_round(round_, RoundState.APPROVED, approved_on=legal_day(at))
    audit.record(by=by, verb="recruitment.result_approved", target=round_, at=at, after={"document": document.code})
    return approval


def _signatory(round_: Round, at: datetime) -> tuple[str, str]:
    head = personnel.head_in_office(round_.agency_id, legal_day(at))
    if isinstance(head, personnel.Gap):
        raise Refused(_("Nobody is head of the agency today."))
    return head.officer_name, head.office


@transaction.atomic
def publish(round_: Round, *, by: Actor, at: datetime) -> Round:
    """From here everybody finds a result by its candidate number; each candidate is told that it is there."""
    require(may_manage(by, round_, at))
    move_round(round_, RoundState.PUBLISHED, published_on=legal_day(at))
    audit.record(by=by, verb="recruitment.result_published", target=round_, at=at)
    queue.enqueue("recruitment.send_result_notices", round_.pk, key=f"recruitment.send_result_notices:{round_.pk}")
    return round_


@transaction.atomic
def appoint(application: Application, *, number: str, starts_on: date, by: Actor, at: datetime) -> Decision:
    """The head decides on a winner, who becomes an officer in the post (Decree 170/2025, Art. 19)."""
    round_ = application.round
    require(may_approve_result(by, round_, at))
    require_state(round_, RoundState.PUBLISHED)
    if not Result.objects.filter(application=application, outcome=Outcome.WINNER).exists():
        raise Refused(_("Only a winner of the round can be appointed."))
    if Decision.objects.filter(application=application).exists():
        raise Stale
    if starts_on < legal_day(at):
        raise Refused(_("Service cannot begin before the decision."), field="starts_on")
    officer = _begin(application, number=number, starts_on=starts_on, by=by, at=at)
    decision = Decision.objects.create(
        application=application, number=number, decided_on=legal_day(at), starts_on=starts_on, officer=officer,
        by_id=by.account_id, signatory_name=_signatory(round_, at)[0], at=at,
    )  # fmt: skip
    audit.record(by=by, verb="recruitment.winner_appointed", target=application, at=at, after={"number": number})
    queue.enqueue("recruitment.store_decision", decision.pk, key=f"recruitment.store_decision:{decision.pk}")
    return decision


def _begin(application: Application, *, number: str, starts_on: date, by: Actor, at: datetime) -> Officer:
    person = application.candidate
    return personnel.begin_service(
        name=person.name,
        birth_date=person.birth_date,
        gender=person.gender,
        position_id=application.position.position_id,
        decision=number,
        from_=starts_on,
        by=by,
        at=at,
    )
