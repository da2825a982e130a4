"""What goes from page to page in a hidden field, sealed: drafts never enter sessions or caches."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from hr_system.crypto import CannotUnseal, random_code, seal, unseal
from integrity.queries.complaint import RECEIPT_LENGTH

DRAFT, PASS = "draft", "pass"


def pack(kind: str, data: dict[str, Any]) -> str:
    """The kind is sealed with it: a pass of the follow-up page is no draft, though both are ours."""
    return base64.urlsafe_b64encode(seal(json.dumps([kind, data], ensure_ascii=False).encode())).decode()


def unpack(kind: str, token: str) -> dict[str, Any] | None:
    """None for whatever is not ours, or was made for something else."""
    try:
        carried, data = json.loads(unseal(base64.urlsafe_b64decode(token.encode())))
    except (CannotUnseal, ValueError, binascii.Error):
        return None
    return data if carried == kind else None


def new_draft() -> dict[str, Any]:
    """The receipt is drawn with the form: sending twice, or the browser sending again, is one complaint."""
    return {"receipt": random_code(RECEIPT_LENGTH), "evidence": [], "fields": {}}
