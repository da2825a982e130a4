"""Who was given which role, by whom, until when."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.accounts.roles import COMPUTED, POWERFUL, TWO_PERSON, Role
from hr_system.crypto import CodeField


class RoleGrants(models.QuerySet["RoleGrant"]):
    def in_force(self, at: datetime) -> RoleGrants:
        """Confirmed, begun, and neither ended nor revoked: [starts_at, ends_at)."""
        begun = self.filter(confirmed_at__isnull=False, revoked_at__isnull=True, starts_at__lte=at)
        return begun.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))

    def waiting(self) -> RoleGrants:
        """Proposed, and neither confirmed nor withdrawn."""
        return self.filter(confirmed_at__isnull=True, revoked_at__isnull=True)

    def open(self, at: datetime) -> RoleGrants:
        """Waiting, to begin, or in force."""
        return self.filter(revoked_at__isnull=True).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))


class RoleGrant(models.Model):
    """One role of one person from an instant to another. A powerful role has a proposer and another who confirms.

    `proposed_by` is empty where the system itself gave the role (sign-up, installation, demonstration).
    """

    code = CodeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="role_grants")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    agency_code = models.CharField(_("agency"), max_length=40, blank=True)  # for information: rights come from grants
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    expiry_noted_at = models.DateTimeField(null=True)
    objects = RoleGrants.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "role"], name="role_grant_user_role")]
        constraints = [
            models.CheckConstraint(condition=~Q(role__in=sorted(COMPUTED)), name="role_grant_is_not_computed"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="role_grant_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(POWERFUL))
                | Q(
                    Q(confirmed_at__isnull=True) | Q(confirmed_by__isnull=False),
                    proposed_by__isnull=False,
                    ends_at__isnull=False,
                ),
                name="role_grant_powerful_ends",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(TWO_PERSON))
                | Q(confirmed_by__isnull=True, proposed_by__isnull=True)
                | Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(~Q(confirmed_by=F("proposed_by")), confirmed_by__isnull=False, proposed_by__isnull=False),
                name="role_grant_two_different_people",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(TWO_PERSON))
                | Q(
                    Q(proposed_by__isnull=True) | ~Q(proposed_by=F("user")),
                    Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("user")),
                ),
                name="role_grant_not_to_oneself",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "agency_code"],
                condition=Q(revoked_at__isnull=True, ends_at__isnull=True),
                name="role_grant_once_without_end",
            ),
        ]

    def __str__(self) -> str:
        return f"role grant {self.code} {self.role}"
