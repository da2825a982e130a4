"""Files sealed at the first post, so that an error elsewhere in the form does not lose them."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hr_system.crypto import SealedFile, UploadRefused, stage
from integrity.actions.complaint import EVIDENCE

MOST_FILES = 5


def stage_evidence(uploads: Iterable[Any], *, already: int, at: datetime) -> tuple[list[str], list[Any]]:
    """(codes of what was sealed, messages for what was refused)."""
    codes: list[str] = []
    refused: list[Any] = []
    uploads, left = list(uploads), max(MOST_FILES - already, 0)
    if len(uploads) > left:
        refused.append(_("At most 5 files are kept; the others were not taken."))
    for upload in uploads[:left]:
        try:
            codes.append(stage(upload, at=at, purpose=EVIDENCE).code)
        except UploadRefused as refusal:
            refused.append(refusal.message)
    return codes, refused


def still_staged(codes: Iterable[str]) -> list[str]:
    """Those that nobody has claimed and that were not purged after a day, in their order."""
    found = SealedFile.objects.filter(code__in=list(codes), purpose=EVIDENCE, is_claimed=False)
    return list(found.order_by("pk").values_list("code", flat=True))


def names_of(codes: Iterable[str]) -> list[str]:
    """What the citizen called their staged files, to show that they are there."""
    rows = SealedFile.objects.filter(code__in=list(codes), purpose=EVIDENCE).order_by("pk")
    return [row.name for row in rows]
