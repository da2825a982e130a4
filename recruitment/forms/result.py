"""Ties, appointments, looking up a result."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form


class TieForm(Form):
    """Whom the head chooses among equals."""

    chosen = forms.MultipleChoiceField(label=_("Candidates who win"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, equals: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = equals


class AppointForm(Form):
    number = forms.CharField(label=_("Number of the decision"), max_length=60)
    starts_on = DayField(label=_("First day of service"))


class LookUpForm(Form):
    """By round and candidate number."""

    round = forms.ChoiceField(label=_("Recruitment round"))
    number = forms.CharField(label=_("Candidate number"), max_length=12, help_text=_("For example 0007"))

    def __init__(self, *args: Any, rounds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = rounds

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        return number.zfill(4) if number.isdigit() else number
