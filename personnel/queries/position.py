"""Positions, and the standard in force on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from personnel.models import Agency, CompetencyStandard, JobPosition
from personnel.queries.agency import valid_on


def positions_of(agency: Agency, *, on: date) -> QuerySet[JobPosition]:
    """Posts of an agency on the day with how many are filled, and their standards, newest first."""
    standards = CompetencyStandard.objects.order_by("-version")
    return (
        JobPosition.objects.filter(valid_on(on), agency=agency)
        .select_related("title", "rank", "agency")
        .prefetch_related(Prefetch("standards", queryset=standards))
        .annotate(filled=Count("officers", filter=Q(officers__status="serving")))
        .order_by("title__name_vi", "rank__number", "pk")
    )


def in_force(position_id: int, on: date) -> CompetencyStandard | None:
    """The published version in force on the day."""
    published = CompetencyStandard.objects.filter(valid_on(on), position_id=position_id, state="published")
    return published.select_related("position__title", "position__rank").order_by("-version").first()
