"""Inbox and case. Every object comes from `cases(visible_to=…)`: whoever is barred finds nothing."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from hr_system.access import requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.forms import Form
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage, capped_count
from integrity.actions import bars as recusal
from integrity.actions import binding as binding_actions
from integrity.actions import case as actions
from integrity.filters.case import CaseFilter
from integrity.forms.case import AssignForm, BindingForm, ConcludeForm, MessageForm, ReasonForm
from integrity.models import Case
from integrity.queries.case import cases, handlers_for
from integrity.queries.page import case_page, heads_of_period
from integrity.rules.states import State

HANDLE = "integrity.handle_cases"


@requires(HANDLE)
def inbox(request: HttpRequest) -> HttpResponse:
    """Due first; closed cases only when they are asked for."""
    today = legal_day(timezone.now())
    visible = cases(visible_to=request.actor, on=today)
    if not request.GET.get("state"):
        visible = visible.exclude(state=State.CLOSED)
    filtered = CaseFilter(request.GET, queryset=visible)
    page = KeysetPage(filtered.qs, ("due_on", "pk"), request, size=30)
    context = {"page": page, "filter": filtered, "total": capped_count(filtered.qs, 1_000), "today": today}
    return render(request, "integrity/inspector/inbox.html", context)


def _case(request: HttpRequest, code: str, at: datetime) -> Case:
    return get_object_or_404(cases(visible_to=request.actor, on=legal_day(at)), code=code)


@requires(HANDLE)
def case(request: HttpRequest, code: str) -> HttpResponse:
    """The clocks, who is barred and why, the next lawful acts. The letter stays closed until a reason is given."""
    at = timezone.now()
    found = _case(request, code, at)
    return render(request, "integrity/inspector/case.html", case_page(found, legal_day(at)))


@requires(HANDLE)
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """Opening the letter: asked why, recorded, shown once in the answer to the post."""
    at = timezone.now()
    found = _case(request, code, at)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        complaint = actions.open_letter(found, reason=form.cleaned_data["reason"], by=request.actor, at=at)
        files = [row.file for row in complaint.evidence.select_related("file").order_by("pk")]
        added = complaint.messages.filter(author__isnull=True).order_by("at", "pk")
        context = {"case": found, "complaint": complaint, "files": files, "added": added}
        answer = render(request, "integrity/inspector/letter.html", context)
        add_never_cache_headers(answer)
        return answer
    return form_page(
        request, form, act=dict, to="", title=_("Open the letter"), submit=_("Open it"),
        intro=_("Who opens it, when and why is recorded, and the superior can see it."),
    )  # fmt: skip


def _form(
    request: HttpRequest, code: str, form: Any, act: Any, *, title: Any, submit: Any, **more: Any
) -> HttpResponse:
    at = timezone.now()
    found = _case(request, code, at)
    made = form(found, at)

    def perform(data: dict[str, Any]) -> Any:
        return act(found, data, by=request.actor, at=at)

    to = more.pop("to", reverse("integrity:case", args=[code]))
    return form_page(request, made, act=perform, to=to, title=title, submit=submit,
                     context={"cancel": reverse("integrity:case", args=[code])}, **more)  # fmt: skip


@requires(HANDLE)
def assign(request: HttpRequest, code: str) -> HttpResponse:
    return _form(
        request, code, lambda found, at: partial(AssignForm, handlers=handlers_for(found, at)),
        lambda found, data, **who: actions.assign(found, **data, **who),
        title=_("Assign the case"), submit=_("Assign"), done=_("The case is assigned."),
    )  # fmt: skip


@requires(HANDLE)
def write(request: HttpRequest, code: str) -> HttpResponse:
    return _form(
        request, code, lambda _found, _at: MessageForm,
        lambda found, data, **who: actions.write_to_citizen(found, **data, **who),
        title=_("Write to the citizen"), submit=_("Send"), done=_("The citizen finds it on the follow-up page."),
    )  # fmt: skip


@requires(HANDLE)
def determine(request: HttpRequest, code: str) -> HttpResponse:
    return _form(
        request, code, lambda found, _at: partial(BindingForm, heads=heads_of_period(found)),
        lambda found, data, **who: binding_actions.decide_binding(found, **data, **who),
        title=_("Determine the head on the day of the act"), submit=_("Record the decision"),
    )  # fmt: skip


@requires(HANDLE)
def recuse(request: HttpRequest, code: str) -> HttpResponse:
    return _form(
        request, code, lambda _found, _at: ReasonForm,
        lambda found, data, **who: recusal.recuse(found, **data, **who),
        title=_("Step back from this case"), submit=_("Step back"), to=reverse("integrity:inbox"),
        intro=_("You will no longer see the case, in no list and in no count."),
        done=_("You have stepped back."), kind="danger",
    )  # fmt: skip


@requires(HANDLE)
def conclude(request: HttpRequest, code: str) -> HttpResponse:
    return _form(
        request, code, lambda _found, _at: ConcludeForm,
        lambda found, data, **who: actions.conclude(found, actions.Finding(**data), **who),
        title=_("Conclude"), submit=_("Record the conclusion"), done=_("The conclusion is recorded."),
    )  # fmt: skip


@requires(HANDLE)
def close(request: HttpRequest, code: str) -> HttpResponse:
    return _form(
        request, code, lambda _found, _at: Form, lambda found, _data, **who: actions.close(found, **who),
        title=_("Answer the citizen and close"), submit=_("Close and send the letter"),
        intro=_("The letter is made and the citizen finds it on the follow-up page."),
        done=_("Closed. The letter is being made."),
    )  # fmt: skip
