"""What was found, who answers for it, and what the citizen thought of the handling."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hr_system.crypto.fields import SealedTextField
from integrity.models.choices import choices, values
from integrity.rules.states import VERDICT_LABELS, Verdict


class Conclusion(models.Model):
    """One per case. Law 36/2018 on heads applies only where the conclusion is harassment for gain."""

    case = models.OneToOneField("integrity.Case", models.PROTECT, related_name="conclusion")
    verdict = models.CharField(max_length=20, choices=choices(VERDICT_LABELS))
    for_gain = models.BooleanField(default=False)
    reasons = SealedTextField()
    evidence_cited = SealedTextField()
    concluded_by = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="+")
    concluded_on = models.DateField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=values(Verdict)), name="integrity_verdict_known"),
            models.CheckConstraint(
                condition=Q(for_gain=False) | ~Q(verdict=Verdict.UNFOUNDED), name="integrity_unfounded_is_not_for_gain"
            ),
        ]

    def __str__(self) -> str:
        return f"conclusion {self.pk}"


class Responsibility(models.Model):
    """Of a head, by the tenure of the day of the act: direct or joint (Decree 59/2019, art. 76)."""

    FORMS = (("direct", "direct"), ("joint", "joint"))
    conclusion = models.ForeignKey(Conclusion, models.PROTECT, related_name="responsibilities")
    tenure = models.ForeignKey("personnel.Tenure", models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=FORMS)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "responsibilities"
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "tenure"], name="integrity_responsibility_once"),
            models.CheckConstraint(condition=Q(form__in=["direct", "joint"]), name="integrity_responsibility_form"),
        ]

    def __str__(self) -> str:
        return f"responsibility {self.pk}"


class SatisfactionResponse(models.Model):
    """How the citizen found the handling, 1 to 5, once per complaint."""

    complaint = models.OneToOneField("integrity.Complaint", models.PROTECT, related_name="rating")
    score = models.PositiveSmallIntegerField()
    comment = SealedTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="integrity_rating_is_one_to_five")
        ]

    def __str__(self) -> str:
        return f"rating {self.pk}"
