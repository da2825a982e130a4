"""Marks as people type them, and the small forms of the examination."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import Form
from recruitment.rules.marking import parse_mark


class MarkField(forms.CharField):
    """`85,5` or `85.5`, 0 to 100, at most two decimals."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("0 to 100, at most two decimals, for example 85,5"))
        super().__init__(max_length=8, **kwargs)
        self.widget.attrs.update(inputmode="decimal", autocomplete="off")

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = super().clean(value)
        if not text:
            return None
        mark = parse_mark(text)
        if mark is None:
            raise ValidationError(_("A mark is between 0 and 100 with at most two decimals."))
        return mark


class MarkForm(Form):
    """One mark; a reason when it replaces one."""

    points = MarkField(label=_("Mark"))
    reason = forms.CharField(label=_("Reason of the correction"), required=False, max_length=300)

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].widget.attrs["autofocus"] = True
        if not is_correction:
            del self.fields["reason"]


class SheetForm(Form):
    """A member's own sheet for one candidate."""

    application = forms.ChoiceField(label=_("Candidate number"))
    points = MarkField(label=_("Mark"))
    reason = forms.CharField(label=_("Reason, if you correct a mark"), required=False, max_length=300)

    def __init__(self, *args: Any, numbers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["application"].choices = numbers
        self.fields["points"].widget.attrs["autofocus"] = True  # the next number is chosen already: mark, Enter, next


class Round1Form(Form):
    """The computer's count for one candidate."""

    application = forms.ChoiceField(label=_("Candidate number"))
    correct = forms.IntegerField(label=_("Correct answers of 60"), min_value=0, max_value=60)

    def __init__(self, *args: Any, numbers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["application"].choices = numbers
        self.fields["correct"].widget.attrs["autofocus"] = True


class RulingForm(Form):
    """The decision of the head of the marking board."""

    points = MarkField(label=_("Mark"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ScriptsForm(Form):
    """Who did not come to the written paper."""

    absent = forms.CharField(
        label=_("Candidate numbers that did not sit the paper"), required=False,
        help_text=_("Separated by commas, for example 0003, 0011"),
    )  # fmt: skip

    def clean_absent(self) -> list[str]:
        return [
            number for number in self.cleaned_data["absent"].replace(";", ",").replace(" ", ",").split(",") if number
        ]


class LockForm(Form):
    absences_confirmed = forms.BooleanField(
        label=_("Candidates without an interview sheet did not come to the interview"), required=False
    )
