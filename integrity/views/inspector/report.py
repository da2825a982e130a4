"""Accountability reports, and the figures of transactions on which they rest."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system import documents
from hr_system.access import has_right, requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage
from integrity.actions import report as actions
from integrity.documents.letters import report_context
from integrity.forms.case import ExposureForm, ReportForm
from integrity.models import AccountabilityReport
from integrity.queries.report import figures_for, may_read_document, reports
from personnel import public as personnel

VIEW, HANDLE = "integrity.view_reports", "integrity.handle_cases"


@requires(VIEW)
def report_list(request: HttpRequest) -> HttpResponse:
    today = legal_day(timezone.now())
    page = KeysetPage(reports(visible_to=request.actor, on=today), ("-made_at", "-pk"), request, size=30)
    context = {"page": page, "may_make": has_right(request.actor, HANDLE)}
    return render(request, "integrity/inspector/reports.html", context)


def _report(request: HttpRequest, code: str) -> AccountabilityReport:
    today = legal_day(timezone.now())
    return get_object_or_404(reports(visible_to=request.actor, on=today), code=code)


@requires(VIEW)
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The picture first, words beneath it, the table beside it, the document behind one button."""
    found = _report(request, code)
    figures = figures_for(request.actor, found, legal_day(timezone.now()))
    context = {"report": found, "may_read_document": figures == found.figures, **report_context(figures)}
    return render(request, "integrity/inspector/report.html", context)


@requires(VIEW)
def report_file(request: HttpRequest, code: str) -> HttpResponse:
    found = _report(request, code)
    if found.document is None or not may_read_document(request.actor, found, legal_day(timezone.now())):
        raise Http404
    return documents.response(found.document)


@requires(HANDLE)
def report_new(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    agencies = personnel.agency_choices(request.actor, "personnel.inspect_agency")

    def act(data: dict[str, Any]) -> Any:
        period = {"period_from": data["period_from"], "period_until": data["period_until"]}
        return actions.make_report(agency_id=int(data["agency"]), **period, by=request.actor, at=at)

    return form_page(
        request, partial(ReportForm, agencies=agencies), act=act,
        to=lambda made: reverse("integrity:report", args=[made.code]), title=_("New accountability report"),
        submit=_("Make the report"), intro=_("The figures are frozen when the report is made."),
    )  # fmt: skip


@requires(HANDLE)
def exposure(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    agencies = personnel.agency_choices(request.actor, "personnel.inspect_agency")

    def act(data: dict[str, Any]) -> Any:
        return actions.enter_exposure(
            agency_id=int(data["agency"]), quarter=(data["year"], data["quarter"]), served=data["served"],
            source=data["source"], by=request.actor, at=at,
        )  # fmt: skip

    return form_page(
        request, partial(ExposureForm, agencies=agencies), act=act, to=reverse("integrity:reports"),
        title=_("Transactions served"), submit=_("Save"), done=_("Saved."),
        intro=_("Agencies are compared by founded cases per 10,000 transactions; this is the figure below the line."),
    )  # fmt: skip
