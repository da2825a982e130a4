"""What is typed on the pages of accounts and personal data."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.accounts.roles import COMPUTED, Role
from hr_system.ui.forms import DayField, Form


class ProfileForm(Form):
    name = forms.CharField(label=_("Full name"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class AccountForm(Form):
    name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect, initial="vi"
    )


class RoleForm(Form):
    role = forms.ChoiceField(
        label=_("Role"), choices=[(role.value, role.label) for role in Role if role not in COMPUTED]
    )
    ends_on = DayField(
        label=_("Last day"), required=False,
        help_text=_("Day/month/year. Powerful roles end after twelve months at the latest; empty means then."),
    )  # fmt: skip
    agency_code = forms.CharField(label=_("Agency (code)"), max_length=40, required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For example the number and date of the decision")
    )

    def clean_ends_on(self) -> datetime | None:
        """A role with a last day ends when that day has passed."""
        day = self.cleaned_data["ends_on"]
        return None if day is None else end_of(day)

    def as_action(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        ends_at = data.pop("ends_on")
        return {**data, "ends_at": ends_at}


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class ConfirmForm(Form):
    """Nothing to type: the button is the statement."""


class CorrectionAskForm(Form):
    subject = forms.CharField(label=_("What is wrong"), max_length=150)
    text = forms.CharField(
        label=_("What it should be, and how we can see that"), widget=forms.Textarea, max_length=4000
    )


class CorrectionAnswerForm(Form):
    is_corrected = forms.TypedChoiceField(
        label=_("Result"), choices=[("1", _("Corrected")), ("0", _("Not corrected"))], widget=forms.RadioSelect,
        coerce=lambda value: value == "1",
    )  # fmt: skip
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea, max_length=4000)


class RetentionForm(Form):
    months = forms.IntegerField(
        label=_("Kept for (months)"),
        min_value=0,
        max_value=2400,
        required=False,
        help_text=_("Empty means permanently"),
    )
    source = forms.CharField(label=_("Source"), max_length=300)
    is_confirmed = forms.BooleanField(label=_("Confirmed against the official text"), required=False)
    reason = forms.CharField(label=_("Reason for this change"), max_length=300)


class BreachForm(Form):
    discovered_on = DayField(label=_("Day of discovery"))
    discovered_time = forms.TimeField(label=_("Time of discovery"), help_text=_("For example 14:30"))
    description = forms.CharField(
        label=_("What happened"),
        widget=forms.Textarea,
        max_length=8000,
        help_text=_("Without names of the people affected"),
    )
    people_affected = forms.IntegerField(label=_("People affected (estimate)"), min_value=0, max_value=200_000_000)

    def as_action(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        discovered = datetime.combine(data.pop("discovered_on"), data.pop("discovered_time"))
        return {**data, "discovered_at": timezone.make_aware(discovered)}


class BreachCloseForm(Form):
    measures = forms.CharField(label=_("What was done"), widget=forms.Textarea, max_length=8000)


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
