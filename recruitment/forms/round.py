"""Forms of the plan, the council, the notice and the steps that need only a word."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form
from recruitment.models import Duty, Round


class RoundForm(Form):
    """A new plan."""

    agency = forms.TypedChoiceField(label=_("Agency that recruits"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=200)
    exam_form = forms.ChoiceField(label=_("Form of round 2"), choices=Round.Form.choices, widget=forms.RadioSelect)
    has_round1 = forms.BooleanField(label=_("Round 1 on computer (60 questions)"), required=False, initial=True)

    def __init__(self, *args: Any, agencies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies
        self.fields["exam_form"].initial = Round.Form.WRITTEN_INTERVIEW


class PositionForm(Form):
    """A post and how many of its vacancies are recruited."""

    position = forms.TypedChoiceField(label=_("Post"), coerce=int)
    quota = forms.IntegerField(label=_("Number of posts"), min_value=1, max_value=1000)

    def __init__(self, *args: Any, positions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = positions


class DutyForm(Form):
    """Somebody with an account, and their duty."""

    user = forms.EmailField(label=_("E-mail address of the person"))
    duty = forms.ChoiceField(label=_("Duty"), choices=Duty.choices, widget=forms.RadioSelect)

    def clean_user(self) -> int:
        found = get_user_model().objects.filter(email=self.cleaned_data["user"].lower(), is_active=True).first()
        if found is None:
            raise ValidationError(_("Nobody has an account with this address."))
        return found.pk


class NumberForm(Form):
    """The clerk's number of a document."""

    number = forms.CharField(label=_("Number of the document"), max_length=60, help_text=_("For example 612/TB-SNV"))


class NoticeForm(NumberForm):
    """The notice: days of the examination and where."""

    round1_on = DayField(label=_("Day of round 1"), required=False)
    round2_on = DayField(label=_("Day of the written paper"))
    place = forms.CharField(label=_("Place of the examination"), max_length=200)


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class ConfirmForm(Form):
    """A step that needs nothing but the act."""
