"""Who may do what, from explicit grants (guardian) and from facts (tenure). Asked on a day, never "now"."""

from __future__ import annotations

from datetime import date

from hr_system.access import Actor
from personnel.models import Agency, Officer
from personnel.queries.agency import chain_on, headed_paths
from personnel.queries.officer import officer_of_user
from personnel.queries.reach import INSPECT, MANAGE, READ, has_grant, reaches
from personnel.rules.tenure import Office
from personnel.rules.tree import is_within


def may_manage(actor: Actor, agency: Agency, on: date) -> bool:
    """HR of the agency or of a superior; the system itself when it loads reference data or the demonstration."""
    return actor.is_system or reaches(actor, MANAGE, agency, on)


def may_record_tenure(actor: Actor, agency: Agency, officer: Officer, office: str, on: date) -> bool:
    """HR within reach, but nobody records their own tenure, and nobody the headship they serve under.

    The headship of the agency in which the HR officer serves, and of every agency above it, is for HR who serve
    elsewhere: who depends on a head must not be able to say since when that head is answerable (issue 3).
    """
    if actor.is_system:
        return True
    if officer.user_id is not None and officer.user_id == actor.user_id:
        return False
    if office == Office.HEAD and serves_under(actor, agency, on):
        return False
    return may_manage(actor, agency, on)


def serves_under(actor: Actor, agency: Agency, on: date) -> bool:
    """Whether the actor is an officer of the agency or of one below it, by the tree of today or of the day."""
    own = officer_of_user(actor.user_id)
    if own is None:
        return False
    return is_within(own.agency.path, agency.path) or agency.pk in {above.pk for above in chain_on(own.agency, on)}


def may_read(actor: Actor, agency: Agency, on: date) -> bool:
    return actor.is_system or reaches(actor, READ, agency, on)


def manages_anything(actor: Actor) -> bool:
    """The right personnel.manage: an HR officer with at least one agency."""
    return has_grant(actor, MANAGE)


def inspects_anything(actor: Actor) -> bool:
    """The right personnel.inspect: an inspector with at least one agency."""
    return has_grant(actor, INSPECT)


def heads_anything(actor: Actor, on: date) -> bool:
    """The right personnel.head: a running tenure as head."""
    return bool(headed_paths(actor.user_id, on)) if actor.is_signed_in else False


def may_grant(actor: Actor) -> bool:
    """Only the administrator gives grants on agencies (who sees no case with them), or the system."""
    return actor.is_system or actor.has_role("administrator")
