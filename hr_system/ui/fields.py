"""What a template needs to draw one field: which parts it has, and how they are tied together for assistive technology."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from hr_system.ui.forms import CodeWord, DayField, Honeypot

NUMBERS = (forms.IntegerField, forms.DecimalField, forms.FloatField)


@dataclass(frozen=True)
class Drawn:
    """A field ready for `ui/field.html`."""

    kind: str  # input | choices | checkbox | hidden | honeypot
    bound: BoundField
    control: SafeString | str
    hint_id: str
    error_id: str
    errors: list[str]
    optional: bool
    kept: list[str] = field(default_factory=list)


def draw(bound: BoundField, *, hint: str = "", kept: list[str] | None = None, described_by: str = "") -> Drawn:
    """Hint and error come before the control and are named by its aria-describedby (in that order)."""
    kind = _kind(bound)
    base_id = bound.id_for_label or bound.auto_id or bound.html_name
    if kind == "choices":
        base_id = bound.auto_id or bound.html_name
    errors = list(bound.errors)
    hint_id = f"{base_id}_hint" if hint or bound.help_text else ""
    error_id = f"{base_id}_error" if errors else ""
    ids = " ".join(part for part in (described_by, hint_id, error_id) if part)
    control = bound.as_widget(attrs=_attributes(bound, kind, ids, invalid=bool(errors)))
    optional = not bound.field.required and kind not in {"hidden", "honeypot"}
    return Drawn(kind, bound, control, hint_id, error_id, errors, optional, kept or [])


def anchor(bound: BoundField) -> str:
    """Where the error summary leads: the first control of the field."""
    if _kind(bound) == "choices":
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(bound.field, Honeypot):
        return "honeypot"
    if widget.is_hidden:
        return "hidden"
    if widget.use_fieldset:
        return "choices"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "input"


def _attributes(bound: BoundField, kind: str, ids: str, *, invalid: bool) -> dict[str, Any]:
    given = bound.field.widget.attrs
    attributes: dict[str, Any] = {}
    if kind != "choices" and ids:
        attributes["aria-describedby"] = ids
    if invalid and kind in {"input", "checkbox"}:
        attributes["aria-invalid"] = "true"
    if kind == "choices":
        attributes["aria-describedby"] = False  # the fieldset carries it
        attributes["aria-invalid"] = False
    width = _width(bound.field)
    if width:
        attributes["class"] = f"{given.get('class', '')} {width}".strip()
    if isinstance(bound.field, NUMBERS) and isinstance(bound.field.widget, forms.NumberInput):
        attributes.setdefault("inputmode", given.get("inputmode", "decimal"))
    return attributes


def _width(form_field: forms.Field) -> str:
    if isinstance(form_field.widget, forms.Textarea | forms.Select | forms.RadioSelect | forms.FileInput):
        return ""
    if isinstance(form_field, DayField | forms.DateField):
        return "w-day"
    if isinstance(form_field, CodeWord):
        return "w-code"
    return "w-number" if isinstance(form_field, NUMBERS) else ""
