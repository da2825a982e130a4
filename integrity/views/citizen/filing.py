"""Reporting: write, read it over like a letter, send, keep the receipt."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hr_system.access import Actor, DomainError, public
from hr_system.calendar.queries import legal_day
from hr_system.crypto import UploadRefused, grouped
from integrity.actions.complaint import Filing, file_complaint
from integrity.actions.evidence import names_of, still_staged
from integrity.forms.complaint import ComplaintForm
from integrity.queries.complaint import procedure_named, procedure_names
from integrity.rules.channels import KIND_LABELS
from integrity.views.citizen import carried, throttle
from integrity.views.citizen.outlook import outlook
from integrity.views.citizen.staging import staged
from personnel import public as personnel

FILINGS_PER_HOUR = 60
UNPROCESSABLE, TOO_MANY = 422, 429
TEXT_FIELDS = ("agency_text", "agency", "procedure", "kind", "day", "month", "narrative", "accused", "file_number",
               "identity", "name", "phone", "email")  # fmt: skip


@public
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """One address for the whole flow; the step is the button that was pressed."""
    at = timezone.now()
    if request.method != "POST":
        return _first(request, at)
    draft = carried.unpack(carried.DRAFT, request.POST.get("draft", "")) or carried.new_draft()
    step = request.POST.get("step", "review")
    if step == "send":
        return _send(request, draft, at)
    if step == "edit":
        return _page(request, _unbound(draft["fields"], at), draft)
    return _listen(request, draft, step, at)


def _first(request: HttpRequest, at: datetime) -> HttpResponse:
    """Empty, or prefilled by the QR code of a desk."""
    agency = personnel.agency_by_code(request.GET.get("agency", "")[:24])
    fields = {"agency": agency.code, "agency_text": agency.name} if agency else {}
    return _page(request, _unbound(fields, at), carried.new_draft())


def _unbound(fields: dict[str, Any], at: datetime) -> ComplaintForm:
    found = _found(fields)
    return ComplaintForm(initial=fields, today=legal_day(at), found=found)


def _found(fields: Any) -> list[Any]:
    """What the search gives; a chosen agency stays in the list whatever the words are."""
    text = (fields.get("agency_text") or "").strip()
    found = personnel.search_agencies(text, 12) if text else []
    chosen = personnel.agency_by_code((fields.get("agency") or "")[:24])
    if chosen is not None and chosen.code not in {ref.code for ref in found}:
        found = [personnel.agency_ref(chosen.pk), *found]
    return found


def _listen(request: HttpRequest, draft: dict[str, Any], step: str, at: datetime) -> HttpResponse:
    """Seal what was uploaded first; then search, or check and show the letter."""
    fields = {name: request.POST.get(name, "") for name in TEXT_FIELDS}
    codes, refused = staged(request, len(draft["evidence"]), at)
    draft = {**draft, "evidence": [*draft["evidence"], *codes], "fields": fields}
    if step == "find":
        form = _unbound(fields, at)
        return _page(request, form, draft, searched=True)
    form = ComplaintForm(request.POST, today=legal_day(at), found=_found(fields))
    form.full_clean()
    for message in refused:
        form.add_error("files", message)
    if form.errors:
        return _page(request, form, draft, status=UNPROCESSABLE)
    draft["fields"]["agency"] = form.cleaned_data["agency_found"].code
    return _review(request, form, draft)


def _page(
    request: HttpRequest, form: ComplaintForm, draft: dict[str, Any], *, status: int = 200, searched: bool = False
) -> HttpResponse:
    kept = names_of(draft["evidence"])
    context = {"form": form, "draft": carried.pack(carried.DRAFT, draft), "kept": kept, "searched": searched,
               "procedures": procedure_names()}  # fmt: skip
    return render(request, "integrity/citizen/new.html", context, status=status)


def _review(request: HttpRequest, form: ComplaintForm, draft: dict[str, Any]) -> HttpResponse:
    data = form.cleaned_data
    context = {
        "data": data, "draft": carried.pack(carried.DRAFT, draft), "files": names_of(draft["evidence"]),
        "kind": _(KIND_LABELS[data["kind"]]),
        "has_identity": data["identity"] == "named",
    }  # fmt: skip
    return render(request, "integrity/citizen/review.html", context)


def _send(request: HttpRequest, draft: dict[str, Any], at: datetime) -> HttpResponse:
    """The receipt is shown only after the commit. Too many from one place: asked to wait, nothing is lost."""
    form = ComplaintForm(draft["fields"], today=legal_day(at), found=_found(draft["fields"]))
    if not form.is_valid():
        return _page(request, form, draft, status=UNPROCESSABLE)
    if throttle.is_over(request, "filing", FILINGS_PER_HOUR, at):
        form.add_error(None, _("Too many reports came from your connection. Wait a few minutes and send again."))
        return _page(request, form, draft, status=TOO_MANY)
    try:
        filed = file_complaint(_filing(form.cleaned_data, draft), by=Actor.anonymous(), at=at)
    except (DomainError, UploadRefused) as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal.message))
        draft = {**draft, "evidence": still_staged(draft["evidence"])}
        return _page(request, form, draft, status=UNPROCESSABLE)
    throttle.count(request, "filing", at)
    context = {"code": grouped(draft["receipt"]), "is_new": filed.is_new, **outlook(filed.complaint)}
    return render(request, "integrity/citizen/receipt.html", context)


def _filing(data: dict[str, Any], draft: dict[str, Any]) -> Filing:
    start, end = data["incident"]
    procedure = procedure_named(data["procedure"])
    about = f"{data['procedure']}\n\n" if data["procedure"] and procedure is None else ""
    return Filing(
        receipt=draft["receipt"], agency_id=data["agency_found"].pk, kind=data["kind"], incident_from=start,
        incident_until=end, procedure_id=procedure.pk if procedure else None, narrative=about + data["narrative"], accused=data["accused"],
        file_number=data["file_number"], name=data["name"], phone=data["phone"], email=data["email"],
        evidence=tuple(draft["evidence"]), language=(get_language() or "vi")[:2],
    )  # fmt: skip
