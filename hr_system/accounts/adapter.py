"""Where allauth meets the house: mail through the outbox, clients without addresses, sign-ups in the audit."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone, translation

from hr_system import mail
from hr_system.accounts import actions
from hr_system.accounts.clients import client_address
from hr_system.accounts.models import User


def display_name(user: User) -> str:
    """How pages and letters address a person; `str(user)` names nobody, because logs use it."""
    return user.name or user.email


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sealed row and task instead of an SMTP dialogue in the request; in the language of the one who receives it."""
        request = allauth_context.request
        user = context.get("user")
        language = getattr(user, "language", "") or translation.get_language() or "vi"
        with translation.override(language):
            everything = {"request": request, "email": email, "current_site": get_current_site(request), **context}
            message = self.render_mail(template_prefix, email, everything)
        with transaction.atomic():
            mail.post(
                to=email, template="email/accounts/letter", language=language,
                context={"subject": message.subject, "body": message.body},
            )  # fmt: skip

    def get_client_ip(self, request: HttpRequest) -> str:
        """Never the address: what allauth counts and stores is a hash that changes every day."""
        return client_address(request)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        with transaction.atomic():
            saved = super().save_user(request, user, form, commit)
            if commit:
                _follow(saved)
        return saved


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """The national e-ID by OpenID Connect. An account is never joined to an existing one by its address alone."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        user = super().populate_user(request, sociallogin, data)
        names = (data.get("last_name"), data.get("first_name"))
        user.name = (data.get("name") or " ".join(filter(None, names)))[:150]
        return user

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        with transaction.atomic():
            saved = super().save_user(request, sociallogin, form)
            if not saved.role_grants.exists():
                _follow(saved)
        return saved


def _follow(user: User) -> None:
    language = (translation.get_language() or "vi")[:2]
    actions.follow_sign_up(user=user, language=language, at=timezone.now())
