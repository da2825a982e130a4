"""The demonstration: one round open for applications, one finished with a signed result. Fictional people only.

Everything is made by the actions that the pages call, as the demonstration's accounts, at past instants.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from hr_system.access import Actor
from hr_system.accounts.actions import create_user
from hr_system.accounts.actors import actor_of
from hr_system.calendar.queries import legal_day
from hr_system.crypto import store_bytes
from personnel import public as personnel
from recruitment import documents
from recruitment.actions import application as applications
from recruitment.actions import exam, result
from recruitment.actions import round as rounds
from recruitment.models import Application, Duty, Round, RoundPosition, Script
from recruitment.queries.exam import assigned_scripts, interviews
from recruitment.queries.round import positions

BY = Actor.system("recruitment.demonstration")
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
BOARD = (
    ("council.chair", "Lý Thị Chủ Tịch", Duty.CHAIR),
    ("marking.head", "Tạ Văn Trưởng Ban", Duty.HEAD_OF_MARKING),
    ("interviewer1", "Kiều Thị Phỏng", Duty.INTERVIEWER),
    ("interviewer2", "Mạc Văn Vấn", Duty.INTERVIEWER),
)
FAMILY = ("Cao", "Đinh", "Lương", "Mai", "Tô")
GIVEN = ("An Nhiên", "Bảo Long", "Cẩm Tú", "Gia Huy")
FINISHED = 12
MINORITY = frozenset({3, 10, 17})
SENT_OPEN = 20


def build(at: datetime) -> list[str]:
    """Nothing where the round exists or the accounts of the demonstration do not."""
    users = get_user_model().objects
    if not users.filter(email="director@demo.example").exists() or Round.objects.exists():
        return []
    with transaction.atomic():
        builder = Builder(at)
        builder.finished()
        builder.open()
    return [f"{name + '@demo.example':<32} {duty.value.replace('_', ' ')} of the round" for name, _label, duty in BOARD]


class Builder:
    """The people, then the two rounds."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.board = {duty: [] for duty in Duty}
        for name, label, duty in BOARD:
            user = create_user(email=f"{name}@demo.example", name=label, password=_password(), by=BY, at=at)
            self.board[duty].append(user.pk)
        for name, duty in (("secretary", Duty.SECRETARY), ("marker1", Duty.MARKER), ("marker2", Duty.MARKER)):
            self.board[duty].append(self.user(name).pk)
        self.candidates = [self.user("candidate").pk, *self.invented()]
        self.agency = next(
            one for one in personnel.agency_choices(self.actor("hr"), "personnel.manage_agency", on=legal_day(at))
            if one.name.startswith("Sở Nội vụ") or "Home Affairs" in one.name
        )  # fmt: skip

    def user(self, name: str) -> Any:
        return get_user_model().objects.get(email=f"{name}@demo.example")

    def actor(self, name: str) -> Actor:
        return actor_of(self.user(name), self.at)

    def of(self, user_id: int) -> Actor:
        return actor_of(get_user_model().objects.get(pk=user_id), self.at)

    def invented(self) -> Iterator[int]:
        for index, family in enumerate(FAMILY):
            for step, given in enumerate(GIVEN):
                email = f"thi.sinh.{index * len(GIVEN) + step + 1:02d}@demo.example"
                yield create_user(email=email, name=f"{family} {given}", roles=["candidate"], by=BY, at=self.at).pk

    def ago(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def day(self, days: int) -> date:
        return legal_day(self.ago(days))

    def published(
        self, title: str, quotas: tuple[int, ...], *, notice: int, examined: tuple[int, int], number: str
    ) -> Round:
        """From the plan to the notice."""
        hr = self.actor("hr")
        round_ = rounds.create(
            agency_id=self.agency.id, title=title, exam_form=Round.Form.WRITTEN_INTERVIEW, has_round1=True,
            organiser="Hội đồng tuyển dụng công chức", by=hr, at=self.ago(notice + 4),
        )  # fmt: skip
        for post, quota in zip(personnel.open_positions(round_.agency, on=self.day(notice)), quotas, strict=False):
            rounds.add_position(round_, position_id=post.pk, quota=quota, by=hr, at=self.ago(notice + 4))
        for duty, people in self.board.items():
            for user_id in people:
                rounds.give_duty(round_, user_id=user_id, duty=duty, by=hr, at=self.ago(notice + 3))
        rounds.approve_plan(round_, number=f"{number}/KH-SNV", by=self.actor("director"), at=self.ago(notice + 2))
        rounds.publish_notice(
            round_, number=f"{number}/TB-SNV", round1_on=self.day(examined[0]), round2_on=self.day(examined[1]),
            place="Trường Chính trị tỉnh Bắc Ninh", by=hr, at=self.ago(notice),
        )  # fmt: skip
        documents.store_notice(round_, at=self.ago(notice))
        return round_

    def apply(self, round_: Round, user_id: int, post: RoundPosition, index: int, days: int) -> Application:
        by, at = self.of(user_id), self.ago(days)
        account = get_user_model().objects.get(pk=user_id)
        person = applications.PersonData(
            account.name, date(1996 + index % 6, 1 + index % 12, 1 + index), "female" if index % 2 else "male",
            f"0240960{index:05d}", "0900000000",
        )  # fmt: skip
        group = "minority" if index in MINORITY else ""
        data = applications.ApplicationData(post, "Đại học Luật" if index % 2 else "Cử nhân Hành chính công", group)
        kinds = ("degree", "priority") if group else ("degree",)
        files = tuple(
            (kind, store_bytes(PAPER, name=f"{kind}.pdf", at=at, purpose="recruitment.application")) for kind in kinds
        )
        draft = applications.save_draft(round_, person=person, data=data, files=files, by=by, at=at)
        return applications.submit(draft, to=account.email, by=by, at=at)

    def finished(self) -> Round:
        """Marks given by two markers and two interviewers, result signed and published, one winner appointed."""
        title = "Tuyển dụng công chức Sở Nội vụ đợt 1 năm 2026"
        round_ = self.published(title, (2, 1), notice=84, examined=(45, 38), number="215")
        posts = list(positions(round_))
        hr, secretary = self.actor("hr"), self.actor("secretary")
        for index, user_id in enumerate(self.candidates[:FINISHED]):
            post = posts[index % len(posts)]
            application = self.apply(round_, user_id, post, index, 80 - index)
        rounds.close_window(round_, by=hr, at=self.ago(52))
        for index, application in enumerate(round_.applications.order_by("pk")):
            reason = "" if index != FINISHED - 1 else "Văn bằng không thuộc ngành yêu cầu của vị trí."
            proven = bool(application.priority_group)
            applications.screen(
                application, accept=not reason, reason=reason, priority_proven=proven, by=hr, at=self.ago(50)
            )
        applications.give_numbers(round_, by=hr, at=self.ago(48))
        for index, application in enumerate(round_.applications.filter(state="eligible").order_by("candidate_number")):
            exam.enter_round1(application, correct=27 if index == 1 else 34 + index * 2, by=secretary, at=self.ago(44))
        exam.make_scripts(round_, absent=[], by=secretary, at=self.ago(36))
        self.marks(round_)
        exam.lock_marks(round_, absences_confirmed=False, by=secretary, at=self.ago(26))
        self.conclude(round_)
        return round_

    def marks(self, round_: Round) -> None:
        """Around a true worth of each paper; at most 5 apart, but for one that the head of the board decides."""
        worth = dict(zip(Script.objects.filter(round=round_).values_list("pk", flat=True), range(12), strict=False))
        for slot, marker in enumerate(("marker1", "marker2")):
            by = self.actor(marker)
            for script in assigned_scripts(by).filter(round=round_):
                base = 48 + worth[script.pk] * 4 + (Decimal("7.5") if worth[script.pk] == 5 and slot else slot * 2)  # noqa: PLR2004
                exam.mark(script, points=Decimal(base), by=by, at=self.ago(30))
        head = self.actor("marking.head")
        owed = next(script for script in Script.objects.filter(round=round_) if worth[script.pk] == 5)  # noqa: PLR2004
        reason = "Hai giám khảo đã trao đổi; thống nhất theo hướng dẫn chấm câu 3."
        exam.rule_on_script(owed, points=Decimal(72), reason=reason, by=head, at=self.ago(28))
        for slot, user_id in enumerate(self.board[Duty.INTERVIEWER]):
            for index, one in enumerate(interviews(round_)):
                points = Decimal(58 + index * 3 + slot * 4)
                exam.enter_sheet(one.application, points=points, by=self.of(user_id), at=self.ago(27))

    def conclude(self, round_: Round) -> None:
        secretary, director = self.actor("secretary"), self.actor("director")
        result.compute(round_, by=secretary, at=self.ago(25))
        result.report(round_, number="318/QĐ-SNV", by=secretary, at=self.ago(24))
        documents.store_result(round_, at=self.ago(24))
        result.approve(round_, by=director, at=self.ago(20))
        result.publish(round_, by=self.actor("hr"), at=self.ago(19))
        winners = round_.results.filter(outcome="winner").order_by("position", "rank")
        # Never the account that visitors use: whether it wins depends on the draw of markers.
        winner = winners.exclude(application__candidate__user_id=self.candidates[0]).first()
        if winner is not None:
            decision = result.appoint(
                winner.application, number="402/QĐ-SNV", starts_on=self.day(2), by=director, at=self.ago(5)
            )
            documents.store_decision(decision, at=self.ago(5))

    def open(self) -> Round:
        title = "Tuyển dụng công chức Sở Nội vụ đợt 2 năm 2026"
        round_ = self.published(title, (1, 1), notice=10, examined=(-28, -35), number="377")
        posts = list(positions(round_))
        for index, user_id in enumerate(self.candidates[1 : SENT_OPEN + 1], 1):
            self.apply(round_, user_id, posts[index % len(posts)], index, 1 + index % 9)
        return round_


def _password() -> str:
    from django.conf import settings  # noqa: PLC0415 - the demonstration alone knows it

    return settings.DEMO_PASSWORD
