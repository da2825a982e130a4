"""Recording, ending and suspending tenures."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from hr_system.access import Refused, requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from personnel.actions.tenure import SuspensionData, TenureData, end_tenure, record_tenure, suspend
from personnel.forms.agency import EndForm, SuspensionForm, TenureForm
from personnel.models import Agency, Tenure
from personnel.queries.officer import officers
from personnel.queries.tenure import tenures
from personnel.views.agency import visible

MOST = 500


def _choices(request: HttpRequest, agency: Agency) -> list[tuple[str, str]]:
    """Serving officers in reach, those of the agency first."""
    seen = officers(visible_to=request.actor, on=legal_day(timezone.now())).filter(status="serving")  # type: ignore[attr-defined]
    own = list(seen.filter(agency=agency).order_by("search_key", "pk")[:MOST])
    rest = list(seen.exclude(agency=agency).order_by("search_key", "pk")[: MOST - len(own)])
    return [(officer.code, f"{officer.name} · {officer.agency.name}") for officer in [*own, *rest]]


@requires("personnel.manage")
def record(request: HttpRequest, code: str) -> HttpResponse:
    """HR records that somebody holds (or held) an office of the agency."""
    agency = visible(request, code)

    def act(data: dict[str, Any]) -> Tenure:
        seen = officers(visible_to=request.actor, on=legal_day(timezone.now()))  # type: ignore[attr-defined]
        officer = seen.filter(code=data.pop("officer")).first()
        if officer is None:
            raise Refused(_("Choose an officer of the list."), "officer")
        return record_tenure(TenureData(agency=agency, officer=officer, **data), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    return form_page(
        request,
        partial(TenureForm, officers=_choices(request, agency)),
        act=act,
        to=agency.get_absolute_url(),
        title=_("Record a tenure at %(agency)s") % {"agency": agency.name},
        submit=_("Record the tenure"),
        intro=_("Record what was so, also where it was not lawful: such a tenure is flagged, never refused."),
        done=_("The tenure has been recorded."),
    )


def _tenure(request: HttpRequest, code: str) -> Tenure:
    seen = tenures(visible_to=request.actor, on=legal_day(timezone.now()))  # type: ignore[attr-defined]
    return get_object_or_404(seen, code=code)


@requires("personnel.manage")
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Record the end of a tenure."""
    tenure = _tenure(request, code)
    return form_page(
        request,
        EndForm,
        act=lambda data: end_tenure(tenure, **data, by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        to=tenure.agency.get_absolute_url(),
        title=_("End of the tenure of %(name)s") % {"name": tenure.officer.name},
        submit=_("Record the end"),
        intro=_(
            "From that day the office is empty until somebody new is recorded; complaints then go to the superior."
        ),
        done=_("The end of the tenure has been recorded."),
        kind="danger",
    )


@requires("personnel.manage")
def suspension(request: HttpRequest, code: str) -> HttpResponse:
    """Record a suspension."""
    tenure = _tenure(request, code)
    return form_page(
        request,
        SuspensionForm,
        act=lambda data: suspend(tenure, SuspensionData(**data), by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        to=tenure.agency.get_absolute_url(),
        title=_("Suspension of %(name)s") % {"name": tenure.officer.name},
        submit=_("Record the suspension"),
        intro=_("At most 30 working days, and 30 more."),
        done=_("The suspension has been recorded."),
        kind="danger",
    )
