"""A recruitment round: its plan, its law, its posts and the people of its council."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from hr_system.crypto.fields import CodeField
from recruitment.rules.regimes import StaffKind
from recruitment.rules.states import RoundState

BEFORE_NOTICE = [RoundState.DRAFT, RoundState.PLANNED, RoundState.CANCELLED]
BEFORE_PUBLICATION = [state for state in RoundState if state is not RoundState.PUBLISHED]


class Round(models.Model):
    """One round from plan to publication. The days are the legal events from which clocks run."""

    class Form(models.TextChoices):
        WRITTEN_INTERVIEW = "written_interview", _("written paper and interview")
        WRITTEN = "written", _("written paper only")

    code = CodeField()
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="rounds", verbose_name=_("agency"))
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(
        max_length=12, choices=[(state.value, state.value) for state in RoundState], default="draft"
    )
    staff_kind = models.CharField(max_length=20, default=StaffKind.CIVIL_SERVANT.value)
    exam_form = models.CharField(
        _("form of the examination"), max_length=20, choices=Form.choices, default=Form.WRITTEN_INTERVIEW
    )
    has_round1 = models.BooleanField(_("round 1 on computer"), default=True)
    organiser = models.CharField(_("recruitment council of"), max_length=200, blank=True)
    place = models.CharField(_("place of the examination"), max_length=200, blank=True)
    plan_number = models.CharField(_("number of the plan"), max_length=60, blank=True)
    notice_number = models.CharField(_("number of the notice"), max_length=60, blank=True)
    result_number = models.CharField(_("number of the result"), max_length=60, blank=True)
    planned_on = models.DateField(null=True)
    notice_on = models.DateField(_("day of the notice"), null=True)
    window_closes_on = models.DateField(_("last day to apply"), null=True)
    window_closed_on = models.DateField(null=True)
    eligible_list_on = models.DateField(null=True)
    round1_on = models.DateField(_("day of round 1"), null=True, blank=True)
    round2_on = models.DateField(_("day of the written paper"), null=True, blank=True)
    marking_ended_on = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    cancelled_reason = models.TextField(blank=True)
    computed_times = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        permissions = [
            ("secretary_of_round", _("Secretary of the council of the round")),
            ("chair_of_round", _("Chair of the council of the round")),
            ("head_of_marking_of_round", _("Head of the marking board of the round")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[RoundState.DRAFT, RoundState.CANCELLED]) | Q(planned_on__isnull=False),
                name="recruitment_planned_round_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=BEFORE_NOTICE) | Q(notice_on__isnull=False, window_closes_on__isnull=False),
                name="recruitment_open_round_has_notice",
            ),
            models.CheckConstraint(
                condition=Q(state__in=BEFORE_PUBLICATION) | Q(published_on__isnull=False, approved_on__isnull=False),
                name="recruitment_published_has_approval",
            ),
            models.CheckConstraint(
                condition=Q(window_closes_on__isnull=True) | Q(window_closes_on__gt=F("notice_on")),
                name="recruitment_window_closes_after_notice",
            ),
            models.CheckConstraint(
                condition=~Q(state=RoundState.CANCELLED) | ~Q(cancelled_reason=""),
                name="recruitment_cancelled_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recruitment:round", args=[self.code])

    @property
    def is_combined(self) -> bool:
        return self.exam_form == self.Form.WRITTEN_INTERVIEW


class RegimeBinding(models.Model):
    """Which regime and regulation hold for the round: proposed in draft, fixed with the plan, ended only by a clause."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="bindings")
    regime_id = models.CharField(max_length=40)
    regulation_id = models.CharField(max_length=40)
    proposed_at = models.DateTimeField()
    fixed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    clause = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(ended_at__isnull=True), name="recruitment_one_regime_of_a_round"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(clause=""), name="recruitment_regime_ends_by_a_clause"
            ),
        ]

    def __str__(self) -> str:
        return f"binding {self.pk}"


class RoundPosition(models.Model):
    """A post on offer with its number of places; the standard's text is kept as it was when the plan was made."""

    code = CodeField()
    round = models.ForeignKey(Round, models.CASCADE, related_name="positions")
    position = models.ForeignKey("personnel.JobPosition", models.PROTECT, related_name="round_positions")
    quota = models.PositiveIntegerField(_("number of posts"))
    standard_text = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="recruitment_position_once_in_a_round"),
            models.CheckConstraint(condition=Q(quota__gt=0), name="recruitment_quota_above_zero"),
        ]

    def __str__(self) -> str:
        return str(self.position.title)


class Duty(models.TextChoices):
    CHAIR = "chair", _("Chair of the council")
    SECRETARY = "secretary", _("Secretary of the council")
    HEAD_OF_MARKING = "head_of_marking", _("Head of the marking board")
    MARKER = "marker", _("Marker of written papers")
    INTERVIEWER = "interviewer", _("Member of the interview board")


class Membership(models.Model):
    """A person's duty in the round. What follows from it is computed; the three leading duties are grants as well."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="recruitment_duties")
    duty = models.CharField(_("duty"), max_length=20, choices=Duty.choices)
    since = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["round", "user", "duty"], name="recruitment_duty_once"),
            models.UniqueConstraint(
                fields=["round", "duty"],
                condition=Q(duty__in=["chair", "secretary", "head_of_marking"]),
                name="recruitment_one_leader_each",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"


class RoundUserObjectPermission(UserObjectPermissionBase):
    """An explicit grant on a round to a person (guardian, direct foreign key)."""

    content_object = models.ForeignKey(Round, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()


class RoundGroupObjectPermission(GroupObjectPermissionBase):
    """Not used: grants are to persons. It exists because guardian looks for it."""

    content_object = models.ForeignKey(Round, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()
