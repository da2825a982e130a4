"""Posts of an agency and the standards for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, move, require
from hr_system.calendar.queries import legal_day
from personnel.models import Agency, CompetencyStandard, JobPosition, JobTitle, Rank
from personnel.permissions import may_manage
from personnel.rules.standard import State, may_move, wrong_levels


@dataclass(frozen=True)
class PositionData:
    """What is said about a post."""

    agency: Agency
    title: str
    rank: Rank
    valid_from: date
    approved_posts: int = 1
    description: str = ""


@transaction.atomic
def create_position(data: PositionData, *, by: Actor, at: datetime) -> JobPosition:
    """A post is an agency, a title and a rank; the same three do not run twice."""
    require(may_manage(by, data.agency, legal_day(at)))
    title, _created = JobTitle.objects.get_or_create(name_vi=data.title.strip())
    values = {**vars(data), "title": title}
    running = JobPosition.objects.filter(agency=data.agency, title=title, rank=data.rank, valid_until__isnull=True)
    if running.exists():
        raise Refused(_("The agency already has a position with this title and rank."), "title")
    position = JobPosition.objects.create(**values)
    audit.record(
        by=by,
        verb="personnel.position_created",
        target=position,
        at=at,
        after={"agency": data.agency.code, "rank": data.rank.number, "approved_posts": data.approved_posts},
    )
    return position


@dataclass(frozen=True)
class StandardData:
    """The text of a standard."""

    education: str
    requirements: str
    legal_basis: str
    levels: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def draft_standard(position: JobPosition, data: StandardData, *, by: Actor, at: datetime) -> CompetencyStandard:
    """Write the next version; nothing is in force by it yet."""
    require(may_manage(by, position.agency, legal_day(at)))
    wrong = wrong_levels(data.levels)
    if wrong:
        raise Refused(_("Levels go from 1 to 5: %(names)s") % {"names": ", ".join(wrong)}, "levels")
    last = CompetencyStandard.objects.filter(position=position).aggregate(last=Max("version"))["last"]
    standard = CompetencyStandard.objects.create(position=position, version=(last or 0) + 1, **vars(data))
    audit.record(by=by, verb="personnel.standard_drafted", target=standard, at=at, after={"version": standard.version})
    return standard


@transaction.atomic
def publish_standard(standard: CompetencyStandard, *, valid_from: date, by: Actor, at: datetime) -> CompetencyStandard:
    """Put a draft in force from a day; the version before ends on that day. Rounds keep the version they were bound to."""
    require(may_manage(by, standard.position.agency, legal_day(at)))
    if not may_move(State(standard.state), State.PUBLISHED):
        raise Refused(_("This version is published already."))
    if not standard.legal_basis or not standard.education:
        raise Refused(_("A standard needs its legal basis and its education requirement before it is published."))
    JobPosition.objects.select_for_update().get(pk=standard.position_id)
    earlier = CompetencyStandard.objects.filter(position_id=standard.position_id, state="published")
    if earlier.filter(valid_from__gte=valid_from).exists():
        raise Refused(_("A later version is in force from that day or after it."), "valid_from")
    earlier.filter(valid_until__isnull=True).update(valid_until=valid_from)
    try:
        move(standard, old=State.DRAFT.value, to=State.PUBLISHED.value, valid_from=valid_from)
    except IntegrityError as error:
        raise Refused(_("Versions of a standard may not overlap."), "valid_from") from error
    audit.record(
        by=by,
        verb="personnel.standard_published",
        target=standard,
        at=at,
        after={"version": standard.version, "valid_from": valid_from.isoformat()},
    )
    return standard
