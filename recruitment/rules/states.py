"""The lives of a round and of an application as tables; each state has a sentence for staff and one for the public."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from recruitment.rules.wording import _


class RoundState(StrEnum):
    DRAFT = "draft"
    PLANNED = "planned"
    OPEN = "open"
    SCREENING = "screening"
    NUMBERED = "numbered"
    MARKING = "marking"
    LOCKED = "locked"
    COMPUTED = "computed"
    REPORTED = "reported"
    APPROVED = "approved"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class ApplicationState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ELIGIBLE = "eligible"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Row(Generic[S]):
    """Where one may go from here, and what the state is called. `kind` is the tone of its tag."""

    to: frozenset[S]
    staff: str
    public: str
    kind: str


R, A = RoundState, ApplicationState


def _to(*states: S) -> frozenset[S]:
    return frozenset(states)


ROUND: dict[RoundState, Row[RoundState]] = {
    R.DRAFT: Row(_to(R.PLANNED, R.CANCELLED), _("Draft plan"), _("In preparation"), "neutral"),
    R.PLANNED: Row(_to(R.OPEN, R.CANCELLED), _("Plan approved, notice to publish"), _("In preparation"), "active"),
    R.OPEN: Row(_to(R.SCREENING, R.CANCELLED), _("Applications arriving"), _("Open for applications"), "good"),
    R.SCREENING: Row(_to(R.NUMBERED, R.CANCELLED), _("Checking applications"), _("Applications are checked"), "active"),
    R.NUMBERED: Row(_to(R.MARKING, R.CANCELLED), _("Candidates have numbers"), _("Examination ahead"), "active"),
    R.MARKING: Row(_to(R.LOCKED, R.CANCELLED), _("Papers are marked"), _("Papers are marked"), "active"),
    R.LOCKED: Row(_to(R.COMPUTED), _("Marks locked, result to compute"), _("Result in preparation"), "active"),
    R.COMPUTED: Row(
        _to(R.COMPUTED, R.REPORTED), _("Result computed, report to make"), _("Result in preparation"), "active"
    ),
    R.REPORTED: Row(_to(R.APPROVED), _("With the head for approval"), _("Result with the head for approval"), "due"),
    R.APPROVED: Row(_to(R.PUBLISHED), _("Approved, to publish"), _("Result approved"), "due"),
    R.PUBLISHED: Row(_to(), _("Result published"), _("Result published"), "good"),
    R.CANCELLED: Row(_to(), _("Cancelled"), _("Cancelled"), "bad"),
}
APPLICATION: dict[ApplicationState, Row[ApplicationState]] = {
    A.DRAFT: Row(_to(A.SUBMITTED, A.WITHDRAWN), _("Draft"), _("Not sent yet: finish it before closing"), "due"),
    A.SUBMITTED: Row(
        _to(A.ELIGIBLE, A.REFUSED, A.WITHDRAWN), _("To be checked"), _("Received: it will be checked"), "active"
    ),
    A.ELIGIBLE: Row(_to(A.WITHDRAWN), _("Eligible"), _("Accepted for the examination"), "good"),
    A.REFUSED: Row(_to(), _("Refused"), _("Not accepted for the examination"), "bad"),
    A.WITHDRAWN: Row(_to(), _("Withdrawn"), _("Withdrawn by you"), "neutral"),
}


def may_move(table: dict[S, Row[S]], old: S, to: S) -> bool:
    """Whether the table has this step."""
    return to in table[old].to
