"""Agencies: the tree on a day, one agency through time, and the public search."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from hr_system.access import public, requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from personnel import permissions
from personnel.actions.agency import AgencyData, create_agency
from personnel.forms.agency import DayForm, UnitForm
from personnel.models import Agency
from personnel.queries import agency as queries
from personnel.queries import position as positions
from personnel.queries import reach as reaching
from personnel.queries import tenure as tenures
from personnel.rules.tree import is_within


@requires("personnel.read")
def tree(request: HttpRequest) -> HttpResponse:
    """The tree on a day: the roots, or one agency with its superiors and what lies directly below it."""
    today = legal_day(timezone.now())
    form = DayForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    day: date = asked.get("day") or today
    text: str = asked.get("q") or ""
    shown = _opened(request)
    paths = reaching.paths_in_reach(request.actor, reaching.READ, today)  # type: ignore[attr-defined]
    below = list(queries.children_on(shown, day))
    context = {
        "form": form,
        "day": day,
        "is_today": day == today,
        "shown": shown,
        "above": list(reversed(queries.chain_on(shown, day)))[:-1] if shown else [],
        "below": [(agency, any(is_within(agency.path, path) for path in paths)) for agency in below],
        "shown_in_reach": shown is not None and any(is_within(shown.path, path) for path in paths),
        "asked": text,
        "found": [
            (agency, any(is_within(agency.path, path) for path in paths))
            for agency in queries.search(text, on=day, limit=30)
        ],
    }
    return render(request, "personnel/tree.html", context)


def _opened(request: HttpRequest) -> Agency | None:
    """The agency whose children are shown; the Government where none is asked for."""
    code = request.GET.get("open", "")
    if code:
        return get_object_or_404(Agency, code=code)
    return Agency.objects.filter(kind="government").order_by("pk").first()


def visible(request: HttpRequest, code: str) -> Agency:
    """The agency, where the reader may read it; 404 else."""
    day = legal_day(timezone.now())
    seen = reaching.reach(request.actor, reaching.READ, "", on=day)  # type: ignore[attr-defined]
    return get_object_or_404(Agency.objects.filter(seen), code=code)


@requires("personnel.read")
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One agency: its heads through time, tenures, posts with their standards."""
    today = legal_day(timezone.now())
    shown = visible(request, code)
    context = {
        "agency": shown,
        "above": queries.names_above([shown])[shown.pk],
        "band": tenures.band(shown, today=today),
        "tenures": tenures.of_agency(shown),
        "positions": positions.positions_of(shown, on=today),
        "below": queries.children_on(shown, today),
        "predecessors": shown.predecessions.select_related("predecessor").order_by("pk"),
        "successors": shown.successions.select_related("successor").order_by("pk"),
        "may_manage": permissions.may_manage(request.actor, shown, today),  # type: ignore[attr-defined]
        "today": today,
    }
    return render(request, "personnel/agency.html", context)


@requires("personnel.manage")
def add_unit(request: HttpRequest, code: str) -> HttpResponse:
    """A new unit below an agency."""
    parent = visible(request, code)
    return form_page(
        request,
        UnitForm,
        act=lambda data: create_agency(
            AgencyData(**data),
            parent=parent,
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
        ),
        to=lambda made: made.get_absolute_url(),
        title=_("New unit of %(agency)s") % {"agency": parent.name},
        submit=_("Create the unit"),
        done=_("The unit has been created."),
    )


@public
def search(request: HttpRequest) -> HttpResponse:
    """Anybody finds an agency by a part of its name, however it is typed."""
    text = request.GET.get("q", "")[:120]
    found = queries.search(text, on=legal_day(timezone.now()), limit=50)
    above = queries.names_above(found)
    context = {"asked": text, "found": [{"name": agency.name, "above": above[agency.pk]} for agency in found]}
    return render(request, "personnel/search.html", context)
