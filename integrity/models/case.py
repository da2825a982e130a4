"""The handling of a complaint: where it stands, by when, who answers, who may not see it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField, SealedTextField
from integrity.models.choices import choices, values
from integrity.rules.accountability import BINDING_LABELS, BindingKind
from integrity.rules.channels import CHANNEL_LABELS, KIND_LABELS
from integrity.rules.clocks import DUTY_LABELS
from integrity.rules.recusal import GROUND_LABELS
from integrity.rules.states import STATE_WORDS, State


class Case(models.Model):
    """One handling. `due_on` is the nearest open deadline and stays as it was when the case is closed."""

    code = CodeField()
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="+")
    handling_agency = models.ForeignKey("personnel.Agency", models.PROTECT, null=True, related_name="+")
    channel = models.CharField(_("channel"), max_length=20, choices=choices(CHANNEL_LABELS))
    kind = models.CharField(_("kind"), max_length=20, choices=choices(KIND_LABELS))
    state = models.CharField(
        _("state"), max_length=20, default=State.RECEIVED, choices=choices({s: w.staff for s, w in STATE_WORDS.items()})
    )
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("due on"))
    concluded_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    outside_body = models.CharField(_("outside body"), max_length=255, blank=True)
    closing_document = models.ForeignKey("documents.StoredDocument", models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(State)), name="integrity_case_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=[State.RECEIVED, State.ASSIGNED], concluded_on__isnull=True)
                | Q(state__in=[State.CONCLUDED, State.CLOSED], concluded_on__isnull=False),
                name="integrity_concluded_case_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | (~Q(state=State.CLOSED) & Q(closed_at__isnull=True)),
                name="integrity_closed_case_has_an_instant",
            ),
            models.CheckConstraint(
                condition=Q(closing_document__isnull=True) | Q(state=State.CLOSED),
                name="integrity_only_closed_cases_have_a_letter",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="integrity_case_due"),
            models.Index(fields=["state", "due_on", "id"], name="integrity_case_state_due"),
            models.Index(fields=["agency", "due_on", "id"], name="integrity_case_agency_due"),
            models.Index(fields=["kind", "due_on", "id"], name="integrity_case_kind_due"),
            models.Index(fields=["agency", "concluded_on"], name="integrity_case_concluded"),
        ]

    def __str__(self) -> str:
        return f"case {self.code}"


class HeadBinding(models.Model):
    """To whom the act is tied. A later decision makes a new row; the earlier one stays."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="bindings")
    kind = models.CharField(max_length=20, choices=choices(BINDING_LABELS))
    tenure = models.ForeignKey("personnel.Tenure", models.PROTECT, null=True, related_name="+")
    superior = models.ForeignKey("personnel.Agency", models.PROTECT, null=True, related_name="+")
    is_current = models.BooleanField(default=True)
    decided_by = models.ForeignKey("personnel.Officer", models.PROTECT, null=True, related_name="+")
    reason = SealedTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(is_current=True), name="integrity_one_current_binding"
            ),
            models.CheckConstraint(
                condition=Q(kind=BindingKind.BOUND, tenure__isnull=False)
                | (~Q(kind=BindingKind.BOUND) & Q(tenure__isnull=True)),
                name="integrity_bound_names_a_tenure",
            ),
        ]

    def __str__(self) -> str:
        return f"binding {self.pk}"


class Bar(models.Model):
    """Who may not see the case: one officer, or everybody who serves in or below an agency."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="bars")
    officer = models.ForeignKey("personnel.Officer", models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=20, choices=choices(GROUND_LABELS))
    reason = SealedTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(officer__isnull=True, agency__isnull=False) | Q(officer__isnull=False, agency__isnull=True),
                name="integrity_bar_is_an_officer_or_an_agency",
            ),
            models.UniqueConstraint(fields=["case", "officer", "ground"], name="integrity_bar_officer_once"),
            models.UniqueConstraint(fields=["case", "agency", "ground"], name="integrity_bar_agency_once"),
        ]

    def __str__(self) -> str:
        return f"bar {self.pk}"


class Assignment(models.Model):
    """Who deals with the case from when until when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    officer = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="integrity_one_assignee")
        ]

    def __str__(self) -> str:
        return f"assignment {self.pk}"


class Deadline(models.Model):
    """A clock of the rules started for this case. The article is kept as it was told to the citizen."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines")
    rule = models.CharField(max_length=60)
    duty = models.CharField(max_length=20, choices=choices(DUTY_LABELS))
    unit = models.CharField(max_length=20)
    article = models.CharField(max_length=255, blank=True)
    due_on = models.DateField()
    provisional = models.BooleanField(default=False)
    calendar_version = models.CharField(max_length=20)
    done_on = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "rule"], name="integrity_clock_once_per_case")]

    def __str__(self) -> str:
        return f"deadline {self.rule}"

    @property
    def citation(self) -> str:
        """The article in the reader's language; empty for a rule of the house."""
        return gettext(self.article) if self.article else ""


class Message(models.Model):
    """Between citizen and handler. `author` empty: the citizen wrote it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    complaint = models.ForeignKey("integrity.Complaint", models.PROTECT, related_name="messages")
    author = models.ForeignKey("personnel.Officer", models.PROTECT, null=True, related_name="+")
    body = SealedTextField()
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"message {self.pk}"


class CaseEntry(models.Model):
    """The history shown on the case page. What may be told to the citizen says so."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="entries")
    verb = models.CharField(max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    for_citizen = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "case entries"

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"
