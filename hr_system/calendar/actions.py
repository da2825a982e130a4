"""Changing the calendar: every change names its source, gives the year a new revision and leaves an audit entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, Stale, require
from hr_system.calendar.models import CalendarDay, CalendarYear, Kind, Origin, Status, new_revision
from hr_system.calendar.permissions import may_change_calendar


@dataclass(frozen=True)
class ReferenceDay:
    """One line of the sourced table."""

    on: date
    kind: str
    name_vi: str
    name_en: str
    status: str
    source: str


@transaction.atomic
def add_correction(
    *, on: date, kind: Kind, name_vi: str, name_en: str, source: str, reason: str, by: Actor, at: datetime
) -> CalendarDay:
    """Enter a day off or a worked day that the table does not have, with the decision it rests on.

    Only one correction per day is valid at a time; a mistaken one is withdrawn, never changed.
    """
    require(may_change_calendar(by))
    try:
        with transaction.atomic():
            day = CalendarDay.objects.create(
                on=on, kind=kind, name_vi=name_vi, name_en=name_en, source=source,
                status=Status.CERTIFIED, origin=Origin.CORRECTION, entered_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("This day has a correction already. Remove it first."), field="on") from None
    _revise(on.year)
    after = {"on": str(on), "kind": str(kind), "name": name_vi, "source": source}
    audit.record(by=by, verb="calendar.day_corrected", target=day, at=at, after=after, reason=reason)
    return day


@transaction.atomic
def withdraw_correction(day: CalendarDay, *, reason: str, by: Actor, at: datetime) -> None:
    """Take a correction back. The row stays, marked as withdrawn, so that an old deadline can still be explained."""
    require(may_change_calendar(by))
    valid = CalendarDay.objects.filter(pk=day.pk, origin=Origin.CORRECTION, withdrawn_at__isnull=True)
    if valid.update(withdrawn_at=at) != 1:
        raise Stale
    _revise(day.on.year)
    before = {"on": str(day.on), "kind": day.kind, "source": day.source}
    audit.record(by=by, verb="calendar.correction_withdrawn", target=day, at=at, before=before, reason=reason)


@transaction.atomic
def certify_year(*, year: int, source: str, reason: str, by: Actor, at: datetime) -> CalendarYear:
    """Say that the year was compared with its annual notice: from now on its deadlines are no longer provisional."""
    require(may_change_calendar(by))
    row = _revise(year)
    before = {"certified": row.certified, "source": row.source}
    row.certified, row.source = True, source
    row.save(update_fields=["certified", "source"])
    audit.record(
        by=by, verb="calendar.year_certified", target=row, at=at, before=before, after={"source": source}, reason=reason
    )
    return row


@transaction.atomic
def load_year(
    year: int, days: list[ReferenceDay], *, certified: bool, source: str, note: str, by: Actor, at: datetime
) -> bool:
    """Bring the reference rows of a year in line with the table; True where something changed.

    Corrections are left alone, and a certification given by a person is never taken back by the table.
    """
    require(by.is_system)
    row = CalendarYear.objects.filter(year=year).first()
    old = CalendarDay.objects.filter(on__year=year, origin=Origin.REFERENCE, withdrawn_at__isnull=True)
    fields = ("on", "kind", "name_vi", "name_en", "status", "source")
    wanted = {tuple(getattr(day, name) for name in fields) for day in days}
    if row is not None and set(old.values_list(*fields)) == wanted:
        return False
    old.update(withdrawn_at=at)
    CalendarDay.objects.bulk_create(
        CalendarDay(origin=Origin.REFERENCE, entered_at=at, **{name: getattr(day, name) for name in fields})
        for day in days
    )
    row = row or CalendarYear(year=year, certified=certified, source=source, note=note)
    row.revision = new_revision()
    row.save()
    audit.record(by=by, verb="calendar.year_loaded", target=row, at=at, after={"year": year, "days": len(days)})
    return True


def _revise(year: int) -> CalendarYear:
    """A new revision, so that every process builds its calendar anew."""
    row, _created = CalendarYear.objects.get_or_create(year=year)
    row.revision = new_revision()
    row.save(update_fields=["revision"])
    return row
