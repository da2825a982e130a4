"""What staff say about a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import DayField, Form
from integrity.models.choices import choices
from integrity.rules.states import VERDICT_LABELS


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class AssignForm(Form):
    officer_id = forms.TypedChoiceField(label=_("Who deals with it"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, handlers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer_id"].choices = handlers


class MessageForm(Form):
    body = forms.CharField(
        label=_("Message to the citizen"), widget=forms.Textarea(attrs={"rows": 6}), max_length=10_000
    )


class BindingForm(Form):
    tenure_id = forms.TypedChoiceField(label=_("Head on the day of the act"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("On what ground"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)

    def __init__(self, *args: Any, heads: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tenure_id"].choices = heads


class ConcludeForm(Form):
    verdict = forms.ChoiceField(label=_("Conclusion"), choices=choices(VERDICT_LABELS), widget=forms.RadioSelect)
    for_gain = forms.BooleanField(
        label=_("It was harassment for gain"), required=False,
        help_text=_("Only then do art. 70–73 of Law 36/2018 on heads apply."),
    )  # fmt: skip
    reasons = forms.CharField(label=_("Reasons, as the citizen will read them"), widget=forms.Textarea(attrs={"rows": 6}),
                              max_length=10_000)  # fmt: skip
    evidence_cited = forms.CharField(
        label=_("Evidence cited"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )


class ReportForm(Form):
    agency = forms.ChoiceField(label=_("Agency and everything below it"))
    period_from = DayField(label=_("From"))
    period_until = DayField(label=_("To, this day not included"))

    def __init__(self, *args: Any, agencies: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [(ref.id, ref.name) for ref in agencies]


class ExposureForm(Form):
    agency = forms.ChoiceField(label=_("Agency"))
    year = forms.IntegerField(label=_("Year"), min_value=2016, max_value=2100)
    quarter = forms.TypedChoiceField(label=_("Quarter"), coerce=int, choices=[(n, str(n)) for n in (1, 2, 3, 4)])
    served = forms.IntegerField(label=_("Transactions served"), min_value=1, max_value=100_000_000)
    source = forms.CharField(label=_("Source of the figure"), max_length=255)

    def __init__(self, *args: Any, agencies: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [(ref.id, ref.name) for ref in agencies]
