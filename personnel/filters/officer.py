"""Filters of the list of officers; each is served by an index."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import Form
from personnel.models import Agency, Officer, Rank
from personnel.models.officer import OfficerStatus
from personnel.queries.agency import reachable
from personnel.rules.search import words


def _ranks(request: Any) -> QuerySet[Rank]:
    return Rank.objects.order_by("number")


class OfficerFilter(filters.FilterSet):
    """Name, unit, rank, status."""

    q = filters.CharFilter(label=_("Name"), method="by_name")
    unit = filters.CharFilter(label=_("Unit"), method="by_unit")
    rank = filters.ModelChoiceFilter(label=_("Rank"), queryset=_ranks, empty_label=_("all"))
    status = filters.ChoiceFilter(label=_("Status"), choices=OfficerStatus.choices, empty_label=_("all"))

    class Meta:
        model = Officer
        fields: list[str] = []
        form = Form

    def by_name(self, queryset: QuerySet[Officer], name: str, value: str) -> QuerySet[Officer]:
        for word in words(value):
            queryset = queryset.filter(search_key__contains=word)
        return queryset

    def by_unit(self, queryset: QuerySet[Officer], name: str, value: str) -> QuerySet[Officer]:
        """Everybody in the subtrees of the agencies so named."""
        found = Agency.objects.all()
        for word in words(value):
            found = found.filter(search_key__contains=word)
        paths = list(found.order_by("path").values_list("path", flat=True)[:50])
        return queryset.filter(reachable(paths))
