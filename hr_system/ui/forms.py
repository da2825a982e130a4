"""Bases of all forms: our field drawing, no browser pop-ups, days written dd/mm/yyyy, codes typed as people type them."""

import calendar
import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from hr_system.ui.formats import format_day


class Renderer(DjangoTemplates):
    """Our own templates first, Django's own for the widgets that need nothing special."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field_of_form.html"

    def get_template(self, template_name: str) -> Any:
        """Look in the project's templates, then in django.forms."""
        try:
            return get_template(template_name)
        except TemplateDoesNotExist:
            return super().get_template(template_name)


class _Base:
    """Messages come from the server in the reader's language, beside the field: so no `required` attribute."""

    use_required_attribute = False
    default_renderer = Renderer


class DayField(forms.Field):
    """A day typed as dd/mm/yyyy. Tolerant of 1/9/2026, 01-09-2026, 01.09.2026, 01092026 and 2026-09-01; never guesses."""

    widget = forms.TextInput
    default_error_messages = {
        "shape": _("Enter the date as day/month/year, for example 23/11/2026"),
        "year": _("Write the year with four digits, for example 2026"),
        "month": _("There is no month %(month)d: write the day first, then the month"),
        "day": _("Month %(month)d of %(year)d has only %(days)d days"),
    }
    _SHAPES = (
        re.compile(r"(?P<d>\d{1,2})\s*[/.\- ]\s*(?P<m>\d{1,2})\s*[/.\- ]\s*(?P<y>\d+)"),
        re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})"),
        re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    )

    def __init__(self, **kwargs: Any) -> None:
        """Say the format in the hint unless the form has better words."""
        kwargs.setdefault("help_text", _("Day/month/year, for example 23/11/2026"))
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs.setdefault("maxlength", "16")

    def prepare_value(self, value: Any) -> Any:
        """A date is shown as it would be typed; what was typed wrongly is shown as typed."""
        return format_day(value) if isinstance(value, date | datetime) else value

    def to_python(self, value: Any) -> date | None:
        """Read the typed day; each way of being wrong has its own sentence."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        match = next(filter(None, (shape.fullmatch(str(value).strip()) for shape in self._SHAPES)), None)
        if match is None:
            self._refuse("shape")
        if len(match["y"]) != 4:  # noqa: PLR2004 - a year has four digits
            self._refuse("year")
        return self._day(int(match["y"]), int(match["m"]), int(match["d"]))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days, not spellings."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _day(self, year: int, month: int, day: int) -> date:
        if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            self._refuse("month", month=month)
        if not 1000 <= year <= 2999:  # noqa: PLR2004 - beyond it is a slip of the finger, and terms cannot be counted
            self._refuse("shape")
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            self._refuse("day", month=month, year=year, days=days)
        return date(year, month, day)

    def _refuse(self, code: str, **params: int) -> None:
        raise ValidationError(self.error_messages[code], code=code, params=params)


class CodeWord(forms.CharField):
    """A random code as people copy it: blanks, dashes and small letters do not matter."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing on the device should correct or remember a code."""
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        for name, value in (("autocomplete", "off"), ("autocapitalize", "characters"), ("spellcheck", "false")):
            self.widget.attrs.setdefault(name, value)

    def to_python(self, value: Any) -> str:
        """Letters and digits only, in capitals."""
        return re.sub(r"[\s\-_.]+", "", super().to_python(value)).upper()


class Honeypot(forms.CharField):
    """A field that people do not see. Robots fill it in and are refused."""

    def __init__(self, **kwargs: Any) -> None:
        """Never required, never remembered by the browser, outside the order of tabs."""
        kwargs.setdefault("label", _("Leave this field empty"))
        super().__init__(required=False, **kwargs)
        self.widget.attrs.update(autocomplete="off", tabindex="-1")

    def clean(self, value: Any) -> str:
        """Anything typed here was not typed by a person."""
        if value not in self.empty_values:
            raise ValidationError(_("This field must stay empty. Clear it and send again."), code="robot")
        return ""


class Form(_Base, forms.Form):
    """Base of plain forms."""


class ModelForm(_Base, forms.ModelForm):
    """Base of model forms: each date of a model is asked for as a day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Replace Django's date fields, which know only the formats of the active locale."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if type(field) is forms.DateField:
                self.fields[name] = DayField(
                    label=field.label,
                    required=field.required,
                    initial=field.initial,
                    disabled=field.disabled,
                    **({"help_text": field.help_text} if field.help_text else {}),
                )
