"""The denominator, and the report that is frozen when it is made."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField


class Exposure(models.Model):
    """Transactions that an agency served in a quarter, with the source of the figure."""

    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="+", verbose_name=_("agency"))
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    served = models.PositiveIntegerField(_("transactions served"))
    source = models.CharField(_("source"), max_length=255)
    entered_by = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "quarter"], name="integrity_exposure_once"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="integrity_quarter_known"),
            models.CheckConstraint(condition=~Q(source=""), name="integrity_exposure_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"exposure {self.year}/{self.quarter}"


class AccountabilityReport(models.Model):
    """`[period_from, period_until)` below an agency. Figures are frozen; the PDF is made in the queue."""

    code = CodeField()
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="+")
    period_from = models.DateField()
    period_until = models.DateField()
    figures = models.JSONField()
    made_by = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    document = models.ForeignKey("documents.StoredDocument", models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(period_until__gt=F("period_from")), name="integrity_report_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"report {self.code}"
