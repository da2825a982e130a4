"""Denominators, and the report: figures are frozen at once, the document is made in the queue."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit, queue
from hr_system.access import Actor, Refused, require
from hr_system.calendar.queries import legal_day
from integrity.models import AccountabilityReport, Exposure
from integrity.permissions import may_report_on
from integrity.queries.report import figures
from personnel import public as personnel

MOST_YEARS = 10


@transaction.atomic
def enter_exposure(
    *, agency_id: int, quarter: tuple[int, int], served: int, source: str, by: Actor, at: datetime
) -> Exposure:
    """How many transactions the agency served in a (year, quarter), and who says so. Correcting keeps the old figure in the audit."""
    require(may_report_on(by, agency_id, legal_day(at)))
    officer = personnel.officer_of(by)
    if officer is None or not source.strip():
        raise Refused(_("Name the source of the figure."), field="source")
    known = Exposure.objects.filter(agency_id=agency_id, year=quarter[0], quarter=quarter[1]).first()
    before = {"served": known.served, "source": known.source} if known else None
    exposure, _new = Exposure.objects.update_or_create(
        agency_id=agency_id, year=quarter[0], quarter=quarter[1],
        defaults={"served": served, "source": source.strip(), "entered_by_id": officer.id, "entered_at": at},
    )  # fmt: skip
    after = {"served": served, "source": source.strip()}
    audit.record(by=by, verb="integrity.exposure_entered", target=exposure, at=at, before=before, after=after)
    return exposure


@transaction.atomic
def make_report(
    *, agency_id: int, period_from: date, period_until: date, by: Actor, at: datetime
) -> AccountabilityReport:
    """Freeze the figures now; whoever opens the report later reads the same."""
    require(may_report_on(by, agency_id, legal_day(at)))
    officer = personnel.officer_of(by)
    if officer is None or period_until <= period_from:
        raise Refused(_("The period must end after it begins."), field="period_until")
    if period_until.year - period_from.year > MOST_YEARS:
        raise Refused(_("A report covers ten years at most."), field="period_until")
    report = AccountabilityReport(
        agency_id=agency_id, period_from=period_from, period_until=period_until, made_by_id=officer.id, made_at=at
    )
    report.figures = figures(report.agency, period_from, period_until)
    report.save()
    audit.record(by=by, verb="integrity.report_made", target=report, at=at)
    queue.enqueue("integrity.make_report_document", report.pk, key=f"integrity.report.{report.pk}")
    return report
