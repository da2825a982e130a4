"""The examination: round 1, anonymous scripts, marks, rulings, interview sheets. Corrections strike, never overwrite."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField

ON_SCALE = Q(points__gte=0, points__lte=100)
NOT_STRUCK = Q(struck_at__isnull=True)


class Round1Result(models.Model):
    """Correct answers of the computer test. A row exists only for who sat it."""

    application = models.OneToOneField("recruitment.Application", models.PROTECT, related_name="round1")
    correct = models.PositiveIntegerField(_("correct answers"))
    questions = models.PositiveIntegerField(default=60)
    entered_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(correct__lte=F("questions")), name="recruitment_round1_within_questions")
        ]

    def __str__(self) -> str:
        return f"round 1 {self.pk}"


class Script(models.Model):
    """A written paper under its mask code (phách). Who wrote it is joined only when marks are locked."""

    code = CodeField()
    round = models.ForeignKey("recruitment.Round", models.PROTECT, related_name="scripts")
    application = models.OneToOneField("recruitment.Application", models.PROTECT, related_name="script")
    first_marker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    second_marker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    third_marker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(first_marker__isnull=True)
                | Q(second_marker__isnull=True)
                | ~Q(first_marker=F("second_marker")),
                name="recruitment_two_different_markers",
            ),
            models.CheckConstraint(
                condition=Q(third_marker__isnull=True)
                | (~Q(third_marker=F("first_marker")) & ~Q(third_marker=F("second_marker"))),
                name="recruitment_third_marker_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"script {self.code}"


class Mark(models.Model):
    """One marker's mark. A correction strikes the old row with its reason and adds a new one (Circular 22/2025, Art. 16)."""

    script = models.ForeignKey(Script, models.PROTECT, related_name="marks")
    marker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    points = models.DecimalField(_("mark"), max_digits=5, decimal_places=2)
    given_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["script", "marker"], condition=NOT_STRUCK, name="recruitment_one_mark_each"
            ),
            models.CheckConstraint(condition=ON_SCALE, name="recruitment_mark_on_scale"),
            models.CheckConstraint(
                condition=NOT_STRUCK | ~Q(struck_reason=""), name="recruitment_struck_mark_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"


class Ruling(models.Model):
    """The recorded decision of the head of the board where two marks lie too far apart."""

    class Part(models.TextChoices):
        WRITTEN = "written", _("written paper")
        INTERVIEW = "interview", _("interview")

    application = models.ForeignKey("recruitment.Application", models.PROTECT, related_name="rulings")
    part = models.CharField(max_length=10, choices=Part.choices)
    points = models.DecimalField(_("mark"), max_digits=5, decimal_places=2)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["application", "part"], name="recruitment_one_ruling_each"),
            models.CheckConstraint(condition=ON_SCALE, name="recruitment_ruling_on_scale"),
            models.CheckConstraint(condition=~Q(reason=""), name="recruitment_ruling_has_reason"),
        ]

    def __str__(self) -> str:
        return f"ruling {self.pk}"


class InterviewSheet(models.Model):
    """One member's independent sheet on one candidate (Circular 22/2025, Art. 22)."""

    application = models.ForeignKey("recruitment.Application", models.PROTECT, related_name="sheets")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    points = models.DecimalField(_("mark"), max_digits=5, decimal_places=2)
    given_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["application", "member"], condition=NOT_STRUCK, name="recruitment_one_sheet_each"
            ),
            models.CheckConstraint(condition=ON_SCALE, name="recruitment_interview_sheet_on_scale"),
        ]

    def __str__(self) -> str:
        return f"sheet {self.pk}"
