"""An agency with a head, HR, council and candidates, made by the actions; and a round brought to any step."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hr_system.access import Actor
from hr_system.accounts.actors import actor_of
from hr_system.crypto import store_bytes
from personnel.actions.position import PositionData, create_position
from personnel.models import Agency, JobPosition
from recruitment import documents
from recruitment.actions import application as applications
from recruitment.actions import round as rounds
from recruitment.models import Application, Duty, Round
from recruitment.queries.round import positions
from tests.factories import personnel as people
from tests.factories.accounts import make_user

SETUP = Actor.system("tests.setup")
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class World:
    """Who there is. `users` by short name; actors are computed at `at`."""

    at: datetime
    agency: Agency
    position: JobPosition
    users: dict = field(default_factory=dict)
    count: int = 0

    def actor(self, name: str) -> Actor:
        return actor_of(self.users[name], self.at)

    def later(self, days: float) -> datetime:
        return self.at + timedelta(days=days)

    def add(self, name: str, *roles: str) -> None:
        self.users[name] = make_user(*roles, at=self.at, name=f"Người {name}", email=f"{name}@example.vn")


def make_world(at: datetime) -> World:
    agency = people.unit(people.root(), at, valid_from=date(2020, 1, 1))
    rank = people.rank()
    position = create_position(PositionData(agency, "Chuyên viên pháp chế", rank, date(2025, 7, 1), 5), by=SETUP, at=at)
    world = World(at, agency, position)
    for name, role in (("hr", "hr_officer"), ("secretary", "council_secretary"), ("marker1", "marker"),
                       ("marker2", "marker"), ("marker3", "marker"), ("admin", "administrator")):  # fmt: skip
        world.add(name, role)
    for name in ("chair", "board", "member1", "member2", "head"):
        world.add(name)
    people.grant("manage_agency", world.users["hr"].pk, agency, at)
    director = people.officer(agency, at, name="Đỗ Thị Giám Đốc", user_id=world.users["head"].pk)
    people.tenure(agency, director, at, date(2025, 7, 1), title="Giám đốc Sở")
    return world


DUTIES = {"chair": Duty.CHAIR, "secretary": Duty.SECRETARY, "board": Duty.HEAD_OF_MARKING, "marker1": Duty.MARKER,
          "marker2": Duty.MARKER, "member1": Duty.INTERVIEWER, "member2": Duty.INTERVIEWER}  # fmt: skip


def make_draft(world: World, *, quota: int = 1, duties: dict[str, Duty] | None = None) -> Round:
    hr = world.actor("hr")
    round_ = rounds.create(
        agency_id=world.agency.pk, title="Đợt thử", exam_form="written_interview", has_round1=True, by=hr, at=world.at
    )
    rounds.add_position(round_, position_id=world.position.pk, quota=quota, by=hr, at=world.at)
    for name, duty in (duties or DUTIES).items():
        rounds.give_duty(round_, user_id=world.users[name].pk, duty=duty, by=hr, at=world.at)
    return round_


def make_open(world: World, **extra) -> Round:
    round_ = make_draft(world, **extra)
    rounds.approve_plan(round_, number="1/KH", by=world.actor("head"), at=world.at)
    days = {"round1_on": world.later(40).date(), "round2_on": world.later(45).date()}
    rounds.publish_notice(round_, number="2/TB", place="Hội trường", by=world.actor("hr"), at=world.at, **days)
    return round_


def apply(world: World, round_: Round, name: str, *, group: str = "") -> Application:
    """A sent application with its papers."""
    world.count += 1
    if name not in world.users:
        world.add(name, "candidate")
    by = world.actor(name)
    person = applications.PersonData(f"Thí sinh {name}", date(1999, 5, 5), "male", f"{world.count:012d}")
    kinds = ("degree", "priority") if group else ("degree",)
    files = tuple(
        (kind, store_bytes(PAPER, name="a.pdf", at=world.at, purpose="recruitment.application")) for kind in kinds
    )
    data = applications.ApplicationData(positions(round_)[0], "Luật", group)
    draft = applications.save_draft(round_, person=person, data=data, files=files, by=by, at=world.at)
    return applications.submit(draft, to=f"{name}@example.vn", by=by, at=world.at)


def make_numbered(world: World, *names: str, **extra) -> Round:
    round_ = make_open(world, **extra)
    for name in names:
        apply(world, round_, name)
    hr = world.actor("hr")
    rounds.close_window(round_, by=hr, at=world.later(32))
    for application in round_.applications.order_by("pk"):
        applications.screen(application, accept=True, reason="", priority_proven=False, by=hr, at=world.later(33))
    applications.give_numbers(round_, by=hr, at=world.later(34))
    return round_


def store_result(round_: Round, at: datetime) -> None:
    documents.store_result(round_, at=at)
