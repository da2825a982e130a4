"""Rights on agencies: who holds them, giving them, taking them back. For the administrator, who sees no case with them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hr_system.access import Refused, requires
from hr_system.calendar.queries import legal_day
from hr_system.ui.pages import form_page
from hr_system.ui.paging import KeysetPage
from personnel.actions.grant import give, withdraw
from personnel.forms.grant import GrantForm, WithdrawForm
from personnel.models import Agency, AgencyUserObjectPermission
from personnel.queries import grant as queries


@requires(queries.GRANT)
@require_safe
def grants(request: HttpRequest) -> HttpResponse:
    """Every right on an agency, with whether it is worth something today."""
    text = request.GET.get("q", "").strip()[:100]
    found = queries.grants(visible_to=request.actor, text=text)  # type: ignore[attr-defined]
    page = KeysetPage(found, ("user__email", "content_object__search_key", "pk"), request)
    return render(request, "personnel/grants.html", {"page": page, "rows": [_row(row) for row in page], "q": text})


def _permission(row: AgencyUserObjectPermission) -> str:
    return f"personnel.{row.permission.codename}"


def _row(row: AgencyUserObjectPermission) -> dict[str, Any]:
    permission = _permission(row)
    return {
        "person": row.user,
        "agency": row.content_object,
        "right": queries.LABELS[permission],
        "lacks_role": queries.lacks_role(row.user, permission, timezone.now()),
    }


@requires(queries.GRANT)
def grant(request: HttpRequest) -> HttpResponse:
    """Give a right: the account by its address, the agency by its name or code."""

    def act(data: dict[str, Any]) -> None:
        user = queries.grantee(data["email"])
        if user is None:
            raise Refused(_("There is no open account with this address."), "email")
        agency = _one_agency(data["agency"])
        give(
            data["permission"],
            user_id=user.pk,
            agency=agency,
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
            reason=data["reason"],
        )

    return form_page(
        request,
        GrantForm,
        act=act,
        to="personnel:grants",
        title=_("Give a right on an agency"),
        submit=_("Give the right"),
        intro=_("It is worth something only together with the role: HR officer to manage, inspector to inspect."),
        done=_("The right has been given."),
    )


def _one_agency(text: str) -> Agency:
    """The agency meant, or a refusal that lists the ones it may be."""
    found = queries.named(text, legal_day(timezone.now()))
    if not found:
        raise Refused(_("No agency was found under this name or code."), "agency")
    if len(found) > 1:
        names = "; ".join(f"{agency.name} ({agency.code})" for agency in found)
        raise Refused(_("Several agencies may be meant. Write the code of one: %(names)s") % {"names": names}, "agency")
    return found[0]


@requires(queries.GRANT)
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Take back a right of one person."""
    held = list(queries.grants(visible_to=request.actor).filter(user__code=code))  # type: ignore[attr-defined]
    if not held:
        raise Http404
    by_key = {f"{_permission(row)} {row.content_object.code}": row for row in held}
    labels = {key: f"{queries.LABELS[_permission(row)]}: {row.content_object.name}" for key, row in by_key.items()}

    def act(data: dict[str, Any]) -> None:
        row = by_key[data["grant"]]
        withdraw(
            _permission(row),
            user_id=row.user_id,
            agency=row.content_object,
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
            reason=data["reason"],
        )

    return form_page(
        request,
        partial(WithdrawForm, held=list(labels.items())),
        act=act,
        to="personnel:grants",
        title=_("Take back a right of %(name)s") % {"name": held[0].user.get_full_name()},
        submit=_("Take the right back"),
        kind="danger",
        done=_("The right has been taken back."),
    )
