"""The result as computed, the recorded decisions about it, and what follows for the winners."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField
from recruitment.rules.ranking import Outcome


def _points(digits: int = 5) -> models.DecimalField:
    return models.DecimalField(max_digits=digits, decimal_places=2, null=True)


class Result(models.Model):
    """One candidate's place, with the figures that explain it. Rows are made by computing, never typed."""

    application = models.OneToOneField("recruitment.Application", models.PROTECT, related_name="result")
    round = models.ForeignKey("recruitment.Round", models.PROTECT, related_name="results")
    position = models.ForeignKey("recruitment.RoundPosition", models.PROTECT, related_name="results")
    written = _points()
    interview = _points()
    specialised = _points()
    priority = models.DecimalField(max_digits=4, decimal_places=2, default=0)
    total = _points(6)
    rank = models.PositiveIntegerField(null=True)
    outcome = models.CharField(max_length=10, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["position", "rank", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=["winner", "reserve", "undecided"])
                | Q(rank__isnull=False, total__isnull=False),
                name="recruitment_ranked_has_total",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="absent") | Q(specialised__isnull=True, total__isnull=True),
                name="recruitment_absent_has_no_mark",
            ),
        ]

    def __str__(self) -> str:
        return f"result {self.pk}"


class TieDecision(models.Model):
    """Whom the head chose among equals at the last place of a position, and why (Decree 170/2025, Art. 10(2))."""

    position = models.OneToOneField("recruitment.RoundPosition", models.PROTECT, related_name="tie_decision")
    chosen = models.ManyToManyField("recruitment.Application", related_name="+")
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="recruitment_tie_decision_has_reason")]

    def __str__(self) -> str:
        return f"tie decision {self.pk}"


class Approval(models.Model):
    """The head's approval of the result: a signature on the stored document."""

    round = models.OneToOneField("recruitment.Round", models.PROTECT, related_name="approval")
    document = models.ForeignKey("documents.StoredDocument", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signatory_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"approval {self.pk}"


class Decision(models.Model):
    """The recruitment decision for one winner, by which they become an officer."""

    code = CodeField()
    application = models.OneToOneField("recruitment.Application", models.PROTECT, related_name="decision")
    number = models.CharField(_("number of the decision"), max_length=60)
    decided_on = models.DateField()
    starts_on = models.DateField(_("first day of service"))
    officer = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="recruitment_decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signatory_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="recruitment_decision_has_number")]

    def __str__(self) -> str:
        return f"decision {self.code}"
