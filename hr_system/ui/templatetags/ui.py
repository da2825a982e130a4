"""The components. Each has one template in `templates/ui/`; a template of an app never writes their markup itself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hr_system.ui import charts, fields
from hr_system.ui.formats import format_day, format_instant, format_number
from hr_system.ui.paging import CappedCount

register = template.Library()


# -- words and numbers ---------------------------------------------------------------------------------------------
@register.filter
def day(value: date | datetime | None) -> str:
    """23/11/2026."""
    return format_day(value)


@register.filter
def instant(value: datetime | None) -> str:
    """09:00 23/11/2026, in the local time."""
    return format_instant(value)


@register.filter
def number(value: Any, decimals: int | None = None) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; None is a dash."""
    return str(value) if isinstance(value, CappedCount) else format_number(value, decimals)


# -- forms ---------------------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, hint: str = "", label: str = "", kept: list[str] | None = None) -> dict[str, Any]:
    """Label, hint, error and control of one field, tied together. `kept` names files already received."""
    drawn = fields.draw(bound, hint=hint, kept=kept)
    return {"drawn": drawn, "hint": hint or bound.help_text, "label": label or bound.label}


@register.inclusion_tag("ui/fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form in their order, hidden ones last."""
    return {"form": form}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """What is wrong, in the order of the page, each a link to its field. Empty when nothing is wrong."""
    problems = [problem for form in forms if form is not None and form.is_bound for problem in _problems(form)]
    said = Counter(problem["message"] for problem in problems)
    for problem in problems:  # "This field is required." three times says nothing: then the label stands before it
        if said[problem["message"]] > 1 and problem["label"]:
            problem["message"] = f"{problem['label']}: {problem['message']}"
    return {"problems": problems}


def _problems(form: BaseForm) -> Iterable[dict[str, str]]:
    for message in form.non_field_errors():
        yield {"message": message, "anchor": "", "label": ""}
    for bound in form:
        for message in bound.errors:
            yield {"message": message, "label": bound.label, "anchor": "" if bound.is_hidden else fields.anchor(bound)}


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """The word "Lỗi: " before the page title, so that a screen reader hears first that something is wrong."""
    form = context.get("form")
    wrong = context.get("has_errors") or (isinstance(form, BaseForm) and form.is_bound and bool(form.errors))
    return _("Error: ") if wrong else ""


@register.inclusion_tag("ui/button.html")
def button(text: str, kind: str = "", name: str = "", value: str = "") -> dict[str, Any]:
    """A submit button. kind: "" | secondary | danger."""
    return {"text": text, "kind": kind, "name": name, "value": value}


@register.inclusion_tag("ui/link_button.html")
def link_button(text: str, url: str, kind: str = "") -> dict[str, Any]:
    """A link that looks like what it is for: the next thing to do."""
    return {"text": text, "url": url, "kind": kind}


@register.inclusion_tag("ui/filter_bar.html")
def filter_bar(filterset: Any) -> dict[str, Any]:
    """The filters of a django-filter set in one line; sent by GET, so that a filtered list has an address."""
    form = filterset.form
    active = form.is_bound and any(value for name, value in filterset.data.items() if name in form.fields)
    return {"form": form, "active": active}


# -- states and messages -------------------------------------------------------------------------------------------
@register.simple_block_tag
def alert(content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """A message in a coloured frame. kind: info | warning | success | danger."""
    return render_to_string("ui/alert.html", {"content": content, "kind": kind, "title": title})


@register.simple_block_tag
def card(content: SafeString, title: str = "", level: int = 2) -> SafeString:
    """A framed part of a page with its own heading. Never inside another card."""
    return render_to_string("ui/card.html", {"content": content, "title": title, "tag": f"h{level}"})


@register.simple_tag
def status_tag(text: str, kind: str = "neutral") -> SafeString:
    """A state in words. kind: neutral | active | good | due | bad."""
    return format_html('<span class="tag {}">{}</span>', kind, text)


@register.inclusion_tag("ui/timeline.html")
def timeline(items: Iterable[Any], across: bool = False) -> dict[str, Any]:
    """What was done and what comes next. Each item has on, title, and perhaps text and state (done|now|next|late).

    `across` lays it out in a row where the screen is wide enough.
    """
    return {"items": [_moment(item) for item in items], "across": across}


def _moment(item: Any) -> dict[str, Any]:
    def read(name: str, default: Any = "") -> Any:
        return item.get(name, default) if isinstance(item, Mapping) else getattr(item, name, default)

    on = read("on", None)
    when = "" if on is None else on if isinstance(on, str) else format_day(on)
    state = read("state") or "done"
    return {
        "when": when,
        "title": read("title"),
        "text": read("text"),
        "state": state,
        "url": read("url"),
        "word": {"late": _("Overdue"), "now": _("Now"), "next": _("Next")}.get(state, ""),
    }


@register.inclusion_tag("ui/progress.html")
def progress(done: int, total: int, label: str) -> dict[str, Any]:
    """How far long work has come."""
    return {"done": done, "total": total, "label": label}


@register.inclusion_tag("ui/steps.html")
def steps(current: int, total: int) -> dict[str, Any]:
    """Progress in words: Bước 2 / 4."""
    return {"current": current, "total": total}


@register.inclusion_tag("ui/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """Links to the page before and the page after of a KeysetPage."""
    return {"page": page}


# -- charts --------------------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/bar_chart.html")
def bar_chart(rows: Iterable[Any], caption: str, unit: str = "", first: str = "", second: str = "") -> dict[str, Any]:
    """Bars inside their own table, so that picture and numbers cannot part. rows: label, value, perhaps url."""
    return {
        "bars": charts.bars(rows),
        "caption": caption,
        "unit": unit,
        "first": first or _("Name"),
        "second": second or _("Number"),
    }


@register.inclusion_tag("ui/funnel_chart.html")
def funnel_chart(points: Iterable[Any], caption: str, centre: Any = None, across: str = "", up: str = "",
                 name: str = "") -> dict[str, Any]:  # fmt: skip
    """Rates against the size of what they were measured on, with control limits, and the table beside it."""
    return {
        "chart": charts.funnel(points, centre),
        "caption": caption,
        "across": across or _("Size"),
        "up": up or _("Rate"),
        "name": name or _("Agency"),
    }


@register.inclusion_tag("ui/line_chart.html")
def line_chart(rows: Iterable[Any], caption: str, first: str = "", second: str = "") -> dict[str, Any]:
    """One line through time with its table. rows: label, value (None leaves a gap)."""
    return {
        "chart": charts.line(rows),
        "caption": caption,
        "first": first or _("Period"),
        "second": second or _("Number"),
    }
