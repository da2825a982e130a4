"""Recording who holds an office. Facts may come in any order; two heads on one day are refused, unlawful ones flagged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, NotAllowed, Refused, require
from hr_system.calendar.queries import legal_day
from personnel.models import Agency, HeadPeriod, Officer, Suspension, Tenure
from personnel.permissions import may_record_tenure
from personnel.queries.head import held_between
from personnel.rules.periods import Period
from personnel.rules.tenure import Fact, Kind, Office, days_in_office, effective_end, flags, term_end


@dataclass(frozen=True)
class TenureData:
    """What is said about a tenure."""

    agency: Agency
    officer: Officer
    kind: str
    from_on: date
    office: str = Office.HEAD.value
    until_on: date | None = None
    term_end_on: date | None = None
    title: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    selection_mode: str = "unknown"


@transaction.atomic
def record_tenure(data: TenureData, *, by: Actor, at: datetime) -> Tenure:
    """HR records that somebody holds (or held) an office."""
    _require_stranger(data.agency, data.officer, data.office, by=by, at=at)
    return _create(data, by=by, at=at)


@transaction.atomic
def begin_tenure(data: TenureData, *, by: Actor, at: datetime) -> Tenure:
    """The result of a selection begins a tenure. The selection has checked who may decide."""
    if data.officer.user_id is not None and data.officer.user_id == by.user_id:
        raise NotAllowed
    return _create(data, by=by, at=at)


def _require_stranger(agency: Agency, officer: Officer, office: str, *, by: Actor, at: datetime) -> None:
    """Within reach, and neither one's own tenure nor the headship one serves under; the refusal says who may."""
    require(
        may_record_tenure(by, agency, officer, office, legal_day(at)),
        _("Your own tenure, and the head you serve under, are recorded by HR who serve elsewhere."),
    )


def _create(data: TenureData, *, by: Actor, at: datetime) -> Tenure:
    _refuse_impossible(data)
    Agency.objects.select_for_update().get(pk=data.agency.pk)  # one writer per headship at a time
    fact = _fact(data)
    ends = term_end(fact)
    tenure = Tenure.objects.create(
        **{
            **vars(data),
            "term_end_on": ends,
            "effective_until": effective_end(data.until_on, ends),
            "flags": [flag.value for flag in flags(fact)],
        }
    )
    _write_head_periods(tenure)
    audit.record(by=by, verb="personnel.tenure_recorded", target=tenure, at=at, after=_facts(tenure))
    return tenure


def _fact(data: TenureData) -> Fact:
    return Fact(Kind(data.kind), data.from_on, data.until_on, data.term_end_on, data.decision_number, data.decided_on)


def _refuse_impossible(data: TenureData) -> None:
    """What no world can contain; what is merely unlawful is recorded."""
    if data.until_on is not None and data.until_on <= data.from_on:
        raise Refused(_("The tenure must end after it begins."), "until_on")
    if data.term_end_on is not None and data.term_end_on <= data.from_on:
        raise Refused(_("The term must end after it begins."), "term_end_on")
    if data.agency.valid_from is not None and data.from_on < data.agency.valid_from:
        raise Refused(_("The agency did not exist yet on that day."), "from_on")
    if data.agency.valid_until is not None and data.from_on >= data.agency.valid_until:
        raise Refused(_("The agency no longer existed on that day."), "from_on")


def _write_head_periods(tenure: Tenure) -> None:
    """Rewrite the days on which this tenure exercises the headship; refuse a day that somebody else has."""
    HeadPeriod.objects.filter(tenure=tenure).delete()
    if tenure.office != Office.HEAD:
        return
    ends = effective_end(tenure.effective_until, tenure.agency.valid_until)
    holes = [Period(row.from_on, row.until_on) for row in Suspension.objects.filter(tenure=tenure).order_by("from_on")]
    for period in days_in_office(tenure.from_on, ends, holes):
        other = held_between(tenure.agency_id, period.from_on, period.until_on).first()
        if other is not None:
            raise Refused(
                _("%(name)s already holds this office since %(day)s. End that tenure first or correct the days.")
                % {"name": other.tenure.officer.name, "day": other.from_on.strftime("%d/%m/%Y")},
                "from_on",
            )
        HeadPeriod.objects.create(
            agency_id=tenure.agency_id, tenure=tenure, from_on=period.from_on, until_on=period.until_on
        )


@transaction.atomic
def end_tenure(tenure: Tenure, *, on: date, reason: str, by: Actor, at: datetime) -> Tenure:
    """Record the last day + 1 of a tenure: dismissed, moved, retired. What follows is a gap until a new decision."""
    _require_stranger(tenure.agency, tenure.officer, tenure.office, by=by, at=at)
    tenure = Tenure.objects.select_for_update(of=("self",)).select_related("agency", "officer").get(pk=tenure.pk)
    if tenure.until_on is not None:
        raise Refused(_("The end of this tenure is recorded already."), "on")
    if on <= tenure.from_on:
        raise Refused(_("The tenure must end after it begins."), "on")
    if tenure.effective_until is not None and on > tenure.effective_until:
        raise Refused(_("The term ended before that day. Record a new tenure for whoever went on acting."), "on")
    before = _facts(tenure)
    tenure.until_on, tenure.end_reason = on, reason
    tenure.effective_until = effective_end(on, tenure.term_end_on)
    tenure.save(update_fields=["until_on", "end_reason", "effective_until"])
    _write_head_periods(tenure)
    audit.record(
        by=by, verb="personnel.tenure_ended", target=tenure, at=at, before=before, after=_facts(tenure), reason=reason
    )
    return tenure


@dataclass(frozen=True)
class SuspensionData:
    """What is said about a suspension."""

    from_on: date
    decision_number: str
    until_on: date | None = None
    reason: str = ""


@transaction.atomic
def suspend(tenure: Tenure, data: SuspensionData, *, by: Actor, at: datetime) -> Suspension:
    """The holder may not exercise the office in this period; somebody else may be put in charge of it."""
    _require_stranger(tenure.agency, tenure.officer, tenure.office, by=by, at=at)
    if data.until_on is not None and data.until_on <= data.from_on:
        raise Refused(_("The suspension must end after it begins."), "until_on")
    ends = tenure.effective_until
    if data.from_on < tenure.from_on or (ends is not None and data.from_on >= ends):
        raise Refused(_("The suspension must begin within the tenure."), "from_on")
    Agency.objects.select_for_update().get(pk=tenure.agency_id)
    suspension = Suspension.objects.create(tenure=tenure, **vars(data))
    _write_head_periods(tenure)
    audit.record(
        by=by,
        verb="personnel.tenure_suspended",
        target=tenure,
        at=at,
        after={"from_on": data.from_on.isoformat(), "until_on": data.until_on and data.until_on.isoformat()},
        reason=data.reason,
    )
    return suspension


def _facts(tenure: Tenure) -> dict[str, object]:
    """Days and kind for the audit; no personal secrets."""
    days = {name: getattr(tenure, name) for name in ("from_on", "until_on", "term_end_on", "effective_until")}
    return {
        "kind": tenure.kind,
        "office": tenure.office,
        "officer": tenure.officer_id,
        "flags": tenure.flags,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
