"""Files that only the key ring opens: what lies in storage is ciphertext under a random name."""

from __future__ import annotations

from django.db import models

from hr_system.crypto.fields import CodeField, SealedTextField


class SealedFile(models.Model):
    """An upload, sealed at the first post. Until something claims it, it is staged and goes stale."""

    code = CodeField()
    purpose = models.CharField(max_length=60)
    name = SealedTextField(blank=True)  # what the uploader called it; shown, never used as a path
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # keyed hash of the clear bytes: equal files show, contents do not
    stored_as = models.CharField(max_length=200, unique=True)
    staged_at = models.DateTimeField(db_index=True)
    is_claimed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="sealed_file_is_not_empty")]

    def __str__(self) -> str:
        return f"sealed file {self.code}"
