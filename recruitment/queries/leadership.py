"""Selections of heads, from the eyes of whoever looks. Marks are joined only when the count is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from hr_system.access import Actor
from hr_system.documents import StoredDocument
from personnel import public as personnel
from recruitment.models.leadership import LeaderCandidate, LeaderSelection, PanelMember, PanelSheet
from recruitment.queries.round import HEAD, MANAGE
from recruitment.rules.leadership import SelectionState, goes_on

PUBLIC_STATES = [state.value for state in SelectionState if state is not SelectionState.DRAFT]


def managed(actor: Actor, on: date) -> Q:
    """HR in whose reach the vacant office lies."""
    return personnel.reach(actor, MANAGE, "agency", on=on)


def decided(actor: Actor, on: date) -> Q:
    """The heads above the vacant office."""
    return personnel.reach(actor, HEAD, "agency", on=on)


def selections(*, visible_to: Actor, on: date) -> QuerySet[LeaderSelection]:
    """For HR in reach and the heads above; a member of the panel sees only the marking page."""
    rows = LeaderSelection.objects.filter(managed(visible_to, on) | decided(visible_to, on))
    return (
        rows.select_related("agency", "winner__officer")
        .annotate(standing=Count("candidates"))
        .order_by("-created_at", "-pk")
    )


def public_selections() -> QuerySet[LeaderSelection]:
    """From the notice on."""
    rows = LeaderSelection.objects.filter(state__in=PUBLIC_STATES)
    return rows.select_related("agency", "winner__officer").order_by("-announced_on", "-pk")


def candidates(selection: LeaderSelection) -> QuerySet[LeaderCandidate]:
    """In order of rank once counted, else in order of standing."""
    return (
        LeaderCandidate.objects.filter(selection=selection)
        .select_related("officer")
        .order_by(F("rank").asc(nulls_last=True), "pk")
    )


def on_defence(selection: LeaderSelection) -> list[LeaderCandidate]:
    return [row for row in candidates(selection) if goes_on(row.written)]


def panel(selection: LeaderSelection) -> QuerySet[PanelMember]:
    """With how many marks each has given: a number, never the marks."""
    rows = PanelMember.objects.filter(selection=selection).select_related("user").annotate(given=Count("sheets"))
    return rows.order_by("-is_chair", "pk")


def my_seats(actor: Actor) -> QuerySet[PanelMember]:
    """Panels that hear a defence now and on which the actor sits."""
    if not actor.is_signed_in:
        return PanelMember.objects.none()
    rows = PanelMember.objects.filter(user_id=actor.account_id, selection__state=SelectionState.DEFENCE)
    return rows.select_related("selection__agency").annotate(given=Count("sheets")).order_by("pk")


def waiting_for(member: PanelMember) -> list[LeaderCandidate]:
    """Candidates this member has not marked yet."""
    done = set(PanelSheet.objects.filter(member=member).values_list("candidate_id", flat=True))
    return [row for row in on_defence(member.selection) if row.pk not in done]


def is_fully_marked(selection: LeaderSelection) -> bool:
    """Every member has marked every candidate who went on."""
    heard = on_defence(selection)
    given = PanelSheet.objects.filter(candidate__in=[row.pk for row in heard]).count()
    return bool(heard) and given == len(heard) * PanelMember.objects.filter(selection=selection).count()


def sheets_of(rows: Iterable[LeaderCandidate]) -> dict[str, list]:
    """Candidate code -> marks, without saying whose mark is whose."""
    found: dict[str, list] = {row.code: [] for row in rows}
    marks = PanelSheet.objects.filter(candidate__code__in=found).order_by("points")
    for code, points in marks.values_list("candidate__code", "points"):
        found[code].append(points)
    return found


def document_of(selection: LeaderSelection) -> StoredDocument | None:
    return StoredDocument.objects.filter(key=document_key(selection)).first()


def document_key(selection: LeaderSelection) -> str:
    return f"recruitment.leader_result:{selection.code}"
