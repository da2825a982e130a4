"""Personal data: the notice, what is kept about me, corrections, retention, breaches."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hr_system import registry
from hr_system.access import DomainError, public, requires
from hr_system.accounts import actions, queries
from hr_system.accounts.forms import (
    BreachCloseForm,
    BreachForm,
    CorrectionAnswerForm,
    CorrectionAskForm,
    RetentionForm,
)
from hr_system.accounts.models import Breach, RetentionRule
from hr_system.accounts.permissions import ANSWER_CORRECTIONS, MANAGE_BREACHES, REFERENCE
from hr_system.ui.pages import form_page


@public
@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """What is kept, why, how long, and what one may ask for."""
    context = {"rules": queries.retention_rules(), "is_english": (get_language() or "").startswith("en")}
    return render(request, "privacy/notice.html", context)


@requires("signed_in")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that the apps say they keep about the one who asks; looking leaves an entry."""
    actions.read_own_data(user=request.user, by=request.actor, at=timezone.now())
    rows = registry.personal_data.collect(request.user)
    return render(request, "privacy/mine.html", {"rows": rows, "requests": queries.own_corrections(request.actor)[:50]})


@requires("signed_in")
def ask(request: HttpRequest) -> HttpResponse:
    return form_page(
        request, CorrectionAskForm,
        act=lambda data: actions.ask_correction(user=request.user, **data, by=request.actor, at=timezone.now()),
        to="privacy_mine", title=_("Ask for a correction"), submit=_("Send the request"), base="base.html",
        intro=_("Somebody will check it and answer. You see the answer on this site."),
        done=_("Your request has been received."),
    )  # fmt: skip


@requires(ANSWER_CORRECTIONS)
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    rows = queries.corrections(visible_to=request.actor)[:200]
    return render(request, "privacy/corrections.html", {"rows": rows, "today": timezone.localdate()})


@requires(ANSWER_CORRECTIONS)
def correction(request: HttpRequest, code: str) -> HttpResponse:
    asked = get_object_or_404(queries.corrections(visible_to=request.actor), code=code)
    return form_page(
        request, CorrectionAnswerForm,
        act=lambda data: actions.answer_correction(asked, **data, by=request.actor, at=timezone.now()),
        to="corrections", title=_("Request for correction %(code)s") % {"code": asked.code},
        submit=_("Send the answer"), template="privacy/correction.html", context={"asked": asked},
        done=_("The answer has been recorded."),
    )  # fmt: skip


@requires(REFERENCE)
@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    context = {"rules": queries.retention_rules(), "is_english": (get_language() or "").startswith("en")}
    return render(request, "privacy/retention.html", context)


@requires(REFERENCE)
def retention_rule(request: HttpRequest, code: str) -> HttpResponse:
    rule: RetentionRule = get_object_or_404(queries.retention_rules(), code=code)
    initial = {"months": rule.months, "source": rule.source, "is_confirmed": rule.is_confirmed}
    is_english = (get_language() or "").startswith("en")
    return form_page(
        request, RetentionForm(request.POST or None, initial=initial),
        act=lambda data: actions.set_retention(rule, **data, by=request.actor, at=timezone.now()),
        to="retention", title=_("Retention: %(what)s") % {"what": rule.subject_en if is_english else rule.subject_vi},
        submit=_("Save the rule"), done=_("The rule has been changed."),
    )  # fmt: skip


@requires(MANAGE_BREACHES)
@require_safe
def breaches(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/breaches.html", {"rows": _states(request), "now": timezone.now()})


@requires(MANAGE_BREACHES)
def breach_add(request: HttpRequest) -> HttpResponse:
    form = BreachForm(request.POST or None)
    return form_page(
        request, form,
        act=lambda _data: actions.record_breach(**form.as_action(), by=request.actor, at=timezone.now()),
        to=lambda breach: reverse("breach", args=[breach.code]), title=_("Record a data breach"),
        submit=_("Record the breach"), done=_("The breach has been recorded."),
    )  # fmt: skip


@requires(MANAGE_BREACHES)
def breach(request: HttpRequest, code: str) -> HttpResponse:
    """One entry with its sealed description; reading it is an entry of the audit."""
    row: Breach = get_object_or_404(queries.breaches(visible_to=request.actor), code=code)
    actions.read_breaches(by=request.actor, at=timezone.now())
    return form_page(
        request, BreachCloseForm,
        act=lambda data: actions.close_breach(row, **data, by=request.actor, at=timezone.now()),
        to="breaches", title=_("Data breach %(code)s") % {"code": row.code}, submit=_("Close the entry"),
        template="privacy/breach.html", done=_("The entry is closed."),
        context={"breach": row, "is_open": row.state == Breach.State.OPEN, "is_closed": row.state == Breach.State.CLOSED},
    )  # fmt: skip


@requires(MANAGE_BREACHES)
@require_POST
def breach_reported(request: HttpRequest, code: str) -> HttpResponse:
    row = get_object_or_404(queries.breaches(visible_to=request.actor), code=code)
    try:
        actions.mark_breach_reported(row, by=request.actor, at=timezone.now())
    except DomainError as error:
        return render(request, "privacy/refused.html", {"message": error.message}, status=409)
    return redirect("breach", code=row.code)


def _states(request: HttpRequest) -> list[dict[str, object]]:
    kinds = {Breach.State.OPEN: "due", Breach.State.REPORTED: "active", Breach.State.CLOSED: "neutral"}
    found = queries.breaches(visible_to=request.actor).defer("description", "measures")[:200]
    return [{"breach": row, "kind": kinds[Breach.State(row.state)]} for row in found]
