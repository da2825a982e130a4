"""Competency standards: versions with dates of validity, never changed once published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField


class StandardState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


class CompetencyStandard(models.Model):
    """What a position demands `[valid_from, valid_until)`, by which law."""

    code = CodeField()
    position = models.ForeignKey("personnel.JobPosition", models.PROTECT, related_name="standards")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=StandardState.choices, default=StandardState.DRAFT)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=255, blank=True)
    education = models.TextField(_("education"), blank=True)
    requirements = models.TextField(_("requirements"), blank=True)
    levels = models.JSONField(_("required levels"), default=dict, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["position", "version"], name="personnel_one_standard_per_version"),
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(state="published", valid_until__isnull=True),
                name="personnel_one_standard_in_force",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", valid_until__isnull=True)
                | (Q(state="published", valid_from__isnull=False) & ~Q(legal_basis="") & ~Q(education="")),
                name="personnel_published_standard_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="personnel_standard_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"standard {self.code} v{self.version}"
