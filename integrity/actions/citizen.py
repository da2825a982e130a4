"""What the holder of a receipt may do: write, and rate the handling once it is closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, require
from integrity.models import CaseEntry, Complaint, Message, SatisfactionResponse
from integrity.permissions import may_write_as_citizen
from integrity.rules.states import State

BEST = 5


@transaction.atomic
def add_text(complaint: Complaint, *, body: str, by: Actor, at: datetime) -> Message:
    """More from the citizen; sending the same words again is one message."""
    require(may_write_as_citizen(by, complaint))
    last = complaint.messages.filter(author__isnull=True).order_by("-pk").first()
    if last is not None and last.body == body:
        return last
    message = Message.objects.create(case=complaint.case, complaint=complaint, body=body, at=at)
    CaseEntry.objects.create(case=complaint.case, verb="integrity.citizen_wrote", at=at)
    audit.record(by=by, verb="integrity.citizen_wrote", target=complaint, at=at)
    return message


@transaction.atomic
def rate(complaint: Complaint, *, score: int, comment: str, by: Actor, at: datetime) -> SatisfactionResponse:
    """One to five, once, after the answer."""
    require(may_write_as_citizen(by, complaint))
    if complaint.case.state != State.CLOSED or not 1 <= score <= BEST:
        raise Refused(_("You can rate the handling once it is closed."), field="score")
    response, is_new = SatisfactionResponse.objects.get_or_create(
        complaint=complaint, defaults={"score": score, "comment": comment, "at": at}
    )
    if is_new:
        audit.record(by=by, verb="integrity.handling_rated", target=complaint, at=at, after={"score": score})
    return response
