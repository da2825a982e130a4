"""Markers, the head of the marking board, interviewers, round 1: everything under codes and numbers, no names."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from recruitment.actions import exam as actions
from recruitment.forms.exam import MarkForm, Round1Form, RulingForm, SheetForm
from recruitment.forms.round import ConfirmForm
from recruitment.models import Application, Duty, Round, Script
from recruitment.permissions import has_duty
from recruitment.queries import exam as queries
from recruitment.queries.application import applications
from recruitment.rules.marking import Step
from recruitment.views.rounds import visible_round


@requires("recruitment.mark")
def marking(request: HttpRequest) -> HttpResponse:
    """What is mine to mark: codes only."""
    scripts = list(queries.assigned_scripts(request.actor))
    waiting = [script for script in scripts if not script.is_marked]
    context = {"scripts": scripts, "waiting": waiting, "done": len(scripts) - len(waiting)}
    return render(request, "recruitment/marking.html", context)


@requires("recruitment.mark")
def mark(request: HttpRequest, code: str) -> HttpResponse:
    """One script, big: mark, enter, next."""
    mine = queries.assigned_scripts(request.actor)
    script = get_object_or_404(mine, code=code)
    old = queries.own_mark(script, request.actor)

    def act(data: dict[str, Any]) -> Any:
        return actions.mark(script, **data, by=request.actor, at=timezone.now())

    def onwards(_made: Any) -> str:
        following = queries.assigned_scripts(request.actor).filter(is_marked=False).first()
        return reverse("recruitment:mark", args=[following.code]) if following else reverse("recruitment:marking")

    context = {
        "script": script, "old": old, "left": mine.filter(is_marked=False).count(), "total": mine.count(),
        "cancel": reverse("recruitment:marking"),
    }  # fmt: skip
    context["done_count"] = context["total"] - context["left"]
    return form_page(
        request, partial(MarkForm, is_correction=old is not None), act=act, to=onwards, title=_("Mark a script"),
        submit=_("Save and next"), template="recruitment/mark.html", context=context,
    )  # fmt: skip


def _led(request: HttpRequest, code: str) -> Round:
    found = get_object_or_404(Round, code=code)
    if not has_duty(request.actor, found, Duty.HEAD_OF_MARKING):  # type: ignore[attr-defined]
        raise Http404
    return found


@requires("recruitment.settle")
def settle(request: HttpRequest, code: str) -> HttpResponse:
    """All scripts by code with how they settle; what the head of the board owes comes first."""
    round_ = _led(request, code)
    owed = {Step.HEAD_NEEDED, Step.COLLECTIVE_NEEDED, Step.THIRD_NEEDED}
    papers = sorted(queries.papers(round_), key=lambda paper: (paper.settlement.step not in owed, paper.script.code))
    interviews = (
        [one for one in queries.interviews(round_) if one.settlement.step is Step.HEAD_NEEDED]
        if round_.is_combined
        else []
    )
    context = {
        "round": round_,
        "papers": papers,
        "interviews": interviews,
        "settled": sum(p.settlement.is_settled for p in papers),
    }
    return render(request, "recruitment/settle.html", context)


def _led_script(request: HttpRequest, code: str) -> Script:
    script = get_object_or_404(Script.objects.select_related("round", "application"), code=code)
    _led(request, script.round.code)
    return script


@requires("recruitment.settle")
def rule_on_script(request: HttpRequest, code: str) -> HttpResponse:
    script = _led_script(request, code)

    def act(data: dict[str, Any]) -> Any:
        return actions.rule_on_script(script, **data, by=request.actor, at=timezone.now())

    to = reverse("recruitment:settle", args=[script.round.code])
    context = {"cancel": to, "law": _("Circular 22/2025/TT-BNV, Art. 16(2)")}
    title = _("Decide the mark of script %(code)s") % {"code": script.code}
    return form_page(request, RulingForm, act=act, to=to, title=title, submit=_("Record the decision"), context=context)


@requires("recruitment.settle")
def call_third(request: HttpRequest, code: str) -> HttpResponse:
    script = _led_script(request, code)

    def act(_data: dict[str, Any]) -> Any:
        return actions.call_third_marker(script, by=request.actor, at=timezone.now())

    to = reverse("recruitment:settle", args=[script.round.code])
    title = _("Call a third marker for script %(code)s") % {"code": script.code}
    intro = _("Drawn by lot among the other markers of the board.")
    return form_page(
        request, ConfirmForm, act=act, to=to, title=title, submit=_("Draw"), intro=intro, context={"cancel": to}
    )


@requires("recruitment.settle")
def rule_on_interview(request: HttpRequest, code: str) -> HttpResponse:
    application = get_object_or_404(Application.objects.select_related("round"), code=code)
    _led(request, application.round.code)

    def act(data: dict[str, Any]) -> Any:
        return actions.rule_on_interview(application, **data, by=request.actor, at=timezone.now())

    to = reverse("recruitment:settle", args=[application.round.code])
    title = _("Decide the interview mark of %(number)s") % {"number": application.candidate_number}
    context = {"cancel": to, "law": _("Circular 22/2025/TT-BNV, Art. 22")}
    return form_page(request, RulingForm, act=act, to=to, title=title, submit=_("Record the decision"), context=context)


@requires("recruitment.interview")
def interviewing(request: HttpRequest) -> HttpResponse:
    found = list(queries.rounds_to_interview(request.actor))
    if len(found) == 1:
        return redirect("recruitment:interview", code=found[0].code)
    return render(request, "recruitment/interviewing.html", {"rounds": found})


@requires("recruitment.interview")
def interview(request: HttpRequest, code: str) -> HttpResponse:
    """A member's own sheets, by candidate number; neither written marks nor others' sheets are shown."""
    round_ = get_object_or_404(queries.rounds_to_interview(request.actor), code=code)
    called = [one.application for one in queries.interviews(round_)]
    mine = queries.own_sheets(round_, request.actor)
    rows = [{"number": one.candidate_number, "points": mine.get(one.pk)} for one in called]
    waiting = sorted(called, key=lambda one: (one.pk in mine, one.candidate_number))
    numbers = [(one.code, one.candidate_number) for one in waiting]

    def act(data: dict[str, Any]) -> Any:
        code = data.pop("application")
        application = next(one for one in called if one.code == code)
        return actions.enter_sheet(application, **data, by=request.actor, at=timezone.now())

    context = {"round": round_, "rows": rows, "done_count": len(mine), "total": len(called), "cancel": ""}
    return form_page(
        request, partial(SheetForm, numbers=numbers), act=act, to=request.path, title=_("Interview marks"),
        submit=_("Save and next"), template="recruitment/interview.html", context=context,
    )  # fmt: skip


@requires("recruitment.see_rounds")
def round1(request: HttpRequest, code: str) -> HttpResponse:
    """The secretary enters what the computer counted."""
    round_ = visible_round(request, code)
    if not has_duty(request.actor, round_, Duty.SECRETARY):
        raise Http404
    rows = applications(visible_to=request.actor, on=legal_day(timezone.now())).filter(round=round_, state="eligible")
    called = list(rows.select_related("round", "round1").order_by("candidate_number"))
    numbers = [(one.code, one.candidate_number) for one in called if not hasattr(one, "round1")]

    def act(data: dict[str, Any]) -> Any:
        application = next(one for one in called if one.code == data["application"])
        return actions.enter_round1(application, correct=data["correct"], by=request.actor, at=timezone.now())

    entered = [one for one in called if hasattr(one, "round1")]
    context = {
        "round": round_,
        "entered": entered,
        "done_count": len(entered),
        "total": len(called),
        "cancel": round_.get_absolute_url(),
    }
    return form_page(
        request, partial(Round1Form, numbers=numbers), act=act, to=request.path, title=_("Round 1 results"),
        submit=_("Save and next"), template="recruitment/round1.html", context=context,
    )  # fmt: skip
