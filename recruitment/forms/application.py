"""What a candidate fills in, and what HR answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form


class ApplicationForm(Form):
    """The person, the post, the papers."""

    position = forms.TypedChoiceField(label=_("Post you apply for"), coerce=int, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Full name"), max_length=120)
    birth_date = DayField(label=_("Date of birth"))
    gender = forms.ChoiceField(
        label=_("Gender"), choices=[("female", _("female")), ("male", _("male"))], widget=forms.RadioSelect
    )
    national_id = forms.CharField(label=_("Citizen identity number"), help_text=_("12 digits. It is stored sealed."))
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=20)
    qualification = forms.CharField(label=_("Degree and field of study"), max_length=200)
    priority_group = forms.ChoiceField(
        label=_("Priority group"), required=False, help_text=_("Only the highest group counts. It needs a proof.")
    )
    degree = forms.FileField(
        label=_("Copy of the degree"),
        required=False,
        help_text=_("PDF, JPEG or PNG, up to 10 MB. You cannot send the application without it."),
    )
    priority = forms.FileField(label=_("Proof of the priority group"), required=False)

    def __init__(self, *args: Any, positions: list[tuple[int, str]], groups: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = positions
        words = [(group.key, f"{gettext(group.label)} (+{group.points})") for group in groups]
        self.fields["priority_group"].choices = [("", _("None")), *words]

    def clean_national_id(self) -> str:
        digits = self.cleaned_data["national_id"].replace(" ", "")
        if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):  # noqa: PLR2004
            raise ValidationError(_("A citizen identity number has 12 digits."))
        return digits

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if any(character.isdigit() for character in name):
            raise ValidationError(_("A name has no digits."))
        return name


class ScreenForm(Form):
    """The decision on one application."""

    accept = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("Eligible")), ("no", _("Refuse"))], widget=forms.RadioSelect
    )
    priority_proven = forms.BooleanField(label=_("The proof of the priority group holds"), required=False)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The candidate reads it. A refusal needs one."),
    )  # fmt: skip
