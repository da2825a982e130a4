"""Tenures: who holds which office from when until when. A gap is derived and never stored."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hr_system.crypto.fields import CodeField


class OfficeChoice(models.TextChoices):
    HEAD = "head", _("head")
    DEPUTY = "deputy", _("deputy head")


class TenureKind(models.TextChoices):
    APPOINTED = "appointed", _("appointed")
    ELECTED = "elected", _("elected")
    ACTING = "acting", _("acting")
    IN_CHARGE = "in_charge", _("in charge")
    DE_FACTO = "de_facto", _("in fact, without a decision")


class SelectionMode(models.TextChoices):
    UNKNOWN = "unknown", _("not recorded")
    DIRECT = "direct", _("appointed without competition")
    COMPETITION = "competition", _("open competition")
    ELECTION = "election", _("election")


FLAG_WORDS = {
    "acting_too_long": _("acting longer than the law allows"),
    "term_too_long": _("term longer than the law allows"),
    "no_decision": _("no decision recorded"),
    "de_facto": _("acted without a decision"),
    "decided_late": _("decided after it began"),
}
EFFECTIVE = (
    Q(until_on__isnull=True, term_end_on__isnull=True, effective_until__isnull=True)
    | Q(until_on__isnull=True, effective_until=F("term_end_on"))
    | Q(term_end_on__isnull=True, effective_until=F("until_on"))
    | Q(until_on__lte=F("term_end_on"), effective_until=F("until_on"))
    | Q(term_end_on__lt=F("until_on"), effective_until=F("term_end_on"))
)


class Tenure(models.Model):
    """One person in one office. `effective_until` is the earlier of the recorded end and the end of the term.

    Unlawful facts are kept and flagged (rules/tenure.py), never refused.
    """

    code = CodeField()
    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="tenures", verbose_name=_("agency"))
    office = models.CharField(_("office"), max_length=10, choices=OfficeChoice.choices, default=OfficeChoice.HEAD)
    title = models.CharField(_("title of the office"), max_length=150, blank=True)
    officer = models.ForeignKey("personnel.Officer", models.PROTECT, related_name="tenures", verbose_name=_("officer"))
    kind = models.CharField(_("kind"), max_length=12, choices=TenureKind.choices)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("ended on"), null=True, blank=True)
    term_end_on = models.DateField(_("end of term"), null=True, blank=True)
    effective_until = models.DateField(null=True, editable=False)
    decision_number = models.CharField(_("decision number"), max_length=100, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    selection_mode = models.CharField(
        _("way of selection"), max_length=12, choices=SelectionMode.choices, default=SelectionMode.UNKNOWN
    )
    end_reason = models.CharField(_("reason of the end"), max_length=255, blank=True)
    flags = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="personnel_tenure_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(term_end_on__isnull=True) | Q(term_end_on__gt=F("from_on")),
                name="personnel_tenure_term_ends_later",
            ),
            models.CheckConstraint(condition=EFFECTIVE, name="personnel_tenure_effective_end"),
        ]
        indexes = [
            models.Index(fields=["agency", "office", "from_on"], name="personnel_tenure_by_agency"),
            models.Index(fields=["effective_until"], name="personnel_tenure_expiring"),
        ]

    def __str__(self) -> str:
        return f"tenure {self.code}"

    @property
    def flag_words(self) -> list[str]:
        """What was not lawful, in the reader's language."""
        return [str(FLAG_WORDS.get(flag, flag)) for flag in self.flags]


class Suspension(models.Model):
    """A period on a tenure in which its holder may not exercise the office (at most 30 + 30 working days)."""

    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="suspensions")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=100)
    reason = models.CharField(_("reason"), max_length=255, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="personnel_suspension_ends_later",
            ),
        ]

    def __str__(self) -> str:
        return f"suspension {self.pk}"


class HeadPeriod(models.Model):
    """The days on which a tenure exercises the headship: the tenure less its suspensions, written by the actions.

    One agency never has two on one day: a rule in the action, an exclusion constraint on PostgreSQL and triggers on
    SQLite (models/guards.py). Whoever asks "who was head on that day" asks this table alone.
    """

    agency = models.ForeignKey("personnel.Agency", models.PROTECT, related_name="head_periods")
    tenure = models.ForeignKey(Tenure, models.PROTECT, related_name="head_periods")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="personnel_head_period_ends_later",
            ),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(until_on__isnull=True), name="personnel_one_running_head"
            ),
        ]
        indexes = [models.Index(fields=["agency", "from_on"], name="personnel_head_period_day")]

    def __str__(self) -> str:
        return f"head period {self.pk}"
