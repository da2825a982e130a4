"""What HR says about agencies' people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form
from personnel.models import Rank
from personnel.models.agency import AgencyKind
from personnel.models.officer import Gender
from personnel.models.tenure import OfficeChoice, SelectionMode, TenureKind
from personnel.rules.standard import LEVELS

UNIT_KINDS = [
    (kind.value, kind.label)
    for kind in (AgencyKind.DEPARTMENT, AgencyKind.INSPECTORATE, AgencyKind.ROOM, AgencyKind.ONE_STOP)
]


class UnitForm(Form):
    """A new unit below an agency."""

    name_vi = forms.CharField(label=_("Name"), max_length=255)
    name_en = forms.CharField(label=_("Name in English"), max_length=255, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=UNIT_KINDS)
    valid_from = DayField(label=_("Exists from"))
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=255, help_text=_("Number and day of the decision"))


class OfficerForm(Form):
    """A new officer of an agency."""

    name = forms.CharField(label=_("Full name"), max_length=150)
    birth_date = DayField(label=_("Date of birth"))
    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices)
    entered_on = DayField(label=_("Entered the service on"))
    rank = forms.ModelChoiceField(Rank.objects.none(), label=_("Rank"), required=False)
    entry_decision = forms.CharField(label=_("Decision number"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rank"].queryset = Rank.objects.order_by("number")  # type: ignore[attr-defined]


class TenureForm(Form):
    """Who holds (or held) an office. Unlawful facts may be entered: they are flagged."""

    officer = forms.ChoiceField(label=_("Officer"))
    office = forms.ChoiceField(label=_("Office"), choices=OfficeChoice.choices)
    title = forms.CharField(label=_("Title of the office"), max_length=150, required=False)
    kind = forms.ChoiceField(label=_("How they came to hold it"), choices=TenureKind.choices)
    from_on = DayField(label=_("From"))
    until_on = DayField(
        label=_("Ended on"), required=False, help_text=_("The first day on which they no longer held it")
    )
    term_end_on = DayField(
        label=_("End of term"),
        required=False,
        help_text=_("Left empty: 5 years for an appointment, 12 months for acting (Decree 170/2025 Art. 28, 34)"),
    )
    decision_number = forms.CharField(label=_("Decision number"), max_length=100, required=False)
    decided_on = DayField(label=_("Day of the decision"), required=False)
    selection_mode = forms.ChoiceField(label=_("Way of selection"), choices=SelectionMode.choices)

    def __init__(self, *args: Any, officers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = officers  # type: ignore[attr-defined]


class EndForm(Form):
    """The end of a tenure."""

    on = DayField(label=_("Ended on"), help_text=_("The first day on which they no longer held it"))
    reason = forms.CharField(label=_("Reason and decision number"), max_length=255)


class SuspensionForm(Form):
    """A period in which the holder may not exercise the office."""

    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Until"), required=False)
    decision_number = forms.CharField(label=_("Decision number"), max_length=100)
    reason = forms.CharField(label=_("Reason"), max_length=255, required=False)


class PositionForm(Form):
    """A new post."""

    title = forms.CharField(label=_("Job title"), max_length=200)
    rank = forms.ModelChoiceField(Rank.objects.none(), label=_("Rank"))
    approved_posts = forms.IntegerField(label=_("Approved posts"), min_value=1, max_value=9999, initial=1)
    valid_from = DayField(label=_("From"))
    description = forms.CharField(label=_("Tasks"), widget=forms.Textarea, required=False, max_length=5000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rank"].queryset = Rank.objects.order_by("number")  # type: ignore[attr-defined]


class StandardForm(Form):
    """The next version of a standard."""

    education = forms.CharField(label=_("Education"), widget=forms.Textarea, max_length=5000)
    requirements = forms.CharField(
        label=_("Requirements"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=_(
            "Describe tasks done and degree of leading. No fixed years of experience unless a special law says so "
            "(Decree 232/2026 Annex IV)."
        ),
    )
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=255)
    levels = forms.CharField(
        label=_("Required levels"),
        widget=forms.Textarea,
        required=False,
        help_text=_("One competency per line with its level from 1 to 5, for example: Drafting: 3"),
    )

    def clean_levels(self) -> dict[str, int]:
        """Each line is `name: level`; a wrong line is named by its number."""
        levels: dict[str, int] = {}
        for place, line in enumerate(self.cleaned_data["levels"].splitlines(), 1):
            if not line.strip():
                continue
            name, _colon, level = line.rpartition(":")
            if not name.strip() or level.strip() not in {str(number) for number in LEVELS}:
                raise forms.ValidationError(
                    _("Line %(place)d: write the name, a colon and a level from 1 to 5."), params={"place": place}
                )
            levels[name.strip()] = int(level)
        return levels


class PublishForm(Form):
    """From when a version is in force."""

    valid_from = DayField(label=_("In force from"))


class DayForm(Form):
    """The day for which a page is shown."""

    day = DayField(label=_("On the day"), required=False)
    q = forms.CharField(label=_("Name of an agency"), max_length=120, required=False)
