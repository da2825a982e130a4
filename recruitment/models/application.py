"""A candidate and what they applied for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField, SealedTextField
from recruitment.rules.states import ApplicationState

NUMBERED = [ApplicationState.ELIGIBLE, ApplicationState.WITHDRAWN]


class Candidate(models.Model):
    """The person behind an account. The national id and the telephone are sealed; a keyed hash finds a second account."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="candidate")
    name = models.CharField(_("full name"), max_length=120)
    birth_date = models.DateField(_("date of birth"))
    gender = models.CharField(_("gender"), max_length=10, choices=[("female", _("female")), ("male", _("male"))])
    national_id = SealedTextField(_("citizen identity number"))
    national_id_hash = models.CharField(max_length=64, unique=True)
    phone = SealedTextField(_("telephone"), blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"candidate {self.pk}"


class Application(models.Model):
    """One application of one candidate in one round."""

    code = CodeField()
    round = models.ForeignKey("recruitment.Round", models.PROTECT, related_name="applications")
    position = models.ForeignKey("recruitment.RoundPosition", models.PROTECT, related_name="applications")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="applications")
    state = models.CharField(
        max_length=12, choices=[(state.value, state.value) for state in ApplicationState], default="draft"
    )
    qualification = models.CharField(_("degree and field of study"), max_length=200, blank=True)
    priority_group = models.CharField(_("priority group"), max_length=30, blank=True)
    priority_proven = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    candidate_number = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["round", "candidate"],
                condition=~Q(state=ApplicationState.WITHDRAWN),
                name="recruitment_one_application_each",
            ),
            models.UniqueConstraint(
                fields=["round", "candidate_number"],
                condition=~Q(candidate_number=""),
                name="recruitment_number_once_in_a_round",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="recruitment_submitted_has_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["eligible", "refused"]) | Q(decided_at__isnull=False),
                name="recruitment_screened_has_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision_reason=""), name="recruitment_refusal_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="recruitment_withdrawn_has_instant",
            ),
            models.CheckConstraint(
                condition=Q(candidate_number="") | Q(state__in=NUMBERED), name="recruitment_number_only_when_eligible"
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.code}"


class ApplicationDocument(models.Model):
    """A sealed paper of an application."""

    class Kind(models.TextChoices):
        DEGREE = "degree", _("degree")
        PRIORITY = "priority", _("proof of priority")
        OTHER = "other", _("other paper")

    application = models.ForeignKey(Application, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    file = models.OneToOneField("crypto.SealedFile", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"application document {self.pk}"
