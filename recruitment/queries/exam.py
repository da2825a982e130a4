"""Scripts and marks. A marker sees mask codes and their own marks; nobody sees both a mark and a name before locking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hr_system.access import Actor
from recruitment.models import Application, Duty, InterviewSheet, Mark, Round, Ruling, Script
from recruitment.queries.round import law_of, member_ids, with_duty
from recruitment.rules.marking import Settlement, settle_script, settle_sheets
from recruitment.rules.states import RoundState

IN_FORCE = Mark.objects.filter(struck_at__isnull=True).order_by("pk")


def assigned_scripts(marker: Actor) -> QuerySet[Script]:
    """The scripts that were drawn for this marker, while marking runs."""
    mine = Q(first_marker_id=marker.user_id) | Q(second_marker_id=marker.user_id) | Q(third_marker_id=marker.user_id)
    given = Mark.objects.filter(script=OuterRef("pk"), marker_id=marker.user_id, struck_at__isnull=True)
    rows = Script.objects.filter(mine, round__state=RoundState.MARKING).select_related("round")
    if not marker.is_signed_in or not marker.has_role("marker"):
        rows = rows.none()
    return rows.annotate(is_marked=Exists(given)).order_by("is_marked", "code")


def own_mark(script: Script, marker: Actor) -> Mark | None:
    return IN_FORCE.filter(script=script, marker_id=marker.user_id).first()


@dataclass(frozen=True)
class Paper:
    """A script with its marks in force, and what they come to."""

    script: Script
    first: Decimal | None
    second: Decimal | None
    third: Decimal | None
    settlement: Settlement


def papers(round_: Round) -> list[Paper]:
    """Every script of a round and how its marks settle under the bound regulation."""
    regulation = law_of(round_)[1]
    rulings = _rulings(round_, Ruling.Part.WRITTEN)
    scripts = Script.objects.filter(round=round_).order_by("code")
    found = []
    for script in scripts.prefetch_related(Prefetch("marks", queryset=IN_FORCE, to_attr="in_force")):
        by_marker: dict[int | None, Decimal] = {mark.marker_id: mark.points for mark in script.in_force}  # type: ignore[attr-defined]
        first, second = by_marker.get(script.first_marker_id), by_marker.get(script.second_marker_id)
        third = by_marker.get(script.third_marker_id)
        settled = settle_script(first, second, third, rulings.get(script.application_id), regulation)
        found.append(Paper(script, first, second, third, settled))
    return found


def _rulings(round_: Round, part: str) -> dict[int, Decimal]:
    rows = Ruling.objects.filter(application__round=round_, part=part)
    return dict(rows.values_list("application_id", "points"))


@dataclass(frozen=True)
class Interview:
    """One candidate before the interview board, by number only."""

    application: Application
    sheets: tuple[Decimal, ...]
    settlement: Settlement


def interviews(round_: Round) -> list[Interview]:
    """Who is called to the interview (whoever sat the written paper) and how their sheets settle."""
    regulation = law_of(round_)[1]
    rulings = _rulings(round_, Ruling.Part.INTERVIEW)
    board = len(member_ids(round_, Duty.INTERVIEWER))
    sheets = InterviewSheet.objects.filter(struck_at__isnull=True).order_by("pk")
    rows = Application.objects.filter(round=round_, script__isnull=False).order_by("candidate_number")
    found = []
    for one in rows.prefetch_related(Prefetch("sheets", queryset=sheets, to_attr="in_force")):
        points = tuple(sheet.points for sheet in one.in_force)  # type: ignore[attr-defined]
        found.append(Interview(one, points, settle_sheets(points, rulings.get(one.pk), regulation, max(board, 2))))
    return found


def own_sheets(round_: Round, member: Actor) -> dict[int, Decimal]:
    rows = InterviewSheet.objects.filter(application__round=round_, member_id=member.user_id, struck_at__isnull=True)
    return dict(rows.values_list("application_id", "points"))


def rounds_to_interview(member: Actor) -> QuerySet[Round]:
    condition = with_duty(member, Duty.INTERVIEWER)
    return Round.objects.filter(condition, state=RoundState.MARKING, exam_form="written_interview").order_by("pk")


def rounds_to_settle(head: Actor) -> QuerySet[Round]:
    return Round.objects.filter(with_duty(head, Duty.HEAD_OF_MARKING), state=RoundState.MARKING).order_by("pk")


def settled_by_application(items: Iterable[Paper | Interview]) -> dict[int, Decimal | None]:
    """Application id -> settled mark."""
    found: dict[int, Decimal | None] = {}
    for item in items:
        pk = item.script.application_id if isinstance(item, Paper) else item.application.pk
        found[pk] = item.settlement.mark
    return found
