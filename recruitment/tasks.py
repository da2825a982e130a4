"""What workers do: official documents and notices. Handlers call the documents and mail of the ground; idempotent."""

from __future__ import annotations

from django.utils import timezone

from hr_system import mail, queue
from recruitment import documents
from recruitment.models import Application, Decision, LeaderSelection, Round


@queue.handler("recruitment.store_notice")
def store_notice(pk: int) -> None:
    documents.store_notice(Round.objects.select_related("agency").get(pk=pk), at=timezone.now())


@queue.handler("recruitment.store_result")
def store_result(pk: int) -> None:
    documents.store_result(Round.objects.select_related("agency").get(pk=pk), at=timezone.now())


@queue.handler("recruitment.store_decision")
def store_decision(pk: int) -> None:
    decision = Decision.objects.select_related("application__round__agency", "application__candidate").get(pk=pk)
    documents.store_decision(decision, at=timezone.now())


@queue.handler("recruitment.send_result_notices")
def send_result_notices(pk: int) -> None:
    """To each candidate with a number: that the result is there and where; no mark travels by mail."""
    round_ = Round.objects.get(pk=pk)
    rows = Application.objects.filter(round=round_).exclude(candidate_number="").select_related("candidate__user")
    for row in rows.order_by("pk"):
        mail.post(
            to=row.candidate.user.email,
            template="email/recruitment/result",
            context={"round_title": round_.title},
            key=f"recruitment.result_notice:{row.pk}",
        )


@queue.handler("recruitment.store_leader_result")
def store_leader_result(pk: int) -> None:
    selection = LeaderSelection.objects.select_related("agency").get(pk=pk)
    documents.store_leader_result(selection, at=timezone.now())
