"""What the actions of a selection refuse, and to whom: Notice 202-TB/TW and letter 2424/BNV-CCVC as the pilot reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from hr_system.access import Actor, NotAllowed, Refused, TooLate
from hr_system.accounts.actors import actor_of
from hr_system.audit.models import Entry
from personnel import public as personnel
from recruitment.actions import leadership as actions
from recruitment.actions.leadership import Appointment, SelectionData
from recruitment.models.leadership import LeaderCandidate, LeaderSelection, PanelSheet
from recruitment.queries import leadership as looking
from tests.factories import personnel as people
from tests.factories.accounts import make_user

CLOSES = timedelta(days=20)
BEGINS = date(2027, 1, 4)
MARKS = ((85, 83, 84), (80, 82, 81))


@dataclass
class Scene:
    """A province with its head, a department without one, HR, three judges and officers."""

    at: datetime
    agency_id: int = 0
    actors: dict[str, Actor] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    officers: list = field(default_factory=list)
    selection: LeaderSelection | None = None

    @property
    def hr(self) -> Actor:
        return self.actors["hr"]

    @property
    def later(self) -> datetime:
        return self.at + CLOSES + timedelta(days=1)

    def rows(self) -> list[LeaderCandidate]:
        return list(LeaderCandidate.objects.filter(selection=self.selection).order_by("pk"))

    def account(self, name: str, *roles: str, officer=None) -> None:
        user = make_user(*roles, at=self.at)
        if officer is not None:
            people.link_account(officer, user_id=user.pk, by=people.BY, at=self.at)
        self.actors[name], self.emails[name] = actor_of(user, self.at), user.email

    def announced(self) -> Scene:
        data = SelectionData(self.agency_id, "Giám đốc Sở", "1/TB")
        self.selection = actions.create_selection(data, by=self.hr, at=self.at)
        actions.announce(self.selection, closes_on=(self.at + CLOSES).date(), by=self.hr, at=self.at)
        return self

    def stand(self, number: int) -> Scene:
        for officer in self.officers[:number]:
            actions.stand(
                self.selection, officer_id=officer.pk, programme="Một cửa", is_planned=True, by=self.hr, at=self.at
            )
        return self

    def seated(self, number: int = 3, *, chair: bool = True) -> Scene:
        for slot in range(number):
            email = self.emails[f"judge{slot}"]
            actions.seat(self.selection, email=email, is_chair=chair and slot == 0, by=self.hr, at=self.at)
        return self

    def written(self, *marks: str | None) -> Scene:
        actions.close_standing(self.selection, by=self.hr, at=self.later)
        for row, points in zip(self.rows(), marks, strict=False):
            actions.record_written(row, points=Decimal(points) if points else None, by=self.hr, at=self.later)
        return self

    def defending(self) -> Scene:
        self.announced().stand(3).seated().written("72.5", "64", "49.99")
        actions.open_defence(self.selection, by=self.hr, at=self.later)
        return self

    def marked(self, marks=MARKS) -> Scene:
        for row, given in zip(self.rows(), marks, strict=False):
            for slot, points in enumerate(given):
                self.mark(row, f"judge{slot}", points)
        return self

    def mark(self, row: LeaderCandidate, judge: str, points: int) -> PanelSheet:
        return actions.give_mark(row, points=Decimal(points), by=self.actors[judge], at=self.later)

    def counted(self, marks=MARKS) -> Scene:
        self.defending().marked(marks)
        actions.record_count(self.selection, by=self.hr, at=self.later)
        return self

    def appoint(self, who: str, **more: str) -> int:
        return actions.appoint(self.selection, Appointment("9/QĐ", BEGINS, **more), by=self.actors[who], at=self.later)


@pytest.fixture
def scene(calendar_loaded, at) -> Scene:
    made = Scene(at)
    province = people.root()
    office, other = people.unit(province, at), people.unit(province, at, "Sở Khác")
    made.agency_id = office.pk
    made.officers = [people.officer(office, at, name) for name in ("Một", "Hai", "Ba", "Bốn")]
    chair, director = people.officer(province, at, "Chủ tịch"), people.officer(other, at, "Giám đốc")
    people.tenure(province, chair, at, date(2025, 7, 1))
    people.tenure(other, director, at, date(2025, 7, 1))
    for name, officer in (("chair", chair), ("director", director), ("candidate", made.officers[0])):
        made.account(name, officer=officer)
    for name in ("hr", "stranger_hr"):
        made.account(name, "hr_officer")
    for name in ("judge0", "judge1", "judge2", "judge3", "administrator"):
        made.account(name, *(["administrator"] if name == "administrator" else []))
    users = {name: actor.user_id for name, actor in made.actors.items()}
    people.grant("manage_agency", users["hr"], province, at)
    people.grant("manage_agency", users["stranger_hr"], other, at)
    made.actors["anonymous"] = Actor.anonymous()
    return made


STRANGERS = ("stranger_hr", "candidate", "chair", "judge0", "administrator", "anonymous")
KEPT = {
    "create": lambda s, by: actions.create_selection(SelectionData(s.agency_id, "Giám đốc", "2/TB"), by=by, at=s.at),
    "announce": lambda s, by: actions.announce(s.selection, closes_on=s.later.date(), by=by, at=s.at),
    "stand": lambda s, by: actions.stand(
        s.selection, officer_id=s.officers[3].pk, programme="–", is_planned=True, by=by, at=s.at
    ),
    "seat": lambda s, by: actions.seat(s.selection, email=s.emails["judge3"], is_chair=False, by=by, at=s.at),
    "close": lambda s, by: actions.close_standing(s.selection, by=by, at=s.later),
    "written": lambda s, by: actions.record_written(s.rows()[0], points=Decimal(50), by=by, at=s.later),
    "defence": lambda s, by: actions.open_defence(s.selection, by=by, at=s.later),
    "count": lambda s, by: actions.record_count(s.selection, by=by, at=s.later),
    "fail": lambda s, by: actions.fail(s.selection, reason="–", by=by, at=s.later),
}


@pytest.mark.parametrize("act", KEPT)
def test_only_hr_in_reach_of_the_office_keeps_the_file(scene, act):
    scene.announced().stand(2).seated()
    refused = []
    for name in STRANGERS:
        with pytest.raises(NotAllowed):
            KEPT[act](scene, scene.actors[name])
        refused.append(name)
    assert tuple(refused) == STRANGERS


@pytest.mark.parametrize("who", ["hr", "stranger_hr", "candidate", "director", "judge0", "administrator", "anonymous"])
def test_only_the_head_above_appoints(scene, who):
    scene.counted()
    with pytest.raises(NotAllowed):
        scene.appoint(who)
    assert personnel.head_in_office(scene.agency_id, BEGINS).is_gap


def test_the_winner_holds_the_office_for_five_years_from_the_day_decided_and_not_before(scene):
    scene.counted().appoint("chair")
    head = personnel.head_in_office(scene.agency_id, BEGINS)
    last, after = date(2032, 1, 3), date(2032, 1, 4)
    assert head.officer_id == scene.officers[0].pk
    assert personnel.head_in_office(scene.agency_id, BEGINS - timedelta(days=1)).is_gap
    assert not personnel.head_in_office(scene.agency_id, last).is_gap
    assert personnel.head_in_office(scene.agency_id, after).is_gap


def test_a_decision_is_not_taken_twice(scene):
    scene.counted().appoint("chair")
    scene.selection.refresh_from_db()
    with pytest.raises(Refused):
        scene.appoint("chair")


@pytest.mark.parametrize("marks", [((80, 80, 80), (80, 80, 80)), ((79, 80, 81), (81, 80, 79))])
def test_of_equals_the_head_chooses_one_and_says_why(scene, marks):
    scene.counted(marks)
    second = scene.rows()[1]
    with pytest.raises(Refused) as undecided:
        scene.appoint("chair")
    with pytest.raises(Refused) as silent:
        scene.appoint("chair", chosen=second.code)
    with pytest.raises(Refused):
        scene.appoint("chair", chosen=scene.rows()[2].code, reason="Không dự bảo vệ")
    assert (undecided.value.field, silent.value.field) == ("chosen", "reason")
    scene.appoint("chair", chosen=second.code, reason="Kinh nghiệm quản lý lâu hơn")
    assert personnel.head_in_office(scene.agency_id, BEGINS).officer_id == second.officer_id


def test_nobody_below_half_in_the_defence_is_appointed(scene):
    scene.counted(((49, 50, 50), (30, 30, 30)))
    with pytest.raises(Refused):
        scene.appoint("chair")


def test_an_office_that_somebody_holds_is_not_vacant(scene):
    other = personnel.officer_of(scene.actors["director"]).agency_id
    with pytest.raises(Refused) as held:
        actions.create_selection(SelectionData(other, "Giám đốc", "2/TB"), by=scene.actors["stranger_hr"], at=scene.at)
    assert held.value.field == "agency"


def test_one_candidate_is_no_competition(scene):
    scene.announced().stand(1).seated()
    with pytest.raises(Refused):
        actions.close_standing(scene.selection, by=scene.hr, at=scene.later)


def test_standing_ends_with_the_end_of_its_last_day(scene):
    scene.announced().stand(2)
    last_minute = (scene.at + CLOSES).replace(hour=23, minute=59)
    with pytest.raises(Refused):
        actions.close_standing(scene.selection, by=scene.hr, at=last_minute)
    entry = {"officer_id": scene.officers[2].pk, "programme": "–", "is_planned": True, "by": scene.hr}
    actions.stand(scene.selection, **entry, at=last_minute)
    with pytest.raises(TooLate):
        actions.stand(scene.selection, **{**entry, "officer_id": scene.officers[3].pk}, at=scene.later)


def test_an_officer_stands_once(scene):
    scene.announced().stand(1)
    with pytest.raises(Refused) as twice:
        scene.stand(1)
    assert twice.value.field == "officer"


@pytest.mark.parametrize("who", ["candidate", "hr"])
def test_neither_a_candidate_nor_the_keeper_of_the_file_sits_on_the_panel(scene, who):
    scene.announced().stand(2)
    with pytest.raises(Refused) as refused:
        actions.seat(scene.selection, email=scene.emails[who], is_chair=False, by=scene.hr, at=scene.at)
    assert refused.value.field == "email"


def test_a_member_of_the_panel_cannot_be_entered_as_a_candidate_afterwards(scene):
    scene.announced()
    actions.seat(scene.selection, email=scene.emails["candidate"], is_chair=False, by=scene.hr, at=scene.at)
    with pytest.raises(Refused) as refused:
        scene.stand(1)
    assert refused.value.field == "officer"


def test_a_panel_has_one_chair_and_each_member_once(scene):
    scene.announced().seated(1)
    for email, is_chair in ((scene.emails["judge1"], True), (scene.emails["judge0"], False)):
        with pytest.raises(Refused):
            actions.seat(scene.selection, email=email, is_chair=is_chair, by=scene.hr, at=scene.at)
    assert looking.panel(scene.selection).count() == 1


@pytest.mark.parametrize(("members", "chair"), [(2, True), (3, False)])
def test_the_defence_needs_three_members_and_a_chair(scene, members, chair):
    scene.announced().stand(2).seated(members, chair=chair).written("60", "60")
    with pytest.raises(Refused):
        actions.open_defence(scene.selection, by=scene.hr, at=scene.later)


def test_not_marked_is_not_absent(scene):
    scene.announced().stand(2).seated().written("60")
    with pytest.raises(Refused):
        actions.open_defence(scene.selection, by=scene.hr, at=scene.later)


def test_where_nobody_reaches_half_the_selection_has_failed(scene):
    scene.announced().stand(2).seated().written("49.99", None)
    actions.open_defence(scene.selection, by=scene.hr, at=scene.later)
    assert LeaderSelection.objects.get().state == "failed"


def test_a_member_marks_once_and_only_whoever_defends(scene):
    first, _second, third = scene.defending().rows()
    scene.mark(first, "judge0", 80)
    with pytest.raises(Refused) as twice:
        scene.mark(first, "judge0", 90)
    with pytest.raises(Refused):
        scene.mark(third, "judge0", 80)
    assert twice.value.field == "points"
    assert [sheet.points for sheet in PanelSheet.objects.order_by("pk")] == [Decimal(80)]


@pytest.mark.parametrize("who", ["hr", "candidate", "chair", "judge3", "administrator", "anonymous"])
def test_only_the_panel_marks(scene, who):
    first = scene.defending().rows()[0]
    with pytest.raises(NotAllowed):
        scene.mark(first, who, 80)


def test_the_panel_is_closed_once_the_defence_is_open(scene):
    scene.defending()
    with pytest.raises(Refused):
        actions.seat(scene.selection, email=scene.emails["judge3"], is_chair=False, by=scene.hr, at=scene.later)


def test_marks_are_counted_only_when_all_are_there(scene):
    scene.defending().marked(((85, 83, 84), (80, 82)))
    with pytest.raises(Refused):
        actions.record_count(scene.selection, by=scene.hr, at=scene.later)


def test_no_mark_is_seen_before_the_count_not_even_in_the_record(scene):
    scene.defending().marked()
    assert [row.defence for row in scene.rows()] == [None, None, None]
    kept = Entry.objects.filter(verb="recruitment.panel_mark_given").order_by("pk")
    assert [(entry.before, entry.after, entry.reason) for entry in kept] == [(None, None, "")] * 6


def test_the_count_joins_means_and_ranks(scene):
    scene.counted()
    assert [(row.defence, row.rank) for row in scene.rows()] == [(Decimal(84), 1), (Decimal(81), 2), (None, None)]


def test_an_end_without_appointment_needs_its_reason(scene):
    scene.announced()
    with pytest.raises(Refused) as silent:
        actions.fail(scene.selection, reason="  ", by=scene.hr, at=scene.at)
    assert silent.value.field == "reason"
