"""Officers: the list, one person's page, a new one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from hr_system.access import Refused, requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage, capped_count
from personnel.actions.officer import OfficerData, enter, link_account
from personnel.filters.officer import OfficerFilter
from personnel.forms.agency import OfficerForm
from personnel.forms.grant import AccountForm
from personnel.models import Officer
from personnel.permissions import may_manage
from personnel.queries import officer as queries
from personnel.queries.grant import grantee
from personnel.views.agency import visible


@requires("personnel.read")
def officers(request: HttpRequest) -> HttpResponse:
    """Officers in reach, by name, a page at a time."""
    seen = queries.officers(visible_to=request.actor, on=legal_day(timezone.now()))  # type: ignore[attr-defined]
    filterset = OfficerFilter(request.GET, queryset=seen, request=request)
    found = filterset.qs if filterset.is_valid() else seen.none()
    page = KeysetPage(found, ("search_key", "pk"), request)
    context = {"filterset": filterset, "page": page, "total": capped_count(found)}
    return render(request, "personnel/officers.html", context)


@requires("signed_in")
def officer(request: HttpRequest, code: str) -> HttpResponse:
    """One officer. Everybody may read their own record; others need the agency in reach."""
    seen = queries.officers(visible_to=request.actor, on=legal_day(timezone.now()))  # type: ignore[attr-defined]
    found = get_object_or_404(seen, code=code)
    held = found.tenures.select_related("agency").order_by("-from_on", "-pk")
    may_link = found.user_id is None and may_manage(request.actor, found.agency, legal_day(timezone.now()))  # type: ignore[attr-defined]
    return render(request, "personnel/officer.html", {"officer": found, "tenures": held, "may_link": may_link})


@requires("personnel.manage")
def account(request: HttpRequest, code: str) -> HttpResponse:
    """Whose account it is: only an officer with an account can act in cases and rounds, and is barred where they must be."""
    today = legal_day(timezone.now())
    found = get_object_or_404(queries.officers(visible_to=request.actor, on=today), code=code)  # type: ignore[attr-defined]

    def act(data: dict[str, Any]) -> Officer:
        user = grantee(data["email"])
        if user is None:
            raise Refused(_("There is no open account with this address."), "email")
        return link_account(found, user_id=user.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    return form_page(
        request,
        AccountForm,
        act=act,
        to=found.get_absolute_url(),
        title=_("The account of %(name)s") % {"name": found.name},
        submit=_("Link the account"),
        intro=_(
            "The administrator opens accounts. Once linked, the officer works under their own name and is kept from cases that touch them."
        ),
        done=_("The account has been linked."),
    )


@requires("personnel.manage")
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A new officer of an agency."""
    agency = visible(request, code)
    return form_page(
        request,
        OfficerForm,
        act=lambda data: enter(OfficerData(agency=agency, **data), by=request.actor, at=timezone.now()),  # type: ignore[attr-defined]
        to=lambda made: made.get_absolute_url(),
        title=_("New officer of %(agency)s") % {"agency": agency.name},
        submit=_("Enter the officer"),
        done=_("The officer has been entered."),
    )
