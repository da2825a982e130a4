"""The citizen's receipt. Its QR carries a signed proof that something was received, never the code."""

from __future__ import annotations

import json
from datetime import date, datetime
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hr_system import documents
from hr_system.calendar.queries import legal_day
from hr_system.crypto import check_proof, prove
from hr_system.documents.rules import OfficialDocument
from hr_system.registry import Verified
from integrity.models import Complaint

PURPOSE = "integrity.receipt"


def proof_of(complaint: Complaint) -> str:
    """Signed: a report with this public number was received on this day."""
    return prove(PURPOSE, json.dumps([complaint.code, legal_day(complaint.received_at).isoformat()]))


def verify_receipt(token: str) -> Verified | None:
    """What anybody may know of a receipt: that it is ours, and of which day. Nothing of agency or content."""
    found = check_proof(token)
    if found is None or found[0] != PURPOSE:
        return None
    code, day = json.loads(found[1])
    is_known = Complaint.objects.filter(code=code).exists()
    facts = ((_("Number"), code), (_("Received on"), date.fromisoformat(day).strftime("%d/%m/%Y")))
    return Verified(_("Receipt of a report"), is_known, facts)


def _seat(complaint: Complaint) -> str:
    """Where the handling body sits, as its name says."""
    body = complaint.case.handling_agency
    return body.name_vi.rsplit("tỉnh ", 1)[1] if body is not None and "tỉnh " in body.name_vi else "Hà Nội"


def receipt_document(complaint: Complaint, code: str, at: datetime) -> tuple[bytes, str]:
    official = OfficialDocument(
        parent_body="", body="Cổng tiếp nhận phản ánh", number="", place=_seat(complaint), issued_on=legal_day(complaint.received_at),
        type_name="Giấy biên nhận", subject="Về việc tiếp nhận phản ánh của công dân", unnumbered=True,
    )  # fmt: skip
    context = {
        "complaint": complaint,
        "receipt_code": code,
        "deadlines": complaint.case.deadlines.order_by("due_on", "pk"),
    }
    address = f"{settings.SITE_URL.rstrip('/')}/verify/?proof={quote(proof_of(complaint))}"
    return documents.render("print/integrity/receipt.html", context, official, at, verification=address)
