"""The candidate: apply, send, withdraw, see where one stands and why."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system.access import requires
from hr_system.calendar.queries import legal_day
from hr_system.crypto import SealedFile, UploadRefused, stage
from hr_system.ui.pages import form_page
from recruitment.actions import application as actions
from recruitment.forms.application import ApplicationForm
from recruitment.forms.round import ConfirmForm
from recruitment.models import Application
from recruitment.queries import application as queries
from recruitment.queries.result import in_words
from recruitment.queries.round import law_of, open_rounds, positions
from recruitment.rules.states import APPLICATION, ApplicationState, RoundState

KINDS = ("degree", "priority")


@requires("signed_in")
def mine(request: HttpRequest) -> HttpResponse:
    rows = [
        {"application": one, "state": APPLICATION[ApplicationState(one.state)]} for one in queries.own(request.actor)
    ]
    return render(request, "recruitment/mine.html", {"rows": rows})


@requires("signed_in")
def my_application(request: HttpRequest, code: str) -> HttpResponse:
    """One's own application: what happened, what comes next, and after publication why one stands where one stands."""
    found = get_object_or_404(queries.own(request.actor), code=code)
    is_published = found.round.state == RoundState.PUBLISHED
    result = getattr(found, "result", None) if is_published else None
    context = {
        "application": found,
        "state": APPLICATION[ApplicationState(found.state)],
        "papers": found.documents.select_related("file"),
        "group": next((one for one in law_of(found.round)[0].priority if one.key == found.priority_group), None),
        "result": result,
        "decision": getattr(found, "decision", None),
        "is_published": is_published,
        "words": in_words(result) if result else None,
        "may_withdraw": found.state in ("draft", "submitted", "eligible")
        and found.round.state in ("open", "screening", "numbered"),
        "is_open": found.round.state == RoundState.OPEN,
    }
    return render(request, "recruitment/my_application.html", context)


@requires("signed_in")
def apply(request: HttpRequest, code: str) -> HttpResponse:
    """One short page, saved as a draft; papers are sealed at the first post and not asked for twice."""
    now = timezone.now()
    round_ = get_object_or_404(open_rounds(legal_day(now)), code=code)
    draft = queries.running(request.actor, round_)
    staged, refused = _staged(request) if request.method == "POST" else ({}, {})
    posts = [(post.pk, f"{post} ({post.quota})") for post in positions(round_)]
    groups = law_of(round_)[0].priority
    make = partial(ApplicationForm, positions=posts, groups=groups)
    form = make(request.POST, request.FILES) if request.method == "POST" else make(initial=_initial(request, draft))
    for kind, message in refused.items():
        form.add_error(kind, message)

    def act(data: dict[str, Any]) -> Application:
        person = actions.PersonData(
            **{name: data[name] for name in ("name", "birth_date", "gender", "national_id", "phone")}
        )
        post = next(one for one in positions(round_) if one.pk == data["position"])
        wanted = actions.ApplicationData(post, data["qualification"], data["priority_group"])
        files = tuple(staged.items())
        return actions.save_draft(round_, person=person, data=wanted, files=files, by=request.actor, at=timezone.now())

    context = {"round": round_, "cancel": reverse("recruitment:notice", args=[code]), "kept": _kept(staged, draft),
               "tokens": {kind: _token(request, file) for kind, file in staged.items()}}  # fmt: skip
    return form_page(
        request, form, act=act, to=lambda made: reverse("recruitment:my_application", args=[made.code]), title=_("Apply"),
        submit=_("Save and review"), template="recruitment/apply.html", base="base.html", context=context,
    )  # fmt: skip


def _staged(request: HttpRequest) -> tuple[dict[str, SealedFile], dict[str, Any]]:
    """Files of this post, sealed at once; files of an earlier post, by their signed token."""
    found: dict[str, SealedFile] = {}
    refused: dict[str, Any] = {}
    for kind in KINDS:
        upload = request.FILES.get(kind)
        try:
            if upload is not None:
                found[kind] = stage(upload, at=timezone.now(), purpose="recruitment.application")
            elif token := request.POST.get(f"kept_{kind}"):
                code = signing.loads(token, salt=f"recruitment.kept.{request.user.pk}", max_age=86400)
                found[kind] = SealedFile.objects.get(code=code, is_claimed=False)
        except UploadRefused as error:
            refused[kind] = error.message
        except (signing.BadSignature, SealedFile.DoesNotExist):
            refused[kind] = _("The file is no longer here. Choose it again.")
    return found, refused


def _token(request: HttpRequest, file: SealedFile) -> str:
    return signing.dumps(file.code, salt=f"recruitment.kept.{request.user.pk}")


def _kept(staged: dict[str, SealedFile], draft: Application | None) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = {kind: [] for kind in KINDS}
    if draft is not None:
        for paper in draft.documents.select_related("file"):
            kept.setdefault(paper.kind, []).append(paper.file.name)
    for kind, file in staged.items():
        kept[kind].append(file.name)
    return kept


def _initial(request: HttpRequest, draft: Application | None) -> dict[str, Any]:
    """What is known already: the person from earlier applications, the post from the draft."""
    person = queries.candidate_of(request.actor)  # type: ignore[attr-defined]
    names = ("name", "birth_date", "gender", "national_id", "phone")
    initial = {name: getattr(person, name) for name in names} if person else {"name": request.user.get_full_name()}
    if draft is not None:
        initial |= {
            "position": draft.position_id,
            "qualification": draft.qualification,
            "priority_group": draft.priority_group,
        }
    return initial


@requires("signed_in")
def submit(request: HttpRequest, code: str) -> HttpResponse:
    """Send it, once."""
    found = get_object_or_404(queries.own(request.actor), code=code)
    address = get_user_model().objects.get(pk=request.actor.user_id).email

    def act(_data: dict[str, Any]) -> Any:
        return actions.submit(found, to=address, by=request.actor, at=timezone.now())

    to = reverse("recruitment:my_application", args=[code])
    intro = _("After sending you cannot change the application; you can withdraw it.")
    return form_page(
        request, ConfirmForm, act=act, to=to, title=_("Send the application"), submit=_("Send the application"),
        intro=intro, base="base.html", context={"cancel": to}, done=_("Your application has been received."),
    )  # fmt: skip


@requires("signed_in")
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(queries.own(request.actor), code=code)

    def act(_data: dict[str, Any]) -> Any:
        return actions.withdraw(found, by=request.actor, at=timezone.now())

    to = reverse("recruitment:my_application", args=[code])
    return form_page(
        request, ConfirmForm, act=act, to=to, title=_("Withdraw the application"), submit=_("Withdraw the application"),
        kind="danger", base="base.html", context={"cancel": to},
    )  # fmt: skip
