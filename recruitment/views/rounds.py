"""Staff: the list of rounds, a round on one page, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import has_right, requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage
from personnel import public as personnel
from recruitment.actions import application as application_actions
from recruitment.actions import exam as exam_actions
from recruitment.actions import result as result_actions
from recruitment.actions import round as round_actions
from recruitment.forms.exam import LockForm, ScriptsForm
from recruitment.forms.round import ConfirmForm, DutyForm, NoticeForm, NumberForm, PositionForm, ReasonForm, RoundForm
from recruitment.models import Round
from recruitment.queries import result as result_queries
from recruitment.queries import round as queries
from recruitment.rules.states import ROUND, RoundState
from recruitment.views.acts import acts_of
from recruitment.views.moments import moments


def visible_round(request: HttpRequest, code: str) -> Round:
    """The round, if it is any business of whoever asks; else 404."""
    found = queries.rounds(visible_to=request.actor, on=legal_day(timezone.now()))  # type: ignore[attr-defined]
    return get_object_or_404(found, code=code)


@requires("recruitment.see_rounds")
def rounds(request: HttpRequest) -> HttpResponse:
    found = queries.rounds(visible_to=request.actor, on=legal_day(timezone.now()))
    page = KeysetPage(found, ("-created_at", "-pk"), request)
    rows = [{"round": row, "state": ROUND[RoundState(row.state)]} for row in page]
    context = {"page": page, "rows": rows, "may_create": has_right(request.actor, "recruitment.manage_rounds")}
    return render(request, "recruitment/rounds.html", context)


@requires("recruitment.see_rounds")
def round_page(request: HttpRequest, code: str) -> HttpResponse:
    """Clocks, funnel, next acts, posts, council: one page."""
    round_ = visible_round(request, code)
    now = timezone.now()
    regime, regulation = queries.law_of(round_)
    lines = queries.clocks(round_, legal_day(now))
    context = {
        "round": round_,
        "state": ROUND[RoundState(round_.state)],
        "regime": regime,
        "regulation": regulation,
        "binding": queries.binding(round_),
        "clocks": lines,
        "moments": moments(lines, legal_day(now)),
        "positions": queries.positions(round_),
        "members": queries.members(round_),
        "funnel": queries.funnel(round_),
        "acts": acts_of(round_, request.actor, now),
        "notice": result_queries.notice_document(round_),
        "result": result_queries.results(visible_to=request.actor, on=legal_day(now)).filter(round=round_).exists(),
    }
    return render(request, "recruitment/round.html", context)


@requires("recruitment.manage_rounds")
def new_round(request: HttpRequest) -> HttpResponse:
    found = personnel.agency_choices(request.actor, queries.MANAGE)
    form = partial(RoundForm, agencies=[(one.id, one.name) for one in found])

    def act(data: dict[str, Any]) -> Round:
        data["agency_id"] = data.pop("agency")
        return round_actions.create(**data, by=request.actor, at=timezone.now())

    return form_page(
        request,
        form,
        act=act,
        to=lambda made: made.get_absolute_url(),
        title=_("New recruitment round"),
        submit=_("Draft the plan"),
    )


def step(
    request: HttpRequest,
    code: str,
    form: Any,
    change: Callable[..., Any],
    title: Any,
    intro: Any = "",
    *,
    kind: str = "",
    to: str = "",
    template: str = "ui/form_page.html",
) -> HttpResponse:
    """One step of a round: a form, an action, back to the round."""
    round_ = visible_round(request, code)

    def act(data: dict[str, Any]) -> Any:
        return change(round_, **data, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]

    context = {"cancel": round_.get_absolute_url(), "round": round_}
    return form_page(
        request, form, act=act, to=to or round_.get_absolute_url(), title=title, submit=title, intro=intro, kind=kind,
        template=template, context=context,
    )  # fmt: skip


@requires("recruitment.manage_rounds")
def add_position(request: HttpRequest, code: str) -> HttpResponse:
    round_ = visible_round(request, code)
    posts = personnel.open_positions(round_.agency, on=legal_day(timezone.now()))
    vacant = [(post.pk, post.approved_posts - post.filled, post) for post in posts if post.approved_posts > post.filled]
    words = [(pk, _("%(title)s – %(left)d vacant") % {"title": post.title, "left": left}) for pk, left, post in vacant]

    def change(round_: Round, *, position: int, quota: int, **who: Any) -> Any:
        return round_actions.add_position(round_, position_id=position, quota=quota, **who)

    return step(request, code, partial(PositionForm, positions=words), change, _("Add a post"))


@requires("recruitment.manage_rounds")
def give_duty(request: HttpRequest, code: str) -> HttpResponse:
    def change(round_: Round, *, user: int, duty: str, **who: Any) -> Any:
        return round_actions.give_duty(round_, user_id=user, duty=duty, **who)

    return step(request, code, DutyForm, change, _("Give a duty"))


@requires("recruitment.head")
def approve_plan(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("From here the round keeps the law that is in force today.")
    return step(request, code, NumberForm, round_actions.approve_plan, _("Approve the plan"), intro)


@requires("recruitment.manage_rounds")
def publish_notice(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("Applications open today and close after 30 days.")
    return step(request, code, NoticeForm, round_actions.publish_notice, _("Publish the notice"), intro)


@requires("recruitment.manage_rounds")
def close_window(request: HttpRequest, code: str) -> HttpResponse:
    return step(request, code, ConfirmForm, round_actions.close_window, _("Close applications"))


@requires("recruitment.head")
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    return step(request, code, ReasonForm, round_actions.cancel, _("Cancel the round"), kind="danger")


@requires("recruitment.see_rounds")
def give_numbers(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("Every eligible candidate gets a number. Afterwards papers and marks know the number only.")
    return step(request, code, ConfirmForm, application_actions.give_numbers, _("Give candidate numbers"), intro)


@requires("recruitment.see_rounds")
def make_scripts(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("Each paper gets a mask code and is drawn by lot to two different markers. This is done once.")
    return step(request, code, ScriptsForm, exam_actions.make_scripts, _("Mask the papers"), intro)


@requires("recruitment.see_rounds")
def lock_marks(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("After this no mark can be changed; only then are numbers joined to the papers.")
    return step(request, code, LockForm, exam_actions.lock_marks, _("Lock the marks"), intro)


@requires("recruitment.see_rounds")
def compute(request: HttpRequest, code: str) -> HttpResponse:
    to = reverse("recruitment:result", args=[code])
    return step(request, code, ConfirmForm, result_actions.compute, _("Compute the result"), to=to)


@requires("recruitment.see_rounds")
def report(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("The council's result goes to the head of the agency for approval.")
    return step(request, code, NumberForm, result_actions.report, _("Report to the head"), intro)


@requires("recruitment.head")
def approve_result(request: HttpRequest, code: str) -> HttpResponse:
    intro = _("You sign the stored document: its exact contents cannot be changed afterwards.")
    words = (_("Approve and sign the result"), intro)
    return step(request, code, ConfirmForm, result_actions.approve, *words, template="recruitment/approve_result.html")


@requires("recruitment.manage_rounds")
def publish_result(request: HttpRequest, code: str) -> HttpResponse:
    return step(request, code, ConfirmForm, result_actions.publish, _("Publish the result"))
