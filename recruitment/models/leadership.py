"""A selection of a head by open competition: the vacancy, who stands, the panel, each member's one secret mark."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField
from recruitment.rules.leadership import SelectionState

POINTS = [MinValueValidator(0), MaxValueValidator(100)]


class LeaderSelection(models.Model):
    """One vacant headship and the competition for it. It keeps the rules of the pilot as they were when announced."""

    code = CodeField()
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="leader_selections")
    title = models.CharField(_("office"), max_length=200)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in SelectionState], default="draft")
    notice_number = models.CharField(_("number of the notice"), max_length=60, blank=True)
    announced_on = models.DateField(null=True)
    closes_on = models.DateField(_("last day to stand"), null=True)
    counted_on = models.DateField(null=True)
    decision_number = models.CharField(_("number of the decision"), max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    tie_reason = models.TextField(blank=True)
    winner = models.ForeignKey("LeaderCandidate", models.PROTECT, null=True, related_name="+")
    tenure_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(announced_on__isnull=False, closes_on__isnull=False),
                name="recruitment_selection_announced",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gt=F("announced_on")),
                name="recruitment_selection_closes_later",
            ),
            models.CheckConstraint(
                condition=~Q(state="appointed")
                | Q(winner__isnull=False, decided_on__isnull=False, tenure_id__isnull=False) & ~Q(decision_number=""),
                name="recruitment_selection_appointed_has_winner",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recruitment:selection", args=[self.code])


class LeaderCandidate(models.Model):
    """An officer who stands, with the title of the programme of action. Marks are joined only when counted."""

    code = CodeField()
    selection = models.ForeignKey(LeaderSelection, models.PROTECT, related_name="candidates")
    officer = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="+")
    programme = models.CharField(_("programme of action"), max_length=300)
    is_planned = models.BooleanField(_("on the planning list"), default=True)
    was_absent = models.BooleanField(default=False)
    written = models.DecimalField(max_digits=5, decimal_places=2, null=True, validators=POINTS)
    defence = models.DecimalField(max_digits=5, decimal_places=2, null=True, validators=POINTS)
    rank = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["selection", "officer"], name="recruitment_stands_once"),
            models.CheckConstraint(
                condition=Q(written__isnull=True) | Q(written__gte=0, written__lte=100, was_absent=False),
                name="recruitment_written_on_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"candidate {self.code}"


class PanelMember(models.Model):
    """A member of the panel that hears the defence."""

    selection = models.ForeignKey(LeaderSelection, models.PROTECT, related_name="panel")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="leader_panels")
    is_chair = models.BooleanField(_("chair"), default=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["selection", "user"], name="recruitment_panel_member_once"),
            models.UniqueConstraint(
                fields=["selection"], condition=Q(is_chair=True), name="recruitment_panel_has_one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"panel member {self.pk}"


class PanelSheet(models.Model):
    """One member's one mark for one candidate: given once, seen by nobody else before the count, never changed."""

    candidate = models.ForeignKey(LeaderCandidate, models.PROTECT, related_name="sheets")
    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="sheets")
    points = models.DecimalField(max_digits=5, decimal_places=2, validators=POINTS)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["candidate", "member"], name="recruitment_one_secret_mark"),
            models.CheckConstraint(condition=Q(points__gte=0, points__lte=100), name="recruitment_sheet_on_scale"),
        ]

    def __str__(self) -> str:
        return f"sheet {self.pk}"
