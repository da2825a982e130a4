"""Agencies through time: what exists from when until when, under whom, after whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from hr_system.crypto.fields import CodeField


class AgencyKind(models.TextChoices):
    GOVERNMENT = "government", _("Government")
    MINISTRY = "ministry", _("Ministry")
    MINISTERIAL = "ministerial", _("Ministerial-level agency")
    PROVINCE = "province", _("Provincial People's Committee")
    COMMUNE = "commune", _("Commune People's Committee")
    WARD = "ward", _("Ward People's Committee")
    SPECIAL_ZONE = "special_zone", _("Special-zone People's Committee")
    DEPARTMENT = "department", _("Department")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    ROOM = "room", _("Division")
    ONE_STOP = "one_stop", _("One-stop desk")


class Agency(models.Model):
    """A body of the state. It exists `[valid_from, valid_until)`; an empty start means since before the record.

    `path` is the tree of today, kept by the actions: an ended agency hangs below its successor, so that a grant on an
    agency reaches its subtree of today and its predecessors by one range of strings (rules/tree.py).
    """

    code = CodeField()
    official_code = models.CharField(_("official code"), max_length=20, blank=True, db_index=True)
    name_vi = models.CharField(_("name"), max_length=255)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AgencyKind.choices)
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_until = models.DateField(_("exists until"), null=True, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=255, blank=True)
    evidence = models.CharField(_("evidence"), max_length=255, blank=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)
    search_key = models.CharField(max_length=600, db_index=True, editable=False)
    path = models.CharField(max_length=200, db_index=True, editable=False)

    class Meta:
        permissions = [
            ("manage_agency", _("Manage the personnel of the agency")),
            ("inspect_agency", _("Inspect the agency")),
        ]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="personnel_agency_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(name_vi=""), name="personnel_agency_has_a_name"),
            models.CheckConstraint(condition=~Q(path=""), name="personnel_agency_has_a_path"),
        ]
        indexes = [models.Index(fields=["kind", "official_code"], name="personnel_agency_kind_code")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language where there is one; the Vietnamese name is the official one."""
        return self.name_en if (get_language() or "vi").startswith("en") and self.name_en else self.name_vi

    def get_absolute_url(self) -> str:
        return reverse("personnel:agency", args=[self.code])


class Placement(models.Model):
    """Under which agency from when until when, on what basis: "the tree on a day"."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="placed_below")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    basis = models.CharField(max_length=255, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=Q(until_on__isnull=True), name="personnel_one_running_placement"
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="personnel_placement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("agency")), name="personnel_placement_not_below_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"placement {self.pk}"


class Succession(models.Model):
    """What came of an agency that ended or was changed."""

    class Act(models.TextChoices):
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        RENAMED = "renamed", _("renamed")
        REORGANISED = "reorganised", _("reorganised")

    predecessor = models.ForeignKey(Agency, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, models.PROTECT, related_name="predecessions")
    on = models.DateField()
    act = models.CharField(max_length=20, choices=Act.choices)
    basis = models.CharField(max_length=255, blank=True)
    evidence = models.CharField(max_length=255, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="personnel_one_succession"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="personnel_nobody_succeeds_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"succession {self.pk}"


class AgencyUserObjectPermission(UserObjectPermissionBase):
    """An explicit grant on an agency to a person (guardian, direct foreign key)."""

    content_object = models.ForeignKey(Agency, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()


class AgencyGroupObjectPermission(GroupObjectPermissionBase):
    """Not used: grants are to persons. It exists because guardian looks for it."""

    content_object = models.ForeignKey(Agency, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()
