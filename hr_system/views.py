"""The pages that belong to no app: the door, the desk, the public numbers, the language switch, the calm errors."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from hr_system import registry
from hr_system.access import has_right, public, requires


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What can I do here: three doors, and what the numbers say."""
    figures = [figure for figure in registry.statistics.collect(timezone.localdate()) if figure.on_home]
    return render(request, "home.html", {"doors": list(registry.doors), "figures": figures[:4]})


@requires("signed_in")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me: overdue first, then by due day, then what has no day."""
    today = timezone.localdate()
    items = registry.desk.collect(request.actor, today)  # type: ignore[attr-defined]
    items.sort(key=lambda item: (item.due_on is None, item.due_on or today))
    links = [link for link in registry.navigation if has_right(request.actor, link.right)]  # type: ignore[attr-defined]
    return render(request, "desk.html", {"items": items, "today": today, "links": links})


@public
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """The public numbers, the same for every reader; small cells suppressed by whoever hands them in."""
    return render(request, "statistics.html", {"figures": registry.statistics.collect(timezone.localdate())})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What is tested, and what is known not to work."""
    return render(request, "accessibility.html")


@public
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Switch the language and come back to the same page."""
    code = request.POST.get("language", "")
    after = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}):
        after = "/"
    response = HttpResponseRedirect(after)
    if code in dict(settings.LANGUAGES):
        translation.activate(code)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 24 * 3600,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
        )
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "errors/403_csrf.html", status=403)
