"""Personal data: how long what is kept, what went wrong, what somebody says is wrong about them.

Law 91/2025/QH15 on personal data protection (in force 2026-01-01, to be confirmed against the official text).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto import CodeField, SealedTextField


class RetentionRule(models.Model):
    """How long one kind of record is kept and what happens then. Data, so that it can follow the law."""

    code = CodeField()
    key = models.SlugField(max_length=60, unique=True)
    subject_vi = models.CharField(_("kind of record (Vietnamese)"), max_length=200)
    subject_en = models.CharField(_("kind of record (English)"), max_length=200)
    months = models.PositiveIntegerField(_("kept for (months)"), null=True, blank=True)  # empty: permanently
    counted_from = models.CharField(_("counted from"), max_length=200)
    source = models.CharField(_("source"), max_length=300)
    is_confirmed = models.BooleanField(_("confirmed against the official text"), default=False)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"retention {self.key}"


class Breach(models.Model):
    """An entry of the register of personal data breaches. Says what and how many, never whose."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        REPORTED = "reported", _("Reported to the authority")
        CLOSED = "closed", _("Closed")

    code = CodeField()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    discovered_at = models.DateTimeField(_("discovered at"))
    description = SealedTextField(_("what happened"))
    people_affected = models.PositiveIntegerField(_("people affected (estimate)"))
    measures = SealedTextField(_("what was done"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    report_due_at = models.DateTimeField(_("to be reported by"))
    reported_at = models.DateTimeField(_("reported at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", reported_at__isnull=True, closed_at__isnull=True)
                | Q(state="reported", reported_at__isnull=False, closed_at__isnull=True)
                | Q(state="closed", closed_at__isnull=False),
                name="breach_state_has_its_instants",
            ),
        ]

    def __str__(self) -> str:
        return f"breach {self.code}"


class CorrectionRequest(models.Model):
    """Somebody says that something kept about them is wrong. Answered by a person, with a reason."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        DONE = "done", _("Corrected")
        REFUSED = "refused", _("Not corrected")

    code = CodeField()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="correction_requests")
    subject = models.CharField(_("what is wrong"), max_length=150)
    text = SealedTextField(_("what it should be"))
    asked_at = models.DateTimeField()
    answer_due_on = models.DateField(_("answer by"))
    answer = SealedTextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True, answered_by__isnull=True, answer="")
                | Q(~Q(answer=""), state__in=["done", "refused"], answered_at__isnull=False, answered_by__isnull=False),
                name="correction_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"correction request {self.code}"
