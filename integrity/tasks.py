"""Work that no request waits for."""

from __future__ import annotations

from django.utils import timezone

from hr_system import queue
from hr_system.access import Actor
from integrity.actions.documents import attach_closing_letter, attach_report_document
from integrity.actions.outside import name_outside_body
from integrity.documents.letters import closing_letter, report_document
from integrity.models import AccountabilityReport, Case


@queue.handler("integrity.make_closing_letter")
def make_closing_letter(pk: int) -> None:
    case = Case.objects.select_related("handling_agency", "conclusion__concluded_by", "agency").get(pk=pk)
    attach_closing_letter(case, closing_letter(case, timezone.now()))


@queue.handler("integrity.make_report_document")
def make_report_document(pk: int) -> None:
    report = AccountabilityReport.objects.select_related("agency", "made_by").get(pk=pk)
    attach_report_document(report, report_document(report, timezone.now()))


@queue.handler("integrity.look_for_handlers")
def look_for_handlers(pk: int) -> None:
    """After filing and after each stepping back; asking every inspector is too slow for a request."""
    name_outside_body(Case.objects.get(pk=pk), by=Actor.system("integrity.handlers"), at=timezone.now())
