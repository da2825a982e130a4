"""Tying a document that the queue made to what it is about. Storing it wrote the audit entry."""

from __future__ import annotations

from typing import Any

from integrity.models import AccountabilityReport, Case


def attach_closing_letter(case: Case, document: Any) -> None:
    Case.objects.filter(pk=case.pk, closing_document__isnull=True).update(closing_document=document)


def attach_report_document(report: AccountabilityReport, document: Any) -> None:
    AccountabilityReport.objects.filter(pk=report.pk, document__isnull=True).update(document=document)
