"""The calendar's pages for those who keep reference data."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hr_system.access import Request, requires
from hr_system.calendar import actions, queries
from hr_system.calendar.forms import CertifyForm, CorrectionForm, WithdrawForm
from hr_system.calendar.models import Kind
from hr_system.calendar.permissions import MANAGE_REFERENCE
from hr_system.ui.pages import form_page


@requires(MANAGE_REFERENCE)
def year(request: Request) -> HttpResponse:
    """One year: its months, what was decided about it, and from where that is known."""
    shown = _year_asked(request)
    calendar = queries.work_calendar()
    months = [
        {"name": date_format(grid[1][0].on, "F"), "weeks": grid}
        for grid in (queries.month_grid(shown, month, calendar) for month in range(1, 13))
    ]
    row = queries.year_row(shown)
    context = {
        "year": shown,
        "row": row,
        "note": _(row.note) if row and row.note else "",
        "years": queries.years(),
        "days": queries.days_of(shown),
        "months": months,
        "working_days": queries.working_days_in(shown, calendar),
        "version": calendar.version,
    }
    return render(request, "calendar/year.html", context)


def _year_asked(request: Request) -> int:
    asked = request.GET.get("year", "")
    if not asked:
        return queries.legal_day(timezone.now()).year
    if not (asked.isascii() and asked.isdigit() and queries.FIRST_YEAR <= int(asked[:5]) <= queries.LAST_YEAR):
        raise Http404
    return int(asked)


@requires(MANAGE_REFERENCE)
def add(request: Request) -> HttpResponse:
    """Enter a day off or a worked day that the table does not have."""
    return form_page(
        request,
        CorrectionForm(request.POST or None, initial={"kind": Kind.DAY_OFF}),
        act=lambda data: actions.add_correction(**data, by=request.actor, at=timezone.now()),
        to=lambda day: _page_of(day.on.year),
        title=_("Add a day to the calendar"),
        submit=_("Add the day"),
        intro=_("Deadlines that have been given already keep their day; new ones are counted with this change."),
        done=_("The calendar has been changed."),
    )


@requires(MANAGE_REFERENCE)
def certify(request: Request) -> HttpResponse:
    """Say that a year agrees with its annual notice."""
    return form_page(
        request,
        CertifyForm(request.POST or None, initial={"year": request.GET.get("year", "")}),
        act=lambda data: actions.certify_year(**data, by=request.actor, at=timezone.now()),
        to=lambda row: _page_of(row.year),
        title=_("Certify a year"),
        submit=_("Certify the year"),
        intro=_("First compare every day of the year with the annual notice. Deadlines in a certified year are final."),
        done=_("The year has been certified."),
    )


@requires(MANAGE_REFERENCE)
def remove(request: Request, code: str) -> HttpResponse:
    """Take back a correction."""
    day = get_object_or_404(queries.corrections(), code=code)
    act = partial(actions.withdraw_correction, day, by=request.actor, at=timezone.now())
    return form_page(
        request,
        WithdrawForm(request.POST or None),
        act=lambda data: act(**data),
        to=_page_of(day.on.year),
        title=_("Remove the correction of %(day)s") % {"day": day.on.strftime("%d/%m/%Y")},
        submit=_("Remove the correction"),
        kind="danger",
        done=_("The calendar has been changed."),
    )


def _page_of(shown: int) -> str:
    return f"{reverse('calendar')}?year={shown}"
