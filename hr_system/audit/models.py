"""The record of who did what. Written once, by `record`; placed in the chain by one sequencer; never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hr_system.access.actor import ActorKind


class Entry(models.Model):
    """One thing that was done (or sealed data that was looked at). Database triggers refuse UPDATE and DELETE."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ActorKind])
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_label = models.CharField(max_length=100, blank=True)
    verb = models.CharField(max_length=100)
    target_type = models.CharField(max_length=100, blank=True)
    target_pk = models.CharField(max_length=64, blank=True)
    target_code = models.CharField(max_length=64, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["target_type", "target_pk", "id"], name="audit_entry_target"),
            models.Index(fields=["actor", "id"], name="audit_entry_actor"),
            models.Index(fields=["verb", "id"], name="audit_entry_verb"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor_kind=ActorKind.USER.value, actor__isnull=False)
                | (~models.Q(actor_kind=ActorKind.USER.value) & models.Q(actor__isnull=True)),
                name="audit_entry_user_has_account",
            )
        ]

    def __str__(self) -> str:
        return f"entry {self.pk} {self.verb}"


class Link(models.Model):
    """The place of an entry in the chain, and its hash over the entry and the hash before."""

    place = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="link")
    previous_hash = models.CharField(max_length=64, blank=True)  # empty for the first
    hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"link {self.place}"


class Head(models.Model):
    """The one row that sequencers lock; it also remembers the end of the chain, so that a cut tail shows."""

    place = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"head {self.place}"
