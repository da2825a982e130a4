"""What an administrator tells the calendar. Every change names the decision it rests on."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from hr_system.calendar.models import Kind
from hr_system.ui.forms import DayField, Form


class SourcedForm(Form):
    """A change with its source and its reason."""

    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Number and date of the notice or decision, and who issued it")
    )
    reason = forms.CharField(label=_("Reason for this change"), max_length=300)


class CorrectionForm(SourcedForm):
    on = DayField(label=_("Day"))
    kind = forms.ChoiceField(label=_("This day is"), choices=Kind.choices, widget=forms.RadioSelect)
    name_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    field_order = ("on", "kind", "name_vi", "name_en", "source", "reason")


class CertifyForm(SourcedForm):
    year = forms.IntegerField(label=_("Year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    field_order = ("year", "source", "reason")


class WithdrawForm(Form):
    reason = forms.CharField(label=_("Reason for this change"), max_length=300)
