"""A submission. Who wrote it and what they wrote is sealed; the receipt is known only as a keyed hash."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField, SealedTextField
from integrity.models.choices import choices, values
from integrity.rules.channels import CHANNEL_LABELS, KIND_LABELS, Channel


class Procedure(models.Model):
    """An administrative procedure, from a published decision; not a register of all of them."""

    code = CodeField()
    name = models.TextField(_("name"))
    official_code = models.CharField(_("code"), max_length=20, blank=True)
    field = models.CharField(_("field"), max_length=255)
    department = models.CharField(_("managing department"), max_length=255)
    source = models.CharField(_("source"), max_length=255)
    source_row = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["source", "source_row"], name="integrity_procedure_row_once")]

    def __str__(self) -> str:
        return self.name


class Complaint(models.Model):
    """What a citizen sent. `submission_key` makes a form that is sent twice one complaint."""

    code = CodeField()
    receipt_hash = models.CharField(max_length=64, unique=True, editable=False)
    submission_key = models.CharField(max_length=64, unique=True, editable=False)
    case = models.ForeignKey("integrity.Case", models.PROTECT, related_name="complaints")
    channel = models.CharField(max_length=20, choices=choices(CHANNEL_LABELS))
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="+")
    procedure = models.ForeignKey(Procedure, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=choices(KIND_LABELS))
    incident_from = models.DateField()
    incident_until = models.DateField()
    narrative = SealedTextField()
    accused = SealedTextField(blank=True)
    file_number = SealedTextField(blank=True)
    name = SealedTextField(blank=True)
    phone = SealedTextField(blank=True)
    email = SealedTextField(blank=True)
    contact_index = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    language = models.CharField(max_length=5, default="vi")
    received_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(incident_until__gt=F("incident_from")), name="integrity_incident_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(channel__in=values(Channel)), name="integrity_complaint_channel_known"),
            models.CheckConstraint(
                condition=~Q(channel=Channel.FEEDBACK) | ~Q(contact_index=""),
                name="integrity_feedback_has_a_contact",
            ),
        ]

    def __str__(self) -> str:
        return f"complaint {self.code}"


class Evidence(models.Model):
    """A sealed file that came with a complaint."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="evidence")
    file = models.OneToOneField("crypto.SealedFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"evidence {self.pk}"
