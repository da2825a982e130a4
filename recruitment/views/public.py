"""Everybody: notices, results. No account is needed to read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from hr_system.access import public
from hr_system.calendar.queries import legal_day
from hr_system.documents import response
from recruitment.forms.result import LookUpForm
from recruitment.queries import result as results_queries
from recruitment.queries import round as queries
from recruitment.queries.application import running
from recruitment.rules.states import ROUND, RoundState


@public
def notices(request: HttpRequest) -> HttpResponse:
    """What one can apply for today, and what is running."""
    today = legal_day(timezone.now())
    open_now = list(queries.open_rounds(today)[:100])
    others = queries.public_rounds().exclude(pk__in=[one.pk for one in open_now]).order_by("-notice_on", "-pk")[:20]
    rows = [{"round": one, "state": ROUND[RoundState(one.state)]} for one in others]
    return render(request, "recruitment/notices.html", {"open_now": open_now, "others": rows})


@public
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """The public notice."""
    round_ = get_object_or_404(queries.public_rounds(), code=code)
    today = legal_day(timezone.now())
    regime, regulation = queries.law_of(round_)
    is_open = queries.open_rounds(today).filter(pk=round_.pk).exists()
    context = {
        "round": round_,
        "state": ROUND[RoundState(round_.state)],
        "is_open": is_open,
        "days_left": (round_.window_closes_on - today).days if is_open and round_.window_closes_on else None,
        "positions": queries.positions(round_),
        "regime": regime,
        "regulation": regulation,
        "document": results_queries.notice_document(round_),
        "mine": running(request.actor, round_),
        "is_published": round_.state == RoundState.PUBLISHED,
    }
    return render(request, "recruitment/notice.html", context)


@public
def results(request: HttpRequest) -> HttpResponse:
    """One's result by round and candidate number; the whole list of a round by code."""
    rounds = list(results_queries.published_rounds()[:200])
    form = LookUpForm(
        request.GET if "number" in request.GET else None, rounds=[(one.code, one.title) for one in rounds]
    )
    found = None
    if form.is_bound and form.is_valid():
        found = results_queries.find_published(form.cleaned_data["number"], form.cleaned_data["round"])
    result = getattr(found, "result", None) if found else None
    context = {
        "form": form,
        "rounds": rounds,
        "asked": form.is_bound and form.is_valid(),
        "found": found,
        "result": result,
        "words": results_queries.in_words(result) if result else None,
    }
    return render(request, "recruitment/results.html", context, status=422 if form.is_bound and form.errors else 200)


@public
def published(request: HttpRequest, code: str) -> HttpResponse:
    """The published list of a round, by candidate number."""
    round_ = get_object_or_404(results_queries.published_rounds(), code=code)
    rows = list(results_queries.published(round_))
    groups = [(post, [row for row in rows if row.position_id == post.pk]) for post in queries.positions(round_)]
    context = {
        "round": round_,
        "groups": groups,
        "approval": getattr(round_, "approval", None),
        "regime": queries.law_of(round_)[0],
    }
    return render(request, "recruitment/published.html", context)


@public
def published_file(request: HttpRequest, code: str) -> HttpResponse:
    """The signed document of a published result, by candidate number: from publication on it is everybody's."""
    document = results_queries.result_document(get_object_or_404(results_queries.published_rounds(), code=code))
    if document is None:
        raise Http404
    return response(document)
