"""The citizen's report: one short page, tolerant of how people write, with everything typed still there on an error."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form, Honeypot
from integrity.models.choices import choices
from integrity.rules.accountability import incident_period
from integrity.rules.channels import KIND_LABELS
from personnel import public as personnel

EARLIEST = date(1945, 9, 2)
MONTH = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{4})")
LONGEST = 20_000
ANONYMOUS, NAMED = "anonymous", "named"
MONTHS = 12


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class MonthField(forms.CharField):
    """mm/yyyy, for those who do not know the day any more."""

    def clean(self, value: Any) -> tuple[int, int] | None:
        text = str(value or "").strip()
        if not text:
            return None
        match = MONTH.fullmatch(text)
        if match is None or not 1 <= int(match[1]) <= MONTHS:
            raise ValidationError(_("Write the month as month/year, for example 03/2026"))
        return int(match[2]), int(match[1])


class ComplaintForm(Form):
    agency_text = forms.CharField(
        label=_("Which agency or desk?"), max_length=200,
        error_messages={"required": _("Say which agency or desk it was")},
        help_text=_("Type part of the name, with or without accents, then press “Find”."),
    )  # fmt: skip
    agency = forms.ChoiceField(label=_("Choose the agency"), required=False, widget=forms.RadioSelect)
    procedure = forms.CharField(label=_("What were you there for?"), max_length=300, required=False,
                                widget=forms.TextInput(attrs={"list": "procedures"}),
                                help_text=_("The procedure or the kind of paper, in your words."))  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What kind of harassment?"), choices=choices(KIND_LABELS), widget=forms.RadioSelect
    )
    day = DayField(label=_("On which day?"), required=False)
    month = MonthField(label=_("If you do not know the day: in which month?"), required=False,
                       help_text=_("Month/year, for example 03/2026"))  # fmt: skip
    narrative = forms.CharField(
        label=_("What happened?"), widget=forms.Textarea(attrs={"rows": 8}), max_length=LONGEST,
        help_text=_("Who said or did what, where, and what it cost you. Do not worry about style."),
        error_messages={
            "required": _("Tell us what happened"),
            "max_length": _("This is too long: at most %(limit_value)d characters. Put the rest into a file."),
        },
    )  # fmt: skip
    accused = forms.CharField(label=_("Who was it, as far as you know?"), max_length=500, required=False,
                              help_text=_("Name, window or post."))  # fmt: skip
    file_number = forms.CharField(label=_("File number"), max_length=100, required=False)
    files = forms.FileField(
        label=_("Photos or papers"), required=False, widget=ManyFiles(attrs={"multiple": True}),
        help_text=_("At most 5 files of 10 MB: PDF, JPEG, PNG, Word or Excel."),
    )  # fmt: skip
    identity = forms.ChoiceField(
        label=_("How do you want to report?"), widget=forms.RadioSelect, initial=ANONYMOUS,
        choices=[(ANONYMOUS, _("Anonymously")), (NAMED, _("With my name and a way to reach me"))],
        help_text=_("With a name and a contact it is feedback under Decree 20/2008 and has a time limit in law."),
    )  # fmt: skip
    name = forms.CharField(label=_("Full name"), max_length=150, required=False,
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))  # fmt: skip
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False,
                            widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}))  # fmt: skip
    email = forms.EmailField(label=_("E-mail address"), required=False,
                             widget=forms.EmailInput(attrs={"autocomplete": "email"}))  # fmt: skip
    website = Honeypot()

    def __init__(self, *args: Any, today: date, found: list[Any] | None = None, **kwargs: Any) -> None:
        """`found`: agencies of the last search. Without a search there is nothing to choose from yet."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.found = found or []
        self.fields["agency"].choices = [(ref.code, _line(ref)) for ref in self.found]
        if not self.found:
            self.fields["agency"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._clean_agency(data)
        self._clean_time(data)
        if data.get("identity") == NAMED:
            if not data.get("name", "").strip():
                self.add_error("name", _("Write your name, or choose to report anonymously"))
            if not data.get("phone", "").strip() and not data.get("email") and "email" not in self.errors:
                self.add_error("phone", _("Give a telephone number or an e-mail address"))
        else:
            data.update(name="", phone="", email="")
        return data

    def _clean_agency(self, data: dict[str, Any]) -> None:
        agency = personnel.agency_by_code(data.get("agency") or "")
        if agency is None and len(self.found) == 1:
            agency = personnel.agency_by_code(self.found[0].code)
        if agency is None:
            message = _("Choose one of the agencies found") if self.found else _("No such agency. Try other words.")
            if "agency_text" not in self.errors:
                self.add_error("agency_text", message)
        data["agency_found"] = agency

    def _clean_time(self, data: dict[str, Any]) -> None:
        if {"day", "month"} & set(self.errors):
            return
        day, month = data.get("day"), data.get("month")
        if day is None and month is None:
            self.add_error("day", _("Give the day, or at least the month below"))
            return
        if month is not None and not EARLIEST.year < month[0] <= self.today.year:
            self.add_error("month", _("The month cannot be in the future or before 1945"))
            return
        start, end = incident_period(day, month)
        if start > self.today:
            self.add_error("day" if day else "month", _("The day cannot be in the future"))
        elif start < EARLIEST:
            self.add_error("day" if day else "month", _("The day cannot be before 02/09/1945"))
        data["incident"] = (start, end)


def _line(ref: Any) -> str:
    return f"{ref.name} ({ref.above})" if ref.above else ref.name


class CodeForm(Form):
    code = forms.CharField(
        label=_("Your code"), max_length=60, error_messages={"required": _("Write the code of your receipt")},
        help_text=_("18 letters and digits. Spaces, dashes and small letters do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )  # fmt: skip


class MoreForm(Form):
    body = forms.CharField(label=_("Write to the inspector"), widget=forms.Textarea(attrs={"rows": 5}), max_length=LONGEST,
                           error_messages={"required": _("Write something first")})  # fmt: skip


class EvidenceForm(Form):
    files = forms.FileField(
        label=_("Photos or papers"), widget=ManyFiles(attrs={"multiple": True}), required=False,
        help_text=_("At most 5 files of 10 MB: PDF, JPEG, PNG, Word or Excel."),
    )  # fmt: skip


class RatingForm(Form):
    score = forms.TypedChoiceField(
        label=_("How was your report handled?"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, _("Very well")), (4, _("Well")), (3, _("So-so")), (2, _("Badly")), (1, _("Very badly"))],
    )  # fmt: skip
    comment = forms.CharField(
        label=_("Why?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
