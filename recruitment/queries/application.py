"""Applications: the candidate's own; HR's and the secretary's, of rounds they run."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from hr_system.access import Actor
from recruitment.models import Application, ApplicationDocument, Candidate, Duty, Round
from recruitment.queries.round import managed, with_duty

RELATED = ("round__agency", "position__position__title", "position__position__rank", "candidate")


def applications(*, visible_to: Actor, on: date) -> QuerySet[Application]:
    """What staff may see by name: sent applications of rounds in HR's reach, or those of the secretary's own rounds."""
    seen = managed(visible_to, on, "round__agency") | with_duty(visible_to, Duty.SECRETARY, field="round_id")
    rows = Application.objects.filter(seen, submitted_at__isnull=False)
    return rows.select_related(*RELATED).order_by("submitted_at", "pk")


def own(actor: Actor) -> QuerySet[Application]:
    """The candidate's own applications, drafts included."""
    if not actor.is_signed_in:
        return Application.objects.none()
    rows = Application.objects.filter(candidate__user_id=actor.account_id)
    return rows.select_related(*RELATED, "result", "round1").order_by("-created_at", "-pk")


def candidate_of(actor: Actor) -> Candidate | None:
    return Candidate.objects.filter(user_id=actor.account_id).first() if actor.is_signed_in else None


def running(actor: Actor, round_: Round) -> Application | None:
    """The candidate's application in this round that was not withdrawn."""
    return own(actor).filter(round=round_).exclude(state="withdrawn").first()


def documents(*, visible_to: Actor, on: date) -> QuerySet[ApplicationDocument]:
    theirs = Q(application__in=applications(visible_to=visible_to, on=on).order_by().values("pk"))
    mine = Q(application__candidate__user_id=visible_to.user_id) if visible_to.is_signed_in else Q(pk__in=[])
    return ApplicationDocument.objects.filter(theirs | mine).select_related(
        "file", "application__round", "application__candidate"
    )


def to_screen(*, visible_to: Actor, on: date) -> QuerySet[Application]:
    return applications(visible_to=visible_to, on=on).filter(state="submitted", round__state="screening")
