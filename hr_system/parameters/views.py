"""Pages of those who keep the reference data."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hr_system.access import Request, requires
from hr_system.parameters import actions, queries
from hr_system.parameters.declarations import declared
from hr_system.parameters.forms import ValueForm
from hr_system.ui.pages import form_page


@requires(actions.RIGHT)
@require_safe
def parameters(request: Request) -> HttpResponse:
    """Every declared parameter with what holds today."""
    rows = queries.all_current(timezone.localdate())
    open_count = sum(row.is_to_be_confirmed for row in rows)
    return render(request, "parameters/list.html", {"rows": rows, "open_count": open_count})


@requires(actions.RIGHT)
def parameter(request: Request, key: str) -> HttpResponse:
    """One parameter: what holds, its history, and the form for another value."""
    try:
        known = declared(key)
    except LookupError:
        raise Http404 from None
    return form_page(
        request,
        ValueForm(request.POST or None),
        act=lambda data: actions.set_value(key=key, **data, by=request.actor, at=timezone.now()),
        to="parameters",
        title=known.label,
        submit=_("Enter this value"),
        template="parameters/parameter.html",
        context={"current": queries.current(key, timezone.localdate()), "history": queries.history(key)[:50]},
        done=_("The value has been entered. It holds from the day given."),
    )
