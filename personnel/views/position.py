"""Posts and standards of an agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hr_system.access import requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from personnel import permissions
from personnel.actions.position import PositionData, StandardData, create_position, draft_standard, publish_standard
from personnel.forms.agency import PositionForm, PublishForm, StandardForm
from personnel.models import CompetencyStandard, JobPosition
from personnel.queries import reach as reaching
from personnel.views.agency import visible


@requires("personnel.manage")
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A new post of an agency."""
    agency = visible(request, code)
    return form_page(
        request,
        PositionForm,
        act=lambda data: create_position(PositionData(agency=agency, **data), by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        to=agency.get_absolute_url(),
        title=_("New position of %(agency)s") % {"agency": agency.name},
        submit=_("Create the position"),
        done=_("The position has been created."),
    )


def _position(request: HttpRequest, code: str) -> JobPosition:
    seen = reaching.reach(request.actor, reaching.READ, on=legal_day(timezone.now()))  # type: ignore[attr-defined]
    found = JobPosition.objects.filter(seen).select_related("agency", "title", "rank")
    return get_object_or_404(found, code=code)


@requires("personnel.read")
def position(request: HttpRequest, code: str) -> HttpResponse:
    """One post with every version of its standard."""
    found = _position(request, code)
    today = legal_day(timezone.now())
    context = {
        "position": found,
        "standards": found.standards.order_by("-version"),
        "may_manage": permissions.may_manage(request.actor, found.agency, today),  # type: ignore[attr-defined]
        "today": today,
    }
    return render(request, "personnel/position.html", context)


@requires("personnel.manage")
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """The next version of the standard of a post."""
    found = _position(request, code)
    return form_page(
        request,
        StandardForm,
        act=lambda data: draft_standard(found, StandardData(**data), by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        to=lambda _made: _url(found),
        title=_("New standard: %(title)s") % {"title": found.title.name_vi},
        submit=_("Save the draft"),
        done=_("The draft has been saved. It is not in force until it is published."),
    )


def _url(found: JobPosition) -> str:
    return reverse("personnel:position", args=[found.code])


@requires("personnel.manage")
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Put a draft in force."""
    seen = reaching.reach(request.actor, reaching.MANAGE, "position__agency", on=legal_day(timezone.now()))  # type: ignore[attr-defined]
    rows = CompetencyStandard.objects.filter(seen, state="draft").select_related("position__agency", "position__title")
    found = get_object_or_404(rows, code=code)
    return form_page(
        request,
        PublishForm,
        act=lambda data: publish_standard(found, **data, by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        to=lambda _made: _url(found.position),
        title=_("Publish version %(version)d: %(title)s")
        % {"version": found.version, "title": found.position.title.name_vi},
        submit=_("Publish"),
        intro=_("A published version is never changed; the version before it ends on this day."),
        done=_("The standard has been published."),
    )
