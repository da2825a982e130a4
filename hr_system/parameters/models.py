"""Values entered for declared parameters: dated rows, never changed; a later entry for the same day replaces it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

EVIDENCE_CHOICES = [
    ("V", _("Read in the official text")),
    ("S", _("From a secondary source, to be confirmed")),
    ("M", _("From memory, to be confirmed")),
]


class Parameter(models.Model):
    """The value of one parameter from a day on. The newest entry with the latest day not after the asked one holds."""

    key = models.CharField(max_length=100)
    value = models.JSONField(_("value"))
    valid_from = models.DateField(_("valid from"))
    source = models.CharField(_("source"), max_length=300)
    evidence = models.CharField(_("how well it is known"), max_length=1, choices=EVIDENCE_CHOICES)
    reason = models.CharField(_("reason for this change"), max_length=300)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["key", "-valid_from", "-id"], name="parameter_on_a_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(source="") & ~Q(reason=""), name="parameter_has_source_and_reason"),
            models.CheckConstraint(condition=Q(evidence__in=["V", "S", "M"]), name="parameter_evidence_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.valid_from}"
