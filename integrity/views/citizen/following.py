"""Following a report: the code by POST only, throttled; then a sealed pass in a hidden field."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hr_system import documents
from hr_system.access import Actor, DomainError, public
from hr_system.crypto import grouped, normalise_code
from integrity.actions import citizen as actions
from integrity.actions.evidence import add_evidence
from integrity.documents.receipt import receipt_document
from integrity.forms.complaint import CodeForm, EvidenceForm, MoreForm, RatingForm
from integrity.models import Complaint
from integrity.queries.complaint import by_receipt
from integrity.views.citizen import carried, throttle
from integrity.views.citizen.outlook import outlook, timeline
from integrity.views.citizen.staging import staged

WRONG_CODES_PER_HOUR = 20
PASS_LASTS = timedelta(hours=4)
UNPROCESSABLE, TOO_MANY = 422, 429


@public
@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    """The code opens it; from then on the page carries a pass that ends after four hours."""
    at = timezone.now()
    if request.method != "POST":
        return render(request, "integrity/citizen/code.html", {"form": CodeForm()})
    complaint = _by_pass(request.POST.get("pass", ""), at)
    if complaint is not None:
        return _act(request, complaint, at)
    return _by_code(request, at)


def _by_code(request: HttpRequest, at: datetime) -> HttpResponse:
    found = _opened(request, at)
    return found if isinstance(found, HttpResponse) else _page(request, found, at)


def _opened(request: HttpRequest, at: datetime) -> Complaint | HttpResponse:
    """The report of the code that was typed, or the page that asks again; wrong ones are counted."""
    form = CodeForm(request.POST)
    if throttle.is_over(request, "code", WRONG_CODES_PER_HOUR, at):
        form.is_valid()
        form.add_error("code", _("Too many wrong codes. Try again in an hour."))
        return render(request, "integrity/citizen/code.html", {"form": form}, status=TOO_MANY)
    complaint = by_receipt(form.cleaned_data["code"]) if form.is_valid() else None
    if complaint is not None:
        return complaint
    if form.is_valid():
        throttle.count(request, "code", at)
        form.add_error("code", _("No report has this code. Look at each letter again."))
    return render(request, "integrity/citizen/code.html", {"form": form}, status=UNPROCESSABLE)


def _by_pass(token: str, at: datetime) -> Complaint | None:
    data = carried.unpack(carried.PASS, token) if token else None
    if data is None or at.timestamp() > data.get("until", 0):
        return None
    return Complaint.objects.select_related("case", "agency").filter(pk=data.get("complaint")).first()


def _act(request: HttpRequest, complaint: Complaint, at: datetime) -> HttpResponse:
    """Write, rate, or fetch the letter."""
    actor, step = Actor.receipt(complaint.pk), request.POST.get("step", "")
    if step == "letter":
        return _letter(complaint)
    if step == "attach":
        return _attach(request, complaint, at)
    form = RatingForm(request.POST) if step == "rate" else MoreForm(request.POST)
    if not form.is_valid():
        return _page(request, complaint, at, form=form, status=UNPROCESSABLE)
    act = actions.rate if step == "rate" else actions.add_text
    try:
        act(complaint, **form.cleaned_data, by=actor, at=at)
    except DomainError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
        return _page(request, complaint, at, form=form, status=UNPROCESSABLE)
    return _page(request, complaint, at, done=_("Sent. The inspector will read it."))


def _attach(request: HttpRequest, complaint: Complaint, at: datetime) -> HttpResponse:
    """More files after the receipt. What was good is kept; what was refused is said beside the field."""
    form = EvidenceForm(request.POST)
    codes, refused = staged(request, complaint.evidence.count(), at)
    if not codes and not refused:
        refused = [_("Choose a file first")]
    form.full_clean()
    for message in refused:
        form.add_error("files", str(message))
    if codes:
        add_evidence(complaint, codes=codes, by=Actor.receipt(complaint.pk), at=at)
    if refused:
        return _page(request, complaint, at, form=form, status=UNPROCESSABLE)
    return _page(request, complaint, at, done=_("The files are kept. The inspector can open them."))


def _letter(complaint: Complaint) -> HttpResponse:
    document = complaint.case.closing_document
    if document is None:
        raise Http404
    return documents.response(document)


def _page(
    request: HttpRequest,
    complaint: Complaint,
    at: datetime,
    *,
    form: MoreForm | RatingForm | EvidenceForm | None = None,
    status: int = 200,
    done: str = "",
) -> HttpResponse:
    is_closed = complaint.case.state == "closed"
    is_rated = is_closed and hasattr(complaint, "rating")
    context = {
        **outlook(complaint),
        "moments": timeline(complaint),
        "messages_both_ways": complaint.messages.order_by("at", "pk"),
        "more": form if isinstance(form, MoreForm) else MoreForm(),
        "rating": form if isinstance(form, RatingForm) else RatingForm(),
        "attach": form if isinstance(form, EvidenceForm) else EvidenceForm(),
        "kept": [row.file.name for row in complaint.evidence.select_related("file").order_by("pk")],
        "form": form,
        "is_closed": is_closed,
        "is_rated": is_rated,
        "has_letter": complaint.case.closing_document_id is not None,
        "done": done,
        "pass": carried.pack(carried.PASS, {"complaint": complaint.pk, "until": (at + PASS_LASTS).timestamp()}),
    }
    return render(request, "integrity/citizen/follow.html", context, status=status)


@public
@never_cache
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt as a PDF, rendered from the code that its holder posts back; never stored."""
    at = timezone.now()
    if request.method != "POST":
        return redirect("integrity:follow")
    found = _opened(request, at)
    if isinstance(found, HttpResponse):
        return found
    complaint, code = found, normalise_code(request.POST["code"])
    data, media_type = receipt_document(complaint, grouped(code), at)
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{_("receipt")}.{"pdf" if "pdf" in media_type else "html"}"'
    return response
