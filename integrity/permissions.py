"""Who may do what with a case. Named, so that a view and an action ask the same question."""

from __future__ import annotations

from datetime import date

from hr_system.access import Actor, ActorKind
from integrity.models import AccountabilityReport, Case, Complaint
from integrity.queries.case import cases
from integrity.queries.report import reports
from personnel import public as personnel


def is_handler(actor: Actor) -> bool:
    return actor.has_role("inspector")


def reads_reports(actor: Actor) -> bool:
    return actor.has_role("inspector", "agency_head")


def may_handle(actor: Actor, case: Case, on: date) -> bool:
    """Within reach and not barred on the day: the same query as every list."""
    return cases(visible_to=actor, on=on).filter(pk=case.pk).exists()


def may_write_as_citizen(actor: Actor, complaint: Complaint) -> bool:
    return actor.kind is ActorKind.RECEIPT and actor.receipt_of == complaint.pk


def may_report_on(actor: Actor, agency_id: int, on: date) -> bool:
    return is_handler(actor) and personnel.may_reach(actor, "personnel.inspect_agency", agency_id, on=on)


def may_read_report(actor: Actor, report: AccountabilityReport, on: date) -> bool:
    return reads_reports(actor) and reports(visible_to=actor, on=on).filter(pk=report.pk).exists()
