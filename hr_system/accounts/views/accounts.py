"""Accounts and roles, for those who keep them; one's own profile."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hr_system.access import requires
from hr_system.accounts import actions, queries
from hr_system.accounts.forms import AccountForm, ConfirmForm, ProfileForm, ReasonForm, RoleForm
from hr_system.accounts.models import RoleGrant, User
from hr_system.accounts.permissions import MANAGE, SEE_POWERFUL
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage


@requires(MANAGE)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """Everybody with an account, by address, found by name or address."""
    text = request.GET.get("q", "").strip()[:100]
    found = queries.users(visible_to=request.actor, at=timezone.now(), text=text)
    page = KeysetPage(found, ("email",), request)
    waiting = queries.waiting_for(request.actor).order_by("proposed_at", "pk")[:50]
    return render(request, "accounts/list.html", {"page": page, "q": text, "waiting": waiting})


@requires(MANAGE)
def add(request: HttpRequest) -> HttpResponse:
    """Open an account; the person sets a password by "forgotten password"."""
    return form_page(
        request, AccountForm,
        act=lambda data: actions.create_user(**data, by=request.actor, at=timezone.now()),
        to=_page_of, title=_("Open an account"), submit=_("Open the account"),
        intro=_("The person sets a password with “Forgotten password” on the sign-in page."),
        done=_("The account is open. Now propose its roles."),
    )  # fmt: skip


@requires(MANAGE)
@require_safe
def account(request: HttpRequest, code: str) -> HttpResponse:
    """One account with all roles it ever had."""
    user = _user(request, code)
    grants = queries.role_grants(visible_to=request.actor).filter(user=user).order_by("-proposed_at", "-pk")
    now = timezone.now()
    rows = [{"grant": grant, **_standing(grant, request.actor.user_id, now)} for grant in grants[:100]]
    return render(
        request, "accounts/user.html", {"person": user, "rows": rows, "is_self": user.pk == request.actor.user_id}
    )


@requires(MANAGE)
def propose(request: HttpRequest, code: str) -> HttpResponse:
    user = _user(request, code)
    form = RoleForm(request.POST or None)
    return form_page(
        request, form,
        act=lambda _data: actions.propose_role(user=user, **form.as_action(), by=request.actor, at=timezone.now()),
        to=_page_of(user), title=_("Propose a role for %(name)s") % {"name": user.get_full_name()},
        submit=_("Propose the role"),
        intro=_("Inspector, council secretary, key holder and administrator need a second administrator to confirm."),
        done=_("The role has been entered."),
    )  # fmt: skip


@requires(MANAGE)
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The second person looks and says yes."""
    grant = get_object_or_404(queries.role_grants(visible_to=request.actor).waiting(), code=code)
    words = {"role": grant.get_role_display(), "name": grant.user.get_full_name()}
    return form_page(
        request, ConfirmForm,
        act=lambda _data: actions.confirm_role(grant, by=request.actor, at=timezone.now()),
        to=_page_of(grant.user), title=_("Confirm: %(role)s for %(name)s") % words, submit=_("Confirm the role"),
        template="accounts/confirm.html", context={"grant": grant}, done=_("The role is in force."),
    )  # fmt: skip


@requires(MANAGE)
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    grant = get_object_or_404(queries.role_grants(visible_to=request.actor).filter(revoked_at__isnull=True), code=code)
    words = {"role": grant.get_role_display(), "name": grant.user.get_full_name()}
    return form_page(
        request, ReasonForm,
        act=lambda data: actions.revoke_role(grant, **data, by=request.actor, at=timezone.now()),
        to=_page_of(grant.user), title=_("Take back: %(role)s of %(name)s") % words, submit=_("Take the role back"),
        kind="danger", done=_("The role has been taken back."),
    )  # fmt: skip


@requires(MANAGE)
def close(request: HttpRequest, code: str) -> HttpResponse:
    user = _user(request, code)
    return form_page(
        request, ReasonForm,
        act=lambda data: actions.deactivate(user, **data, by=request.actor, at=timezone.now()),
        to=_page_of(user), title=_("Close the account of %(name)s") % {"name": user.get_full_name()},
        submit=_("Close the account"), kind="danger",
        intro=_("The person cannot sign in any more and loses every role. What they did stays on record."),
        done=_("The account is closed."),
    )  # fmt: skip


@requires(MANAGE)
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    user = _user(request, code)
    return form_page(
        request, ReasonForm,
        act=lambda data: actions.reactivate(user, **data, by=request.actor, at=timezone.now()),
        to=_page_of(user), title=_("Open the account of %(name)s again") % {"name": user.get_full_name()},
        submit=_("Open the account"), intro=_("Roles do not come back; propose them anew."),
        done=_("The account is open."),
    )  # fmt: skip


@requires(SEE_POWERFUL)
@require_safe
def powerful(request: HttpRequest) -> HttpResponse:
    """Who holds a powerful role, given by whom, until when."""
    now = timezone.now()
    grants = queries.powerful_grants(visible_to=request.actor, at=now)[:500]
    rows = [{"grant": grant, **_standing(grant, request.actor.user_id, now)} for grant in grants]
    return render(request, "accounts/powerful.html", {"rows": rows})


@requires("signed_in")
def profile(request: HttpRequest) -> HttpResponse:
    """One's own name and language."""
    user = User.objects.get(pk=request.actor.user_id)
    form = ProfileForm(request.POST or None, initial={"name": user.name, "language": user.language})
    response = form_page(
        request, form,
        act=lambda data: actions.change_profile(user=user, **data, by=request.actor, at=timezone.now()),
        to="account_profile", title=_("Your account"), submit=_("Save"), base="base.html",
        template="accounts/profile.html", context={"email": user.email}, done=_("Saved."),
    )  # fmt: skip
    if response.status_code == 302:  # noqa: PLR2004 - saved: show the next page in the chosen language
        _remember_language(response, form.cleaned_data["language"])
    return response


def _remember_language(response: HttpResponse, language: str) -> None:
    translation.activate(language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600, httponly=True,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE, secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def _user(request: HttpRequest, code: str) -> User:
    return get_object_or_404(queries.users(visible_to=request.actor, at=timezone.now()), code=code)


def _page_of(user: User) -> str:
    return reverse("accounts_user", args=[user.code])


def _standing(grant: RoleGrant, reader: int | None, now: Any) -> dict[str, Any]:
    """State in words and what this reader may do about it, so that the template decides nothing."""
    is_waiting = grant.confirmed_at is None and grant.revoked_at is None
    may_confirm = is_waiting and reader not in (grant.proposed_by_id, grant.user_id)
    return {"state": _state(grant, now), "may_confirm": may_confirm, "may_revoke": grant.revoked_at is None}


def _state(grant: RoleGrant, now: Any) -> tuple[str, str]:
    if grant.revoked_at is not None:
        return _("Taken back"), "neutral"
    if grant.ends_at is not None and grant.ends_at <= now:
        return _("Ended"), "neutral"
    if grant.confirmed_at is None:
        return _("Waits for a second person"), "due"
    return (_("In force"), "good") if grant.starts_at <= now else (_("To begin"), "active")
