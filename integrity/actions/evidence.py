"""Files sealed at the first post, so that an error elsewhere in the form does not lose them."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hr_system.crypto import SealedFile, UploadRefused, stage
from integrity.actions.complaint import EVIDENCE

MOST_FILES = 5


def stage_evidence(uploads: Iterable[Any], *, already: int, at: datetime) -> tuple[list[str], list[Any]]:
    """(codes of what was sealed, messages for what was refused)."""
    codes: list[str] = []
    refused: list[Any] = []
    for upload in list(uploads)[: MOST_FILES - already]:
        try:
            codes.append(stage(upload, at=at, purpose=EVIDENCE).code)
        except UploadRefused as refusal:
            refused.append(refusal.message)
    return codes, refused


def names_of(codes: Iterable[str]) -> list[str]:
    """What the citizen called their staged files, to show that they are there."""
    rows = SealedFile.objects.filter(code__in=list(codes), purpose=EVIDENCE).order_by("pk")
    return [row.name for row in rows]
