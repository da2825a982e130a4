"""The only door of personnel for other apps. Keep it small.

Answers are frozen values, not model objects, except where a queryset is the point. Whoever asks who was head *on a day*
gets the holder, or the gap with the superior to turn to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from hr_system.crypto import is_code
from personnel.actions import officer as officer_actions
from personnel.actions import tenure as tenure_actions
from personnel.models import Agency, HeadPeriod, JobPosition, Officer
from personnel.models.agency import AgencyKind
from personnel.queries import agency as agencies
from personnel.queries import head as heads
from personnel.queries import officer as officers
from personnel.queries import position as positions
from personnel.queries import reach as reaching
from personnel.rules.periods import Period, gaps
from personnel.rules.place import CAPITAL, place_name

__all__ = [
    "AgencyRef",
    "Gap",
    "Head",
    "HeadSpan",
    "OfficerRef",
    "StandardText",
    "agencies_led_by",
    "agency_by_code",
    "agency_choices",
    "agency_ref",
    "begin_service",
    "begin_tenure",
    "chain_of",
    "head_in_office",
    "heads_in_office",
    "heads_in_office_batch",
    "heads_of",
    "headships_of",
    "is_head_of",
    "is_within",
    "may_reach",
    "officer_by_code",
    "officer_of",
    "open_positions",
    "place_of",
    "possible_candidates",
    "reach",
    "search_agencies",
    "standard_text",
    "superior_of",
]


@dataclass(frozen=True)
class Head:
    """Who held the headship on the day asked for. `kind` is how (appointed, elected, acting, in_charge, de_facto)."""

    kind: str
    tenure_id: int
    officer_id: int
    officer_name: str
    office: str
    agency_id: int
    from_on: date
    until_on: date | None

    is_gap = False


@dataclass(frozen=True)
class Gap:
    """Nobody held it: turn to the superior. `superior_id` is None at the root or where no superior is recorded."""

    agency_id: int
    superior_id: int | None
    from_on: date | None = None
    until_on: date | None = None

    is_gap = True


HeadSpan = Head | Gap


@dataclass(frozen=True)
class OfficerRef:
    """The officer behind an account."""

    id: int
    code: str
    name: str
    agency_id: int
    agency_path: str


@dataclass(frozen=True)
class AgencyRef:
    """An agency for a list of choices. `above` says where it lies, so that equal names can be told apart."""

    id: int
    code: str
    name: str
    kind: str
    path: str
    above: str = ""
    valid_until: date | None = None


@dataclass(frozen=True)
class StandardText:
    """The standard in force for a position on a day, to be copied into a notice."""

    id: int
    code: str
    version: int
    title: str
    rank: str
    rank_number: str
    education: str
    requirements: str
    legal_basis: str
    levels: dict[str, int]
    valid_from: date
    valid_until: date | None


# -- heads ------------------------------------------------------------------------------------------------------------
def _head(period: HeadPeriod) -> Head:
    tenure = period.tenure
    return Head(
        kind=tenure.kind,
        tenure_id=tenure.pk,
        officer_id=tenure.officer_id,
        officer_name=tenure.officer.name,
        office=tenure.title or tenure.office,
        agency_id=period.agency_id,
        from_on=period.from_on,
        until_on=period.until_on,
    )


def _head_of_row(row: heads.HeldRow) -> Head:
    agency_id, from_on, until_on, tenure_id, kind, title, office, officer_id, name = row
    return Head(kind, tenure_id, officer_id, name, title or office, agency_id, from_on, until_on)


def head_in_office(agency_id: int, on: date) -> Head | Gap:
    """The head on that day, or the gap. At most two queries."""
    following = date.fromordinal(on.toordinal() + 1)
    period = heads.held_between(agency_id, on, following).first()
    return _head(period) if period is not None else Gap(agency_id, heads.parent_on(agency_id, on))


def heads_in_office(agency_id: int, period_from: date, period_until: date) -> list[Head | Gap]:
    """Everybody who held the headship in `[period_from, period_until)`, and the gaps, in order of days."""
    window = Period(period_from, period_until)
    held = list(heads.held_between(agency_id, period_from, period_until))
    found: list[tuple[date, Head | Gap]] = [(max(row.from_on, period_from), _head(row)) for row in held]
    empty = gaps(window, [Period(row.from_on, row.until_on) for row in held])
    superiors = heads.superiors([agency_id]) if empty else heads.Superiors({})
    for gap in empty:
        superior_id = superiors.of(agency_id, gap.from_on)
        found.append((gap.from_on, Gap(agency_id, superior_id, gap.from_on, gap.until_on)))
    return [answer for _, answer in sorted(found, key=lambda pair: pair[0])]


def heads_in_office_batch(pairs: Iterable[tuple[int, date]]) -> dict[tuple[int, date], Head | Gap]:
    """The same answer for many (agency, day) pairs in two queries. Equal answers are one object."""
    asked = set(pairs)
    if not asked:
        return {}
    days = [on for _, on in asked]
    held = heads.holders({agency_id for agency_id, _ in asked}, min(days), max(days))
    made: dict[heads.HeldRow, Head] = {}
    found: dict[tuple[int, date], Head | Gap] = {}
    for pair in asked:
        row = held.on(*pair)
        if row is not None:
            found[pair] = made[row] if row in made else made.setdefault(row, _head_of_row(row))
    empty = asked - found.keys()
    superiors = heads.superiors({agency_id for agency_id, _ in empty})
    found.update({pair: Gap(pair[0], superiors.of(*pair)) for pair in empty})
    return found


def is_head_of(actor: Actor, agency_id: int, at: datetime) -> bool:
    """Whether the actor's own tenure as head of this agency runs at the instant."""
    if actor.user_id is None:
        return False
    head = head_in_office(agency_id, legal_day(at))
    return isinstance(head, Head) and Officer.objects.filter(pk=head.officer_id, user_id=actor.user_id).exists()


