"""Each request knows who acts; staff without a second factor are led to set one up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from hr_system.access.actor import Actor
from hr_system.access.views import PUBLIC
from hr_system.accounts.actors import actor_of
from hr_system.accounts.roles import STAFF


class ActorMiddleware:
    """`request.actor`, found when first asked for: a public page never asks who is reading.

    Whatever is shown to somebody with a session (the header names them, the account pages list addresses) stays out of
    caches, so that the next person at a shared computer finds nothing behind the back button.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user, timezone.now()))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:  # the cookie only: asking who it is would vary public pages
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Where settings demand it, staff meet no page with a right before they have a second factor."""
        rule = getattr(view, "access_rule", (PUBLIC,))
        if not settings.STAFF_SECOND_FACTOR or PUBLIC in rule:
            return None
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not actor.is_signed_in or actor.roles.isdisjoint(STAFF) or has_second_factor(request.user):
            return None
        return redirect("mfa_index")


def has_second_factor(user: Any) -> bool:
    """An authenticator app or a passkey; recovery codes alone are none."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415 - its models are loaded after ours

    return is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
