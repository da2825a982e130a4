"""What the administrator says about rights on agencies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hr_system.ui.forms import Form
from personnel.queries.grant import LABELS


class GrantForm(Form):
    """Who gets which right on which agency."""

    email = forms.EmailField(label=_("E-mail address of the person"), max_length=254)
    permission = forms.ChoiceField(label=_("Right"), choices=list(LABELS.items()), widget=forms.RadioSelect)
    agency = forms.CharField(
        label=_("Agency"),
        max_length=255,
        help_text=_(
            "Its full name, or the code at the end of the address of its page. The right reaches everything below it."
        ),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=255, help_text=_("For example the number and date of the decision")
    )


class WithdrawForm(Form):
    """Which right is taken back, and why."""

    grant = forms.ChoiceField(label=_("Right to take back"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=255)

    def __init__(self, *args: Any, held: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"].choices = held  # type: ignore[attr-defined]
        if len(held) == 1:
            self.initial["grant"] = held[0][0]


class AccountForm(Form):
    """Whose account an officer's is."""

    email = forms.EmailField(label=_("E-mail address of the account"), max_length=254)
