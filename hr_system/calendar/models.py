"""What the state has said about days off: reference rows from the sourced table, and corrections made by people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hr_system.crypto import random_code
from hr_system.crypto.fields import CodeField


class Kind(models.TextChoices):
    DAY_OFF = "day_off", _("Day off")
    WORKING_DAY = "working_day", _("Working day")


class Status(models.TextChoices):
    CERTIFIED = "certified", _("Agrees with the annual notice")
    COMPUTED = "computed", _("Computed, not yet decided")
    UNCHECKED = "unchecked", _("Not compared with the notice")


class Origin(models.TextChoices):
    REFERENCE = "reference", _("Reference table")
    CORRECTION = "correction", _("Correction")


def new_revision() -> str:
    """Random, so that two histories (a rolled-back transaction, a restored backup) never share a version."""
    return random_code(12)


class CalendarYear(models.Model):
    """One year of the table. `revision` changes with every change of its days: the key of the calendar's cache."""

    year = models.PositiveSmallIntegerField(unique=True)
    certified = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    revision = models.CharField(max_length=12, default=new_revision)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(certified=False) | ~models.Q(source=""), name="calendar_certified_year_has_source"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """One day that is not what its weekday says. A correction outweighs the reference row of the same day."""

    code = CodeField()
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    source = models.CharField(max_length=300)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on", "origin"]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "origin"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="calendar_one_valid_row_per_day_and_origin",
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="calendar_day_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"

    @property
    def is_correction(self) -> bool:
        return self.origin == Origin.CORRECTION
