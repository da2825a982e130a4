"""Is this document or receipt genuine? And the documents that anybody may read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hr_system.access import public
from hr_system.documents import queries
from hr_system.documents.forms import VerifyForm
from hr_system.documents.models import StoredDocument

NOT_FOUND, UNPROCESSABLE = 404, 422


@public
def verify(request: HttpRequest) -> HttpResponse:
    """Ask by code, by file or by the proof behind a QR picture.

    A typed code is posted: the code of a receipt is a secret of its holder and must not stand in an address.
    """
    if request.method == "POST":
        form = VerifyForm(request.POST, request.FILES)
        if form.is_valid():
            return _answer(request, form)
        return render(request, "documents/verify.html", {"form": form}, status=UNPROCESSABLE)
    proof = request.GET.get("proof", "")[:2000]
    if not proof:
        return render(request, "documents/verify.html", {"form": VerifyForm()})
    return _verdict(request, verified=queries.ask_others(proof))


def _answer(request: HttpRequest, form: VerifyForm) -> HttpResponse:
    file, code = form.cleaned_data["file"], form.cleaned_data["code"]
    if file is not None:
        document = queries.by_bytes(file.read())
        if code and document is not None and document.code != code:
            document = None
        return _verdict(request, document=document, of_file=True)
    document = queries.by_code(code)
    if document is not None:
        return redirect("verify_document", code=document.code)
    return _verdict(request, verified=queries.ask_others(code))


@public
def verify_document(request: HttpRequest, code: str) -> HttpResponse:
    """The address in the QR code of a document."""
    return _verdict(request, document=queries.by_code(code))


def _verdict(request: HttpRequest, *, document: StoredDocument | None = None, **more: Any) -> HttpResponse:
    """Genuine, revoked or unknown; always calm, never a hint that somebody has done wrong."""
    context: dict[str, Any] = {"form": VerifyForm(), "document": document, "answered": True, **more}
    if document is not None:
        context["standing"] = queries.standing(document)
        context["is_signature_valid"] = bool(document.signature) and queries.is_signature_valid(document)
    known = document is not None or more.get("verified") is not None
    response = render(request, "documents/verdict.html", context, status=200 if known else NOT_FOUND)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@public
def document_file(request: HttpRequest, code: str) -> HttpResponse:
    """A public document as it was issued; anything else does not exist here."""
    if request.method not in {"GET", "HEAD"}:
        raise Http404
    return queries.response(get_object_or_404(queries.public_documents(), code=code))
