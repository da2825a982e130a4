"""Officers: who serves where."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField


class OfficerStatus(models.TextChoices):
    SERVING = "serving", _("serving")
    LEFT = "left", _("left the service")


class Gender(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")
    OTHER = "other", _("other")


class Officer(models.Model):
    """A person in the service. An account is optional; without an Officer staff see no case."""

    code = CodeField()
    name = models.CharField(_("full name"), max_length=150)
    search_key = models.CharField(max_length=200, db_index=True, editable=False)
    birth_date = models.DateField(_("date of birth"))
    gender = models.CharField(_("gender"), max_length=10, choices=Gender.choices)
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="officers", verbose_name=_("agency"))
    position = models.ForeignKey(
        "personnel.JobPosition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officers",
        verbose_name=_("position"),
    )
    rank = models.ForeignKey(
        "personnel.Rank", models.PROTECT, null=True, blank=True, related_name="officers", verbose_name=_("rank")
    )
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="officer")
    status = models.CharField(_("status"), max_length=10, choices=OfficerStatus.choices, default=OfficerStatus.SERVING)
    entered_on = models.DateField(_("entered the service on"))
    entry_decision = models.CharField(_("decision number"), max_length=100, blank=True)
    left_on = models.DateField(_("left the service on"), null=True, blank=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(status="serving", left_on__isnull=True) | Q(status="left", left_on__isnull=False),
                name="personnel_officer_left_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="personnel_officer_has_a_name"),
        ]
        indexes = [
            models.Index(fields=["search_key", "id"], name="personnel_officer_by_name"),
            models.Index(fields=["agency", "search_key", "id"], name="personnel_officer_by_agency"),
            models.Index(fields=["birth_date", "id"], name="personnel_officer_by_birth"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("personnel:officer", args=[self.code])
