"""What is asked while a head is being selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form
from recruitment.rules.marking import parse_mark


class PointsField(forms.CharField):
    """0 to 100 with at most two decimals; `85,5` and `85.5` are the same."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("From 0 to 100, two decimals at most, for example 85,5"))
        super().__init__(max_length=8, **kwargs)
        self.widget.attrs.update(inputmode="decimal", autocomplete="off")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text in self.empty_values:
            return None
        points = parse_mark(text)
        if points is None:
            raise forms.ValidationError(_("Enter a number from 0 to 100 with at most two decimals."))
        return points


class SelectionForm(Form):
    agency = forms.ChoiceField(label=_("Agency whose head is to be chosen"))
    title = forms.CharField(label=_("Office"), max_length=200, help_text=_("For example: Director of the department"))
    notice_number = forms.CharField(label=_("Number of the notice"), max_length=60)

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", _("Choose an agency")), *agencies]  # type: ignore[attr-defined]


class AnnounceForm(Form):
    closes_on = DayField(label=_("Last day to stand"))


class StandForm(Form):
    officer = forms.CharField(
        label=_("Officer's code"), max_length=40, help_text=_("The code that stands on the officer's page in Personnel")
    )
    programme = forms.CharField(label=_("Title of the programme of action"), max_length=300)
    is_planned = forms.BooleanField(label=_("On the planning list"), required=False, initial=True)


class SeatForm(Form):
    email = forms.EmailField(label=_("Member's e-mail address"))
    is_chair = forms.BooleanField(label=_("Chair of the panel"), required=False)


class WrittenForm(Form):
    points = PointsField(label=_("Mark of the written paper"), required=False)
    was_absent = forms.BooleanField(label=_("Was absent"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "points" in data and bool(data.get("was_absent")) == (data["points"] is not None):
            self.add_error("points", _("Enter a mark, or say that the candidate was absent, not both."))
        return data


class SheetForm(Form):
    points = PointsField(label=_("Your mark for the defence"))


class AppointForm(Form):
    decision_number = forms.CharField(label=_("Number of the decision"), max_length=60)
    begins_on = DayField(label=_("First day of the term"))
    chosen = forms.ChoiceField(label=_("Chosen among equals"), required=False)
    reason = forms.CharField(label=_("Reason for the choice"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, tied: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tied:
            self.fields["chosen"].choices = [("", _("Choose a candidate")), *tied]  # type: ignore[attr-defined]
        else:
            del self.fields["chosen"], self.fields["reason"]


class FailForm(Form):
    reason = forms.CharField(label=_("Why nobody is appointed"), widget=forms.Textarea(attrs={"rows": 3}))
