"""Staff: the screening queue, one application, its papers."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import has_right, requires
from hr_system.calendar.queries import legal_day
from hr_system.crypto import read
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage
from recruitment.actions.application import screen
from recruitment.actions.paper import record_opening
from recruitment.forms.application import ScreenForm
from recruitment.queries.application import applications as visible_applications
from recruitment.queries.application import documents
from recruitment.queries.round import law_of
from recruitment.rules.states import APPLICATION, ApplicationState
from recruitment.views.rounds import visible_round


@requires("recruitment.see_rounds")
def applications(request: HttpRequest, code: str) -> HttpResponse:
    """First those that wait, by the instant they were sent."""
    round_ = visible_round(request, code)
    found = visible_applications(visible_to=request.actor, on=legal_day(timezone.now())).filter(round=round_)
    if request.GET.get("state") in set(ApplicationState):
        found = found.filter(state=request.GET["state"])
    page = KeysetPage(found, ("submitted_at", "pk"), request)
    rows = [{"application": row, "state": APPLICATION[ApplicationState(row.state)]} for row in page]
    may_open = has_right(request.actor, "recruitment.manage_rounds")
    context = {"round": round_, "page": page, "rows": rows, "may_open": may_open}
    return render(request, "recruitment/applications.html", context)


@requires("recruitment.manage_rounds")
def application(request: HttpRequest, code: str) -> HttpResponse:
    """One application beside the standard, and the decision."""
    now = timezone.now()
    found = get_object_or_404(visible_applications(visible_to=request.actor, on=legal_day(now)), code=code)

    def act(data: dict[str, Any]) -> Any:
        return screen(found, **{**data, "accept": data["accept"] == "yes"}, by=request.actor, at=timezone.now())

    groups = {group.key: group for group in law_of(found.round)[0].priority}
    context = {
        "application": found,
        "state": APPLICATION[ApplicationState(found.state)],
        "group": groups.get(found.priority_group),
        "papers": documents(visible_to=request.actor, on=legal_day(now)).filter(application=found),
        "is_waiting": found.state == "submitted" and found.round.state == "screening",
        "cancel": reverse("recruitment:applications", args=[found.round.code]),
    }
    return form_page(
        request, ScreenForm, act=act, to=context["cancel"], title=found.candidate.name, submit=_("Record the decision"),
        template="recruitment/application.html", context=context,
    )  # fmt: skip


@requires("signed_in")
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """A sealed paper, for its owner and for who decides on it; each opening by staff is recorded."""
    now = timezone.now()
    found = get_object_or_404(documents(visible_to=request.actor, on=legal_day(now)), file__code=code)
    with transaction.atomic():
        record_opening(found, by=request.actor, at=now)
        data = read(found.file)
    response = HttpResponse(data, content_type=found.file.media_type)
    response["Content-Disposition"] = "inline" if found.file.media_type == "application/pdf" else "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