def agencies_led_by(officer_ids: Iterable[int], on: date) -> set[int]:
    """Agencies whose head on that day is one of these officers: those who serve there are their subordinates."""
    led = HeadPeriod.objects.filter(agencies.running_on(on), tenure__officer_id__in=set(officer_ids))
    return set(led.values_list("agency_id", flat=True))


def heads_of(agency_ids: Iterable[int], on: date) -> set[int]:
    """The officers who head one of these agencies on that day."""
    led = HeadPeriod.objects.filter(agencies.running_on(on), agency_id__in=set(agency_ids))
    return set(led.values_list("tenure__officer_id", flat=True))


def headships_of(officer_ids: Iterable[int]) -> list[tuple[int, date, date | None]]:
    """Every headship that these officers ever held: (agency, from, until), as it is recorded now."""
    held = HeadPeriod.objects.filter(tenure__officer_id__in=set(officer_ids)).order_by("agency_id", "from_on")
    return list(held.values_list("agency_id", "from_on", "until_on"))


# -- the tree -----------------------------------------------------------------------------------------------------------
def _agency_ref(agency: Agency, above: str = "") -> AgencyRef:
    return AgencyRef(agency.pk, agency.code, agency.name, agency.kind, agency.path, above, agency.valid_until)


def agency_ref(agency_id: int) -> AgencyRef:
    """One agency by its id; LookupError where there is none."""
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise LookupError("no such agency")
    return _with_superiors([agency])[0]


def superior_of(agency_id: int, on: date) -> int | None:
    """The direct superior on that day."""
    return heads.parent_on(agency_id, on)


def chain_of(agency_id: int, on: date) -> list[int]:
    """The agency, then its superiors upwards, on that day."""
    return [agency.pk for agency in agencies.chain_on(Agency.objects.get(pk=agency_id), on)]


def place_of(agency_id: int, on: date) -> str:
    """The place name on the agency's documents of that day: its commune's, else its province's, else the capital."""
    seats = {AgencyKind.PROVINCE, AgencyKind.COMMUNE, AgencyKind.WARD, AgencyKind.SPECIAL_ZONE}
    chain = agencies.chain_on(Agency.objects.get(pk=agency_id), on)
    seat = next((agency for agency in chain if agency.kind in seats), None)
    return place_name(seat.name_vi, seat.short_name) if seat else CAPITAL


def is_within(agency_id: int, top_id: int) -> bool:
    """Whether the one lies in the other's subtree of today (predecessors included)."""
    top = Agency.objects.get(pk=top_id)
    return Agency.objects.filter(agencies.reachable([top.path], ""), pk=agency_id).exists()


def search_agencies(text: str, limit: int = 20, *, on: date | None = None) -> list[AgencyRef]:
    """Agencies of that day (of today unless told) in which every word occurs, however it is typed."""
    found = agencies.search(text, on=on or legal_day(timezone.now()), limit=limit)
    return _with_superiors(found)


def _with_superiors(found: list[Agency]) -> list[AgencyRef]:
    above = agencies.names_above(found)
    return [_agency_ref(agency, above[agency.pk]) for agency in found]


def agency_by_code(code: str) -> Agency | None:
    """The agency with this random code, ended ones too."""
    return Agency.objects.filter(code=code).first() if is_code(code) else None


