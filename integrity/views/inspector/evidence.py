"""One file of a citizen's, as an attachment: asked why, recorded, never shown inside our pages."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hr_system.access import requires
from hr_system.calendar.queries import legal_day
from hr_system.crypto.uploads import JPEG, PDF, PNG, SHEET, WORD
from hr_system.ui.pages import form_page
from integrity.actions.evidence import open_evidence
from integrity.forms.case import ReasonForm
from integrity.models import Evidence
from integrity.queries.case import cases

ENDINGS = {PDF: (".pdf",), PNG: (".png",), JPEG: (".jpg", ".jpeg"), WORD: (".docx",), SHEET: (".xlsx",)}
UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*;%', "_"))


@requires("integrity.handle_cases")
@never_cache
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, code: str, evidence: str) -> HttpResponse:
    """The file answers the post with the reason; whoever may not open the letter finds no such address."""
    at = timezone.now()
    visible = cases(visible_to=request.actor, on=legal_day(at)).filter(code=code)
    rows = Evidence.objects.select_related("file", "complaint__case")
    found = get_object_or_404(rows, file__code=evidence, complaint__case__in=visible)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = open_evidence(found, reason=form.cleaned_data["reason"], by=request.actor, at=at)
        return attachment(data, name=found.file.name, media_type=found.file.media_type)
    return form_page(
        request, form, act=dict, to="", title=_("Open the file"), submit=_("Download it"),
        intro=_("Who opens it, when and why is recorded, and the superior can see it."),
        context={"cancel": reverse("integrity:case", args=[code])},
    )  # fmt: skip


def attachment(data: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Bytes of a stranger: saved and not shown, of the type that the bytes have, under a harmless name."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, safe_name(name, media_type))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def safe_name(name: str, media_type: str) -> str:
    """The citizen's name for it without what a file system or a shell takes for something else; the ending says its type."""
    path = PurePosixPath(name.translate(UNSAFE).strip(". "))
    endings = ENDINGS.get(media_type, (".bin",))
    stem = path.name or "file"
    return stem if path.suffix.lower() in endings and path.stem else f"{stem}{endings[0]}"
