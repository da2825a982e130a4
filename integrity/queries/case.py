"""Cases that an actor may see: within reach, and nobody who is barred. Nothing is visible by default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from integrity.models import Bar, Case, Complaint
from integrity.rules.recusal import Ground
from integrity.rules.states import State
from personnel import public as personnel

# Grounds that also bar those who serve below the person; whoever steps back leaves the case to the others.
CONCERNED = (Ground.HEAD_OF_INCIDENT, Ground.HEAD_TODAY, Ground.MATCHED)
OPEN = (State.RECEIVED, State.ASSIGNED, State.CONCLUDED)


@dataclass(frozen=True)
class Reader:
    """The officer who looks, where they serve and below whom, and what they lead on the day.

    `superiors` head the agencies of the chain on the day; `headships` are all that the reader or a superior ever held
    elsewhere. Both are computed at each look: who moves above the reader, or is recorded late, bars from that moment.
    """

    officer_id: int
    chain: tuple[int, ...]
    led: frozenset[int]
    superiors: frozenset[int] = frozenset()
    headships: tuple[tuple[int, date, date | None], ...] = ()


def reader_of(actor: Actor, on: date) -> Reader | None:
    """None for everybody without an Officer: such staff see no case."""
    officer = personnel.officer_of(actor) if actor.is_signed_in else None
    if officer is None:
        return None
    chain = tuple(personnel.chain_of(officer.agency_id, on))
    led = frozenset(personnel.agencies_led_by([officer.id], on))
    superiors = frozenset(personnel.heads_of(chain, on) - {officer.id})
    held = personnel.headships_of(superiors | {officer.id})
    elsewhere = tuple(headship for headship in held if headship[0] not in led.union(chain))
    return Reader(officer.id, chain, led, superiors, elsewhere)


def barred_for(reader: Reader) -> Q:
    """True of cases the reader may not see: a stored bar on them or on whoever leads them today, the own agency or a
    superior one, an agency they lead today, and acts of a time when they or a superior led the agency.
    """
    own = Q(officer_id=reader.officer_id) | Q(agency_id__in=[*reader.chain, *reader.led])
    own |= Q(officer_id__in=reader.superiors, ground__in=CONCERNED)
    stored = Exists(Bar.objects.filter(own, case=OuterRef("pk")).order_by())
    barred = Q(stored) | Q(agency_id__in=[*reader.chain, *reader.led])
    acts = Q()
    for agency_id, from_on, until_on in reader.headships:
        during = Q(agency_id=agency_id, incident_until__gt=from_on)
        acts |= during & Q(incident_from__lt=until_on) if until_on else during
    return barred | Q(Exists(Complaint.objects.filter(acts, case=OuterRef("pk")).order_by())) if acts else barred


def cases(*, visible_to: Actor, on: date) -> QuerySet[Case]:
    """Cases in the reach of an inspector, less those from which they are barred. The administrator gets none."""
    if not visible_to.has_role("inspector"):
        return Case.objects.none()
    reader = reader_of(visible_to, on)
    if reader is None:
        return Case.objects.none()
    within = Case.objects.filter(personnel.reach(visible_to, "personnel.inspect_agency", "agency", on=on))
    return within.filter(~barred_for(reader)).select_related("agency")


def case_by_code(code: str, *, visible_to: Actor, on: date) -> Case | None:
    return cases(visible_to=visible_to, on=on).filter(code=code).first()


def waiting(actor: Actor, on: date, limit: int = 20) -> list[Case]:
    """Open cases of the reader by due day: new ones, and those assigned to them."""
    reader = reader_of(actor, on)
    if reader is None:
        return []
    mine = Q(state=State.RECEIVED) | Q(assignments__officer_id=reader.officer_id, assignments__ended_at__isnull=True)
    found = cases(visible_to=actor, on=on).filter(mine, state__in=OPEN)
    return list(found.order_by("due_on", "pk").distinct()[:limit])


def handlers_for(case: Case, at: datetime) -> list[tuple[int, str]]:
    """Officers who at this instant hold an inspector's account in reach and are not barred: (id, name)."""
    from hr_system.accounts.actors import actor_of  # noqa: PLC0415 - only this list needs other people's actors
    from hr_system.accounts.models import RoleGrant  # noqa: PLC0415

    found: list[tuple[int, str]] = []
    on = legal_day(at)
    grants = RoleGrant.objects.in_force(at).filter(role="inspector").select_related("user").order_by("user_id")
    for user in {grant.user_id: grant.user for grant in grants}.values():
        actor = actor_of(user, at)
        officer = personnel.officer_of(actor)
        if officer is not None and cases(visible_to=actor, on=on).filter(pk=case.pk).exists():
            found.append((officer.id, officer.name))
    return found
