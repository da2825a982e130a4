"""Results: the council's until publication, everybody's by candidate number afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext

from hr_system.access import Actor
from hr_system.documents import StoredDocument
from recruitment.models import Application, Decision, Duty, Result, Round, RoundPosition
from recruitment.queries.round import headed, managed, with_duty
from recruitment.rules.explanation import ARTICLES, explain, from_data
from recruitment.rules.ranking import Outcome
from recruitment.rules.states import RoundState

ORDER = ("position", F("rank").asc(nulls_last=True), "application__candidate_number")
RELATED = ("application", "position__position__title", "round")


def results(*, visible_to: Actor, on: date) -> QuerySet[Result]:
    """Council and head from computing on; HR from publication on. Nobody else by this door."""
    council = with_duty(visible_to, Duty.SECRETARY, Duty.CHAIR, field="round_id") | headed(
        visible_to, on, "round__agency"
    )
    rows = Result.objects.filter(council) | Result.objects.filter(
        managed(visible_to, on, "round__agency"), round__state=RoundState.PUBLISHED
    )
    return rows.select_related(*RELATED).order_by(*ORDER).distinct()


def published(round_: Round) -> QuerySet[Result]:
    rows = Result.objects.filter(round=round_, round__state=RoundState.PUBLISHED).select_related(*RELATED)
    return rows.order_by(*ORDER)


def find_published(number: str, round_code: str) -> Application | None:
    """By candidate number in a published round; one answer or none."""
    rows = Application.objects.filter(
        candidate_number=number, round__code=round_code, round__state=RoundState.PUBLISHED
    )
    return rows.select_related("round", "position__position__title", "result", "round1").first()


def published_rounds() -> QuerySet[Round]:
    return Round.objects.filter(state=RoundState.PUBLISHED).select_related("agency").order_by("-published_on", "-pk")


@dataclass(frozen=True)
class Explained:
    """One's own line in words: sentences in the reader's language, and the article that decided."""

    sentences: list[str]
    article: str


def in_words(result: Result) -> Explained:
    standing = from_data(result.application.candidate_number, result.outcome, result.data)
    sentences = [gettext(text) % _written(figures) for text, figures in explain(standing)]
    return Explained(sentences, ARTICLES[standing.step])


def _written(figures: dict[str, Any]) -> dict[str, str]:
    return {
        name: number_format(value, 2) if isinstance(value, Decimal) else str(value if value is not None else "–")
        for name, value in figures.items()
    }


def open_ties(round_: Round) -> list[tuple[RoundPosition, list[Result]]]:
    """The positions whose last place nobody has decided yet, with the equals."""
    equals = Result.objects.filter(round=round_, outcome=Outcome.UNDECIDED).select_related(*RELATED)
    grouped: dict[RoundPosition, list[Result]] = {}
    for row in equals.order_by("position", "application__candidate_number"):
        grouped.setdefault(row.position, []).append(row)
    return list(grouped.items())


def result_key(round_: Round) -> str:
    """The key of the stored result document: one per computing."""
    return f"recruitment.result:{round_.code}:{round_.computed_times}"


def result_document(round_: Round) -> StoredDocument | None:
    return StoredDocument.objects.filter(key=result_key(round_)).first()


def notice_document(round_: Round) -> StoredDocument | None:
    return StoredDocument.objects.filter(key=f"recruitment.notice:{round_.code}").first()


def decisions(*, visible_to: Actor, on: date) -> QuerySet[Decision]:
    """The person whom the decision names; HR and the heads who see the round."""
    if not visible_to.is_signed_in:
        return Decision.objects.none()
    staff = managed(visible_to, on, "application__round__agency") | headed(visible_to, on, "application__round__agency")
    rows = Decision.objects.filter(staff | Q(application__candidate__user_id=visible_to.user_id))
    return rows.select_related("application__candidate").order_by("pk")


def decision_key(decision: Decision) -> str:
    return f"recruitment.decision:{decision.code}"


def decision_document(decision: Decision) -> StoredDocument | None:
    return StoredDocument.objects.filter(key=decision_key(decision)).first()
