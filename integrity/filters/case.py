"""How the inbox is narrowed; each choice has its index."""

from __future__ import annotations

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import Form
from integrity.models import Case
from integrity.models.choices import choices
from integrity.rules.channels import KIND_LABELS
from integrity.rules.states import STATE_WORDS


class CaseFilter(filters.FilterSet):
    state = filters.ChoiceFilter(label=_("State"), choices=choices({s: w.staff for s, w in STATE_WORDS.items()}),
                                 empty_label=_("All open"))  # fmt: skip
    kind = filters.ChoiceFilter(label=_("Kind"), choices=choices(KIND_LABELS), empty_label=_("All"))

    class Meta:
        model = Case
        form = Form
        fields = ["state", "kind"]
