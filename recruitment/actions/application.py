"""Applying: draft, submitted once, withdrawn, screened by a person with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, mail
from hr_system.access import Actor, Refused, TooLate, require
from hr_system.calendar.queries import legal_day
from hr_system.crypto import SealedFile, UploadRefused, claim, grouped, keyed_hash
from recruitment.actions.moving import move_application, move_round, require_state
from recruitment.models import Application, ApplicationDocument, Candidate, Duty, Membership, Round, RoundPosition
from recruitment.permissions import has_duty, may_manage, owns
from recruitment.queries.application import candidate_of, running
from recruitment.queries.round import law_of
from recruitment.rules.states import ApplicationState, RoundState


@dataclass(frozen=True)
class PersonData:
    """What a candidate says of themselves."""

    name: str
    birth_date: date
    gender: str
    national_id: str
    phone: str = ""


@dataclass(frozen=True)
class ApplicationData:
    """What they apply for."""

    position: RoundPosition
    qualification: str = ""
    priority_group: str = ""


@transaction.atomic
def save_draft(
    round_: Round,
    *,
    person: PersonData,
    data: ApplicationData,
    files: tuple[tuple[str, SealedFile], ...] = (),
    by: Actor,
    at: datetime,
) -> Application:
    """Make or change one's draft while the window is open; what was attached stays attached."""
    require(by.is_signed_in)
    _require_open(round_, at)
    _require_no_part_in_it(round_, by, at)
    if data.position.round_id != round_.pk:
        raise Refused(_("This post is not part of the round."), field="position")
    _require_known_group(round_, data.priority_group)
    candidate = _save_person(person, by=by)
    application = running(by, round_)
    if application is None:
        application = Application(round=round_, candidate=candidate, created_at=at)
    elif application.state != ApplicationState.DRAFT:
        raise Refused(_("The application was sent already. Withdraw it to apply anew."))
    application.position, application.qualification = data.position, data.qualification
    application.priority_group = data.priority_group
    application.save()
    for kind, file in files:
        _attach(application, kind, file)
    audit.record(by=by, verb="recruitment.application_saved", target=application, at=at)
    return application


def _require_open(round_: Round, at: datetime) -> None:
    """To the end of the last day, in Vietnam."""
    if round_.state != RoundState.OPEN or round_.window_closes_on is None or legal_day(at) > round_.window_closes_on:
        raise TooLate(_("Applications to this round are closed."))


def _require_no_part_in_it(round_: Round, by: Actor, at: datetime) -> None:
    """Nobody is examined by a council they sit in, or in a round that they run."""
    if Membership.objects.filter(round=round_, user_id=by.account_id).exists() or may_manage(by, round_, at):
        raise Refused(_("You have a part in this round and cannot apply in it."))


def _require_known_group(round_: Round, key: str) -> None:
    if key and key not in {group.key for group in law_of(round_)[0].priority}:
        raise Refused(_("This priority group does not exist under the law of the round."), field="priority_group")


def _save_person(person: PersonData, *, by: Actor) -> Candidate:
    """One person, one account: the keyed hash of the identity number finds a second one."""
    digest = keyed_hash("recruitment.national_id", person.national_id)
    if Candidate.objects.filter(national_id_hash=digest).exclude(user_id=by.account_id).exists():
        raise Refused(_("This identity number is used by another account."), field="national_id")
    candidate = candidate_of(by) or Candidate(user_id=by.account_id)
    for name, value in vars(person).items():
        setattr(candidate, name, value)
    candidate.national_id_hash = digest
    candidate.save()
    return candidate


def _attach(application: Application, kind: str, file: SealedFile) -> None:
    try:
        claim(file)
    except UploadRefused as error:
        raise Refused(error.message, field=kind) from error
    ApplicationDocument.objects.create(application=application, kind=kind, file=file)


@transaction.atomic
def submit(application: Application, *, to: str, by: Actor, at: datetime) -> Application:
    """Once. The receipt goes to the candidate's address, without content."""
    require(owns(by, application))
    _require_open(application.round, at)
    kinds = set(application.documents.values_list("kind", flat=True))
    if "degree" not in kinds:
        raise Refused(_("Attach your degree before you send the application."), field="degree")
    if application.priority_group and "priority" not in kinds:
        raise Refused(_("Attach the proof of your priority group, or choose none."), field="priority")
    move_application(application, ApplicationState.SUBMITTED, submitted_at=at)
    audit.record(by=by, verb="recruitment.application_submitted", target=application, at=at)
    context = {"code": grouped(application.code), "round_title": application.round.title}
    mail.post(to=to, template="email/recruitment/receipt", context=context, key=f"recruitment.receipt:{application.pk}")
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Actor, at: datetime) -> Application:
    """Until marking begins."""
    require(owns(by, application))
    require_state(application.round, RoundState.OPEN, RoundState.SCREENING, RoundState.NUMBERED)
    move_application(application, ApplicationState.WITHDRAWN, withdrawn_at=at)
    audit.record(by=by, verb="recruitment.application_withdrawn", target=application, at=at)
    return application


@transaction.atomic
def screen(
    application: Application, *, accept: bool, reason: str, priority_proven: bool, by: Actor, at: datetime
) -> Application:
    """A person decides, with a reason where the answer is no; whether the proof of priority holds is decided with it."""
    require(may_manage(by, application.round, at))
    require_state(application.round, RoundState.SCREENING)
    if not accept and not reason.strip():
        raise Refused(_("A refusal needs its reason: the candidate reads it."), field="reason")
    if priority_proven and not application.priority_group:
        raise Refused(_("The candidate claims no priority group."), field="priority_proven")
    to = ApplicationState.ELIGIBLE if accept else ApplicationState.REFUSED
    given: dict[str, Any] = {"decided_at": at, "decision_reason": reason.strip(), "priority_proven": priority_proven}
    move_application(application, to, **given)
    after = {"state": to.value, "priority_proven": priority_proven}
    audit.record(by=by, verb="recruitment.application_screened", target=application, at=at, after=after, reason=reason)
    return application


@transaction.atomic
def give_numbers(round_: Round, *, by: Actor, at: datetime) -> int:
    """Unique ascending candidate numbers, by post and name (Circular 22/2025), once everything is screened."""
    if not has_duty(by, round_, Duty.SECRETARY):
        require(may_manage(by, round_, at))
    require_state(round_, RoundState.SCREENING)
    if Application.objects.filter(round=round_, state=ApplicationState.SUBMITTED).exists():
        raise Refused(_("Applications still wait to be checked."))
    eligible = Application.objects.filter(round=round_, state=ApplicationState.ELIGIBLE)
    count = 0
    for count, row in enumerate(
        eligible.select_related("candidate").order_by("position_id", "candidate__name", "pk"), 1
    ):
        Application.objects.filter(pk=row.pk).update(candidate_number=f"{count:04d}")
    if not count:
        raise Refused(_("Nobody is eligible."))
    move_round(round_, RoundState.NUMBERED, eligible_list_on=legal_day(at))
    audit.record(by=by, verb="recruitment.numbers_given", target=round_, at=at, after={"candidates": count})
    return count