def agency_choices(actor: Actor, permission: str, *, limit: int = 500, on: date | None = None) -> list[AgencyRef]:
    """The agencies that the actor reaches and that exist today, higher ones first: for a select."""
    day = on or legal_day(timezone.now())
    within = Agency.objects.filter(agencies.valid_on(day), reaching.reach(actor, permission, "", on=day))
    return _with_superiors(list(within.order_by("path", "pk")[:limit]))


# -- rights -------------------------------------------------------------------------------------------------------------
def reach(actor: Actor, permission: str, field: str = "agency", *, on: date | None = None) -> Q:
    """Rows whose agency the actor reaches; nothing where there is no grant.

    `permission`: "personnel.manage_agency", "personnel.inspect_agency" (explicit grants, with the role they need),
    "personnel.head_agency" (computed from a running tenure) or "personnel.read_agency" (any of them). `field` is the
    path of the foreign key to Agency, "" for Agency itself. One or two small queries when called, none per row.
    """
    return reaching.reach(actor, permission, field, on=on or legal_day(timezone.now()))


def may_reach(actor: Actor, permission: str, agency_id: int, *, on: date | None = None) -> bool:
    """Whether this one agency is in the actor's reach."""
    return Agency.objects.filter(reach(actor, permission, "", on=on), pk=agency_id).exists()


def officer_of(actor: Actor) -> OfficerRef | None:
    """The serving officer behind the account, or None."""
    officer = officers.officer_of_user(actor.user_id)
    if officer is None:
        return None
    return OfficerRef(officer.pk, officer.code, officer.name, officer.agency_id, officer.agency.path)


def officer_by_code(code: str) -> OfficerRef | None:
    """The serving officer with this code, as it stands on the officer's page."""
    officer = Officer.objects.select_related("agency").filter(code=code.strip().upper()).first()
    if officer is None:
        return None
    return OfficerRef(officer.pk, officer.code, officer.name, officer.agency_id, officer.agency.path)


def possible_candidates(number: int, *, on: date) -> list[int]:
    """Ids of officers serving on the day who never headed anything and have no account: for the demonstration."""
    headed = HeadPeriod.objects.values("tenure__officer_id")
    free = Officer.objects.filter(user__isnull=True, status="serving", entered_on__lte=on).exclude(pk__in=headed)
    return list(free.order_by("pk").values_list("pk", flat=True)[:number])


# -- service ------------------------------------------------------------------------------------------------------------
def begin_service(
    *,
    name: str,
    birth_date: date,
    gender: str,
    position_id: int,
    decision: str,
    from_: date,
    by: Actor,
    at: datetime,
) -> Officer:
    """The winner of a round becomes an officer. The caller has checked that `by` may decide the round."""
    position = JobPosition.objects.select_related("agency", "rank").get(pk=position_id)
    data = officer_actions.OfficerData(
        name=name,
        birth_date=birth_date,
        gender=gender,
        agency=position.agency,
        entered_on=from_,
        position=position,
        rank=position.rank,
        entry_decision=decision,
    )
    return officer_actions.begin_service(data, by=by, at=at)


def begin_tenure(
    *,
    agency_id: int,
    officer_id: int,
    kind: str,
    from_: date,
    until: date | None,
    decision: str,
    selection_mode: str,
    by: Actor,
    at: datetime,
) -> int:
    """The winner of a selection begins a tenure as head; the id of the tenure. `until` is the end of the term.

    The caller has checked that `by` may decide the selection. Refused where somebody still holds the office.
    """
    data = tenure_actions.TenureData(
        agency=Agency.objects.get(pk=agency_id),
        officer=Officer.objects.get(pk=officer_id),
        kind=kind,
        from_on=from_,
        term_end_on=until,
        decision_number=decision,
        decided_on=min(legal_day(at), from_),
        selection_mode=selection_mode,
    )
    return tenure_actions.begin_tenure(data, by=by, at=at).pk


# -- positions ----------------------------------------------------------------------------------------------------------
def open_positions(agency: Agency, *, on: date | None = None) -> QuerySet[JobPosition]:
    """Posts of the agency on the day, annotated with `filled`; vacancies are `approved_posts - filled`."""
    return positions.positions_of(agency, on=on or legal_day(timezone.now()))


def standard_text(position_id: int, on: date) -> StandardText | None:
    """The standard in force for the position on the day; None where none is published."""
    standard = positions.in_force(position_id, on)
    if standard is None or standard.valid_from is None:
        return None
    position = standard.position
    return StandardText(
        id=standard.pk,
        code=standard.code,
        version=standard.version,
        title=position.title.name_vi,
        rank=position.rank.title_vi,
        rank_number=position.rank.number,
        education=standard.education,
        requirements=standard.requirements,
        legal_basis=standard.legal_basis,
        levels=standard.levels,
        valid_from=standard.valid_from,
        valid_until=standard.valid_until,
    )
