"""What is said when a parameter is changed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hr_system.parameters.models import EVIDENCE_CHOICES
from hr_system.ui.forms import DayField, Form


class ValueForm(Form):
    typed = forms.CharField(label=_("New value"), max_length=200)
    valid_from = DayField(label=_("Valid from"))
    source = forms.CharField(label=_("Source"), max_length=300, help_text=_("Law, article and clause"))
    evidence = forms.ChoiceField(label=_("How well it is known"), choices=EVIDENCE_CHOICES, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason for this change"), max_length=300)
