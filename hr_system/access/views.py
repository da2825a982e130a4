"""Every view says who may open it; `checks.py` refuses to start while one does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from hr_system.access.actor import Actor
from hr_system.access.request import Request
from hr_system.registry import rights

View = Callable[..., HttpResponse]
SIGNED_IN = "signed_in"
PUBLIC = "public"


def has_right(actor: Actor, right: str) -> bool:
    """True where the actor holds the named right; an unknown name raises LookupError, so that a typo is loud."""
    if right == SIGNED_IN:
        return actor.is_signed_in
    return actor.is_signed_in and rights.holds(right, actor)


def requires(*needed: str) -> Callable[[View], View]:
    """The view opens to a signed-in actor who holds any of the named rights.

    Nobody signed in is led to sign in. Somebody without the right gets 404, exactly as for a page that does not exist.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = request.actor
            if not actor.is_signed_in:
                from django.contrib.auth.views import redirect_to_login  # noqa: PLC0415 - it imports models; apps load us first

                return redirect_to_login(request.get_full_path())
            if not any(has_right(actor, right) for right in needed):
                raise Http404
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "no-store, private")
            return response

        guarded.access_rule = needed  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: View) -> View:
    """The view opens to everybody; said aloud, so that an undecorated view is a mistake and not a choice."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    opened.access_rule = (PUBLIC,)  # type: ignore[attr-defined]
    return opened
