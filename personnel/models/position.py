"""Ranks, titles and the posts of an agency."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField


class Rank(models.Model):
    """A civil-service rank (ngạch). `evidence` says how far the code can be trusted; it is shown with it."""

    number = models.CharField(_("rank code"), max_length=12, unique=True)
    title_vi = models.CharField(_("title"), max_length=160)
    sector = models.CharField(_("sector"), max_length=60, blank=True)
    level = models.CharField(_("level"), max_length=30, blank=True)
    evidence = models.CharField(_("evidence"), max_length=255, blank=True)
    is_verified = models.BooleanField(_("verified"), default=False)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.title_vi} ({self.number})"


class JobTitle(models.Model):
    """A job title (chức danh)."""

    code = CodeField()
    name_vi = models.CharField(_("title"), max_length=200, unique=True)
    name_en = models.CharField(_("title in English"), max_length=200, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name_vi


class JobPosition(models.Model):
    """A job position (vị trí việc làm) of an agency with its approved number of posts."""

    code = CodeField()
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="positions", verbose_name=_("agency"))
    title = models.ForeignKey(JobTitle, models.PROTECT, related_name="positions", verbose_name=_("job title"))
    rank = models.ForeignKey(Rank, models.PROTECT, related_name="positions", verbose_name=_("rank"))
    description = models.TextField(_("tasks"), blank=True)
    approved_posts = models.PositiveIntegerField(_("approved posts"), default=1)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title", "rank"],
                condition=Q(valid_until__isnull=True),
                name="personnel_one_running_position",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="personnel_position_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.agency}"
