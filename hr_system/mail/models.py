"""Mail that waits to be sent. The address and the words are sealed, and wiped once it has gone."""

from __future__ import annotations

from django.db import models

from hr_system.crypto import CodeField, SealedTextField


class OutgoingMail(models.Model):
    """One message to one address."""

    code = CodeField()
    key = models.CharField(max_length=200, unique=True, null=True)
    template = models.CharField(max_length=100)
    recipient = SealedTextField(blank=True)
    subject = SealedTextField(blank=True)
    body = SealedTextField(blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(recipient="", subject="", body=""),
                name="sent_mail_is_wiped",
            )
        ]

    def __str__(self) -> str:
        return f"mail {self.code}"
