"""Staff: the computed result, ties, appointments."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import requires
from hr_system.calendar.queries import legal_day
from hr_system.documents import response
from hr_system.ui.pages import form_page
from recruitment import permissions
from recruitment.actions import result as actions
from recruitment.actions.paper import record_reading
from recruitment.forms.result import AppointForm, TieForm
from recruitment.queries import result as queries
from recruitment.queries.round import positions
from recruitment.rules.states import ROUND, RoundState
from recruitment.views.rounds import visible_round


@requires("recruitment.see_rounds")
def result(request: HttpRequest, code: str) -> HttpResponse:
    """By post, with the components; for the council and the head before publication, for HR after it."""
    round_ = visible_round(request, code)
    now = timezone.now()
    rows = queries.results(visible_to=request.actor, on=legal_day(now)).filter(round=round_)
    rows = list(rows.select_related("application__candidate", "application__decision"))
    if not rows:
        raise Http404
    for row in rows:
        row.decision = getattr(row.application, "decision", None)
    may_decide = permissions.may_approve_result(request.actor, round_, now)
    context = {
        "round": round_,
        "state": ROUND[RoundState(round_.state)],
        "groups": [(post, [row for row in rows if row.position_id == post.pk]) for post in positions(round_)],
        "ties": queries.open_ties(round_),
        "may_decide": may_decide,
        "may_appoint": may_decide and round_.state == RoundState.PUBLISHED,
        "document": queries.result_document(round_),
    }
    return render(request, "recruitment/result.html", context)


@requires("recruitment.see_rounds")
def result_file(request: HttpRequest, code: str) -> HttpResponse:
    """The stored document, for those who see the result."""
    round_ = visible_round(request, code)
    seen = queries.results(visible_to=request.actor, on=legal_day(timezone.now())).filter(round=round_).exists()
    document = queries.result_document(round_)
    if not seen or document is None:
        raise Http404
    return response(document)


@requires("recruitment.head")
def tie(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """The head chooses among equals at the last place."""
    round_ = visible_round(request, code)
    found = next(((post, rows) for post, rows in queries.open_ties(round_) if post.code == position), None)
    if found is None:
        raise Http404
    post, rows = found
    equals = [(row.application.code, row.application.candidate_number) for row in rows]

    def act(data: dict[str, Any]) -> Any:
        chosen = [row.application for row in rows if row.application.code in data["chosen"]]
        return actions.decide_tie(post, chosen=chosen, reason=data["reason"], by=request.actor, at=timezone.now())

    to = reverse("recruitment:result", args=[code])
    context = {"cancel": to, "law": _("Decree 170/2025/ND-CP, Art. 10(2)")}
    title = _("Decide the last place: %(post)s") % {"post": post}
    return form_page(
        request,
        partial(TieForm, equals=equals),
        act=act,
        to=to,
        title=title,
        submit=_("Record the decision"),
        context=context,
    )


@requires("recruitment.head")
def appoint(request: HttpRequest, code: str) -> HttpResponse:
    """The recruitment decision; the winner becomes an officer."""
    now = timezone.now()
    rows = queries.results(visible_to=request.actor, on=legal_day(now)).filter(outcome="winner")
    row = get_object_or_404(rows.select_related("application__candidate", "application__round"), application__code=code)

    def act(data: dict[str, Any]) -> Any:
        return actions.appoint(row.application, **data, by=request.actor, at=timezone.now())

    to = reverse("recruitment:result", args=[row.round.code])
    title = _("Recruitment decision for %(name)s") % {"name": row.application.candidate.name}
    return form_page(request, AppointForm, act=act, to=to, title=title, submit=_("Decide"), context={"cancel": to})


@requires("signed_in")
def decision_file(request: HttpRequest, code: str) -> HttpResponse:
    """The recruitment decision, for the person it names and for HR and the head; others' reading is recorded."""
    now = timezone.now()
    decision = get_object_or_404(queries.decisions(visible_to=request.actor, on=legal_day(now)), code=code)
    document = queries.decision_document(decision)
    if document is None:
        raise Http404
    record_reading(decision, by=request.actor, at=now)
    return response(document)
