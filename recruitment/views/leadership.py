"""Selections of heads: public notices, HR's file, the panel's marking page, the superior's decision."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hr_system.access import DomainError, Refused, has_right, public, requires
from hr_system.ui.pages import form_page
from personnel import public as personnel
from recruitment.actions import leadership as actions
from recruitment.forms import leadership as forms
from recruitment.models.leadership import LeaderCandidate, LeaderSelection, PanelMember
from recruitment.queries import leadership as looking
from recruitment.queries.round import MANAGE
from recruitment.rules.leadership import PILOT, SelectionState

SEE, KEEP, JUDGE, DECIDE = (
    "recruitment.see_selections",
    "recruitment.keep_selections",
    "recruitment.judge_leaders",
    "recruitment.appoint_leaders",
)


@public
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    return render(request, "recruitment/leadership/public_list.html", {"selections": looking.public_selections()[:100]})


@public
@require_safe
def public_page(request: HttpRequest, code: str) -> HttpResponse:
    selection = get_object_or_404(looking.public_selections(), code=code)
    is_counted = selection.state in (SelectionState.COUNTED, SelectionState.APPOINTED)
    page = {
        "selection": selection,
        "rules": PILOT,
        "candidates": looking.candidates(selection) if is_counted else [],
        "document": looking.document_of(selection),
    }
    return render(request, "recruitment/leadership/public_page.html", page)


def _seen(request: HttpRequest, code: str) -> LeaderSelection:
    on = timezone.localdate()
    return get_object_or_404(looking.selections(visible_to=request.actor, on=on), code=code)  # type: ignore[attr-defined]


@requires(SEE)
@require_safe
def selections(request: HttpRequest) -> HttpResponse:
    rows = looking.selections(visible_to=request.actor, on=timezone.localdate())  # type: ignore[attr-defined]
    return render(
        request,
        "recruitment/leadership/list.html",
        {"selections": rows[:200], "may_open": has_right(request.actor, KEEP)},
    )  # type: ignore[attr-defined]


@requires(SEE)
@require_safe
def selection(request: HttpRequest, code: str) -> HttpResponse:
    found = _seen(request, code)
    superior = personnel.superior_of(found.agency_id, timezone.localdate())
    page = {
        "selection": found,
        "rules": PILOT,
        "candidates": list(looking.candidates(found)),
        "panel": list(looking.panel(found)),
        "heard": len(looking.on_defence(found)) if found.state != SelectionState.DRAFT else 0,
        "document": looking.document_of(found),
        "may_keep": personnel.may_reach(request.actor, MANAGE, found.agency_id),  # type: ignore[attr-defined]
        "may_appoint": bool(superior) and personnel.is_head_of(request.actor, superior, timezone.now()),  # type: ignore[attr-defined]
    }
    return render(request, "recruitment/leadership/selection.html", page)


@requires(KEEP)
def create(request: HttpRequest) -> HttpResponse:
    reached = personnel.agency_choices(request.actor, MANAGE)  # type: ignore[attr-defined]
    by_code = {agency.code: agency.id for agency in reached}

    def act(data: dict[str, Any]) -> LeaderSelection:
        described = actions.SelectionData(by_code[data["agency"]], data["title"], data["notice_number"])
        return actions.create_selection(described, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    choices = [(agency.code, f"{agency.name} ({agency.above})" if agency.above else agency.name) for agency in reached]
    bound = (request.POST,) if request.method == "POST" else ()
    form = forms.SelectionForm(*bound, agencies=choices)
    title = _("Open a selection for a vacant headship")
    return form_page(
        request, form, act=act, to=LeaderSelection.get_absolute_url, title=title, submit=_("Open the file")
    )


def _on_selection(request: HttpRequest, code: str, form: Any, act: Any, **words: Any) -> HttpResponse:
    found = _seen(request, code)
    done = partial(act, found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    cancel = {"cancel": found.get_absolute_url()}
    return form_page(request, form, act=lambda data: done(**data), to=found.get_absolute_url(), context=cancel, **words)


@requires(KEEP)
def announce(request: HttpRequest, code: str) -> HttpResponse:
    words = {"title": _("Publish the notice"), "submit": _("Publish")}
    return _on_selection(request, code, forms.AnnounceForm, actions.announce, **words)


@requires(KEEP)
def stand(request: HttpRequest, code: str) -> HttpResponse:
    def act(found: LeaderSelection, *, officer: str, **data: Any) -> LeaderCandidate:
        ref = personnel.officer_by_code(officer)
        if ref is None:
            raise Refused(_("No officer has this code."), "officer")
        return actions.stand(found, officer_id=ref.id, **data)

    return _on_selection(request, code, forms.StandForm, act, title=_("Enter a candidate"), submit=_("Enter"))


@requires(KEEP)
def seat(request: HttpRequest, code: str) -> HttpResponse:
    words = {"title": _("Seat a member of the panel"), "submit": _("Seat")}
    return _on_selection(request, code, forms.SeatForm, actions.seat, **words)


@requires(KEEP)
def fail(request: HttpRequest, code: str) -> HttpResponse:
    words = {"title": _("End without an appointment"), "submit": _("End the selection"), "kind": "danger"}
    return _on_selection(request, code, forms.FailForm, actions.fail, **words)


STEPS = {"close": actions.close_standing, "defence": actions.open_defence, "count": actions.record_count}


@requires(KEEP)
@require_POST
def step(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The acts that ask nothing: close standing, open the defence, count."""
    if name not in STEPS:
        raise Http404
    found = _seen(request, code)
    try:
        STEPS[name](found, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect(found)


@requires(KEEP)
def written(request: HttpRequest, code: str, candidate: str) -> HttpResponse:
    def act(found: LeaderSelection, *, points: Any, was_absent: bool, **who: Any) -> None:
        actions.record_written(get_object_or_404(looking.candidates(found), code=candidate), points=points, **who)

    words = {"title": _("Mark of the written paper"), "submit": _("Save the mark")}
    return _on_selection(request, code, forms.WrittenForm, act, **words)


@requires(DECIDE)
def appoint(request: HttpRequest, code: str) -> HttpResponse:
    found = _seen(request, code)
    top = [row for row in looking.candidates(found) if row.rank == 1]
    tied = [(row.code, row.officer.name) for row in top] if len(top) > 1 else []

    def act(data: dict[str, Any]) -> int:
        return actions.appoint(found, actions.Appointment(**data), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    bound = (request.POST,) if request.method == "POST" else ()
    form = forms.AppointForm(*bound, tied=tied)
    context = {"cancel": found.get_absolute_url(), "law": _(PILOT.source)}
    return form_page(
        request,
        form,
        act=act,
        to=found.get_absolute_url(),
        title=_("Appoint the winner"),
        submit=_("Appoint"),
        context=context,
    )


@requires(JUDGE)
@require_safe
def my_panels(request: HttpRequest) -> HttpResponse:
    seats = [(seat, looking.waiting_for(seat)) for seat in looking.my_seats(request.actor)]  # type: ignore[attr-defined]
    return render(request, "recruitment/leadership/panels.html", {"seats": seats})


@requires(JUDGE)
def sheet(request: HttpRequest, code: str, candidate: str) -> HttpResponse:
    """One candidate, one mark, once."""
    member: PanelMember = get_object_or_404(looking.my_seats(request.actor), selection__code=code)  # type: ignore[attr-defined]
    row = next((row for row in looking.waiting_for(member) if row.code == candidate), None)
    if row is None:
        return redirect("recruitment:my_panels")

    def act(data: dict[str, Any]) -> Any:
        return actions.give_mark(row, points=data["points"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    title = _("Mark for %(name)s") % {"name": row.officer.name}
    intro = _("Programme of action: %(programme)s. You mark once, and nobody sees your mark before the count.") % {
        "programme": row.programme
    }
    return form_page(
        request,
        forms.SheetForm,
        act=act,
        to="recruitment:my_panels",
        title=title,
        submit=_("Give this mark"),
        intro=intro,
    )
