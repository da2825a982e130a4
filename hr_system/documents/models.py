"""A document as it was issued. Its bytes are written once; corrections are new documents that name the old one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField


class StoredDocument(models.Model):
    """`kind` is `app.noun`; `key` makes storing idempotent; `sha256` is of the clear bytes that the holder has."""

    code = CodeField()
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=60)
    batch = models.CharField(max_length=80, blank=True, db_index=True)
    type_name = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=300)
    is_public = models.BooleanField(default=False)
    sealed = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=200, unique=True)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(default=0)
    template = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    target_type = models.CharField(max_length=80, blank=True)
    target_code = models.CharField(max_length=40, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signatory_title = models.CharField(max_length=200, blank=True)
    signatory_name = models.CharField(max_length=120, blank=True)
    signature = models.TextField(blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revocation_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["target_type", "target_code"], name="document_target")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(is_public=True, sealed=True), name="document_public_is_not_sealed"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True, signature="")
                | (models.Q(signed_at__isnull=False) & ~models.Q(signature="") & ~models.Q(signatory_name="")),
                name="document_signed_has_signature",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revocation_reason="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(revocation_reason="")),
                name="document_revoked_has_reason",
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="document_is_not_empty"),
        ]
        verbose_name = _("document")

    def __str__(self) -> str:
        return f"document {self.code}"
