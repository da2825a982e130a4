"""A recruitment round through its pages, from the plan to the officer: issue 2, "Done means"."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "Tuyển dụng công chức Sở Nội vụ năm 2027"
BOARD = {
    "chair": "chair", "head": "head_of_marking", "marker1": "marker", "marker2": "marker",
    "inspector": "interviewer", "inspector2": "interviewer",
}  # fmt: skip
NEW = ("thi.sinh.moi@example.vn", "mot-mat-khau-that-dai-2026")
NAMES = ("Phan Nhật Thí Sinh", "Lâm Thị Mới", "Hứa Văn Ba", "Quách Thị Tư")
# By place in NAMES: round 1, the two markers, the two interviewers. The second waits for the head of the board (6 apart).
ROUND1 = (52, 45, 33)
WRITTEN = (("80", "82"), ("70", "76"), ("40,5", "44"))
INTERVIEW = (("85", "83"), ("80", "78"), ("70", "70"))


def test_a_round_goes_from_the_plan_to_an_officer_through_the_pages(world, paper, pdf_text):
    round_code = plan_and_notice(world, pdf_text)
    apply_by_page(world, round_code, paper)
    apply_by_action(round_code, 2)
    apply_by_action(round_code, 3)
    screen_and_number(world, round_code)
    examine(world, round_code)
    conclude(world, round_code, pdf_text)
    look_up(world, round_code)
    appoint(world, round_code, pdf_text)


def plan_and_notice(world, pdf_text) -> str:
    """HR drafts and cannot approve; the head approves; the notice is public with its official PDF."""
    from recruitment.models import Round

    hr = world.person("hr")
    hr.visit("/staff/").follow("recruitment:rounds").follow("recruitment:new_round")
    agency = hr.page.locator('select[name="agency"] option', has_text="Sở Nội vụ tỉnh Bắc Ninh").first.get_attribute(
        "value"
    )
    hr.send(refused=True)
    hr.fill(agency=agency, title=TITLE, exam_form="written_interview", has_round1=True).send()
    code = hr.code
    hr.follow("recruitment:add_position", code)
    post = hr.page.locator("select[name=position] option", has_text="quản lý công chức").get_attribute("value")
    hr.fill(position=post, quota="5").send(refused=True)
    hr.fill(quota="1").send()
    hr.follow("recruitment:give_duty", code).fill(user="hr@demo.example", duty="marker").send(refused=True)
    hr.fill(user="secretary@demo.example", duty="secretary").send()
    fill_the_board(code)
    assert hr.status_of("recruitment:approve_plan", code) == 404
    director = world.person("director")
    director.visit("/staff/").follow("recruitment:rounds").follow("recruitment:round", code)
    director.follow("recruitment:approve_plan", code).fill(number="900/KH-SNV").send()
    hr.goto("recruitment:round", code).follow("recruitment:publish_notice", code)
    hr.fill(number="901/TB-SNV", round1_on="20/12/2026", round2_on="18/01/2027", place="Trường Chính trị").send(
        refused=True
    )
    hr.fill(round1_on="11/01/2027").send()
    world.work()
    reader = world.stranger("reader").goto("recruitment:notices").follow("recruitment:notice", code)
    assert "23/12/2026" in reader.text
    found = Round.objects.get(code=code)
    from recruitment.queries.result import notice_document

    address = reverse("document_file", args=[notice_document(found).code])
    assert reader.page.locator(f'a[href="{address}"]').count() == 1
    words = pdf_text(reader.download(address))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "901/TB-SNV" in words
    assert "Chuyên viên về quản lý công chức" in words
    return code


def fill_the_board(code) -> None:
    """The other duties come by the same action, without a browser; given again, a duty stays as it is."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from hr_system.accounts.actors import actor_of
    from recruitment.actions.round import give_duty
    from recruitment.models import Round

    at, users = timezone.now(), get_user_model().objects
    by, round_ = actor_of(users.get(email="hr@demo.example"), at), Round.objects.get(code=code)
    for name, duty in BOARD.items():
        give_duty(round_, user_id=users.get(email=f"{name}@demo.example").pk, duty=duty, by=by, at=at)


def apply_by_page(world, code, paper) -> None:
    """A demonstration account, and somebody who makes an account with their e-mail address; both get a receipt."""
    candidate = world.person("candidate")
    candidate.goto("recruitment:notices").follow("recruitment:notice", code)
    newcomer = sign_up(world)
    newcomer.goto("recruitment:notice", code)
    for index, person in enumerate((candidate, newcomer)):
        person.follow("recruitment:apply", code)
        post = person.page.locator("input[name=position]").first.get_attribute("value")
        filled = {"position": post, "name": NAMES[index], "birth_date": f"1{index}/5/1999", "gender": "female"}
        person.fill(**filled, national_id="123", qualification="Cử nhân Luật", degree=paper).send(refused=True)
        assert paper.name in person.text, "the file sent with a faulty form is kept"
        person.fill(national_id=f"02419900000{index}").send()
        draft = person.code
        person.visit("/staff/").follow("recruitment:my_application", draft).follow("recruitment:submit", draft).send()
        assert person.code in person.text.replace(" ", "")
    world.work()
    receipts = [letter for letter in mail.outbox if letter.to[0] in (candidate.email, newcomer.email)]
    assert len([letter for letter in receipts if TITLE in letter.body]) == 2


def sign_up(world):
    person = world.stranger("newcomer", *NEW)
    person.visit(reverse("account_login")).follow("account_signup")
    person.fill(email=person.email, password1=person.password, password2=person.password).send()
    world.work()
    letter = next(one for one in mail.outbox if one.to == [person.email])
    person.visit(re.search(r"https?://\S+/confirm-email/\S+", letter.body).group()).send()
    return person.enter()


def apply_by_action(code, index) -> None:
    """The third and the fourth come in without a browser, by the same actions."""
    from django.utils import timezone

    from hr_system.accounts.actors import actor_of
    from hr_system.crypto import store_bytes
    from recruitment.actions import application as actions
    from recruitment.models import Round
    from tests.factories.accounts import make_user
    from tests.journeys.conftest import PAPER

    at, round_ = timezone.now(), Round.objects.get(code=code)
    user = make_user("candidate", at=at, name=NAMES[index])
    person = actions.PersonData(NAMES[index], date(1998, 3, index), "male", f"02419900000{index}")
    data = actions.ApplicationData(round_.positions.get(), "Cử nhân Hành chính")
    file = store_bytes(PAPER, name="bang.pdf", at=at, purpose="recruitment.application")
    by = actor_of(user, at)
    draft = actions.save_draft(round_, person=person, data=data, files=(("degree", file),), by=by, at=at)
    actions.submit(draft, to=user.email, by=by, at=at)


def screen_and_number(world, code) -> None:
    """The window is the candidates' to the end of its last day; a refusal needs its reason; then numbers."""
    from recruitment.models import Application

    hr = world.person("hr").goto("recruitment:round", code)
    assert hr.page.locator(f'a[href="{reverse("recruitment:close_window", args=[code])}"]').count() == 0
    world.move_to("2026-12-24")
    hr = world.person("hr").visit("/staff/").goto("recruitment:round", code)
    hr.follow("recruitment:close_window", code).send()
    for name in NAMES:
        found = Application.objects.get(round__code=code, candidate__name=name)
        hr.goto("recruitment:applications", code).follow("recruitment:application", found.code)
        if name == NAMES[3]:
            hr.fill(accept="no").send(refused=True)
            hr.fill(accept="no", reason="Văn bằng không thuộc ngành yêu cầu.").send()
        else:
            hr.fill(accept="yes").send()
    hr.goto("recruitment:round", code).follow("recruitment:give_numbers", code).send()


def numbers(code) -> list[str]:
    """Candidate numbers by place in NAMES."""
    from recruitment.models import Application

    rows = dict(Application.objects.filter(round__code=code).values_list("candidate__name", "candidate_number"))
    return [rows[name] for name in NAMES[:3]]


def examine(world, code) -> None:
    """Round 1, masks, two markers who see neither names nor numbers, a ruling, interviews, the lock."""
    from recruitment.models import Application

    world.move_to("2027-01-11")
    secretary = (
        world.person("secretary").visit("/staff/").follow("recruitment:rounds").follow("recruitment:round", code)
    )
    secretary.follow("recruitment:round1", code)
    for number, correct in zip(numbers(code), ROUND1, strict=True):
        row = Application.objects.get(round__code=code, candidate_number=number)
        secretary.fill(application=row.code, correct=str(correct)).send()
    world.move_to("2027-01-19")
    secretary = world.person("secretary").goto("recruitment:round", code)
    secretary.follow("recruitment:make_scripts", code).send()
    secretary.follow("recruitment:lock_marks", code).send(refused=True)
    for slot, name in enumerate(("marker1", "marker2")):
        mark_papers(world.person(name), code, slot)
    settle(world, code)
    for slot, name in enumerate(("inspector", "inspector2")):
        interview(world.person(name), code, slot)
    world.person("secretary").goto("recruitment:round", code).follow("recruitment:lock_marks", code).send()


def mark_papers(marker, code, slot) -> None:
    """Codes only: never a name, never a candidate number, on no page of a marker."""
    from recruitment.models import Script

    papers = dict(Script.objects.filter(round__code=code).values_list("code", "application__candidate__name"))
    marker.visit("/staff/").follow("recruitment:marking").follow("recruitment:mark", next(iter(papers)))
    marker.fill(points="101").send(refused=True)
    assert_masked(marker, code)
    for script, name in papers.items():
        marker.goto("recruitment:marking").follow("recruitment:mark", script)
        assert_masked(marker, code)
        marker.fill(points=WRITTEN[NAMES.index(name)][slot]).send()
    assert_masked(marker.goto("recruitment:marking"), code)
    assert marker.status_of("recruitment:applications", code) == 404
    assert marker.status_of("recruitment:result", code) == 404


def assert_masked(marker, code) -> None:
    content, text = marker.page.content(), marker.text
    assert [name for name in NAMES if name in content] == []
    assert [number for number in numbers(code) if number in text] == []


def settle(world, code) -> None:
    from recruitment.models import Script

    owed = Script.objects.get(round__code=code, application__candidate__name=NAMES[1])
    head = world.person("head").visit("/staff/").goto("recruitment:settle", code)
    assert_masked(head, code)
    head.follow("recruitment:rule_on_script", owed.code).fill(points="74", reason="").send(refused=True)
    head.fill(reason="Theo hướng dẫn chấm, câu 3 thiếu căn cứ.").send()


def interview(member, code, slot) -> None:
    from recruitment.models import Application

    member.visit("/staff/").goto("recruitment:interview", code)
    for index, number in enumerate(numbers(code)):
        row = Application.objects.get(round__code=code, candidate_number=number)
        member.fill(application=row.code, points=INTERVIEW[index][slot]).send()
        assert [name for name in NAMES if name in member.page.content()] == []
        assert "74,00" not in member.text


def conclude(world, code, pdf_text) -> None:
    """Nothing is public before the head has signed exactly the bytes that are published."""
    from recruitment.models import Round
    from recruitment.queries.result import result_document

    world.move_to("2027-01-25")
    secretary = world.person("secretary").goto("recruitment:round", code)
    secretary.follow("recruitment:compute", code).send()
    for figure in ("81,90", "75,50"):
        assert figure in secretary.text
    secretary.goto("recruitment:round", code).follow("recruitment:report", code).fill(number="88/QĐ-SNV").send()
    world.work()
    document = result_document(Round.objects.get(code=code))
    reader = world.stranger("reader")
    assert reader.status_of("document_file", document.code) == 404
    assert reader.status_of("recruitment:published", code) == 404
    director = world.person("director").visit("/staff/").goto("recruitment:round", code)
    director.follow("recruitment:approve_result", code)
    words = pdf_text(director.download(reverse("recruitment:result_file", args=[code])))
    director.send()
    assert "88/QĐ-SNV" in words
    assert [number for number in numbers(code) if number not in words] == []
    assert [name for name in NAMES if name in words] == []
    world.person("hr").goto("recruitment:round", code).follow("recruitment:publish_result", code).send()
    world.work()
    for address in ("candidate@demo.example", NEW[0]):
        told = [letter for letter in mail.outbox if letter.to == [address] and TITLE in letter.body]
        assert len(told) == 2, "the receipt, and that the result is there"
        assert [mark for mark in ("81,90", "75,50", "Thí Sinh") if mark in told[1].body] == []
    address = reverse("recruitment:published_file", args=[code])
    assert reader.goto("recruitment:published", code).page.locator(f'a[href="{address}"]').count() == 1
    assert pdf_text(reader.download(address)) == words
    reader.visit(reverse("verify")).fill(code=document.code).send()
    assert "88/QĐ-SNV" in reader.text


def look_up(world, code) -> None:
    """By number for everybody, with reasons for oneself."""
    first, second, third = numbers(code)
    reader = world.stranger("reader").visit("/").goto("recruitment:results")
    reader.fill(round=code, number=first).send()
    assert "81,90" in reader.text
    assert NAMES[0] not in reader.page.content()
    reader.goto("recruitment:results").fill(round=code, number=third).send()
    assert "42,25" in reader.text
    reader.follow("recruitment:published", code)
    assert [number for number in (first, second, third) if number not in reader.text] == []
    from recruitment.models import Application

    mine = Application.objects.get(round__code=code, candidate_number=second)
    newcomer = (
        world.stranger("newcomer").enter().goto("recruitment:mine").follow("recruitment:my_application", mine.code)
    )
    assert "75,50" in newcomer.text
    assert "81,90" in newcomer.text, "the reserve reads what the last winner had"


def appoint(world, code, pdf_text) -> None:
    """The director decides, as the account of the agency's head; the winner is an officer; the decision is a PDF."""
    from personnel.models import Officer
    from recruitment.models import Application, Decision
    from recruitment.queries.result import decision_document

    winner = Application.objects.get(round__code=code, candidate__name=NAMES[0])
    world.move_to("2027-02-01")
    director = world.person("director").visit("/staff/").goto("recruitment:result", code)
    director.follow("recruitment:appoint", winner.code)
    director.fill(number="120/QĐ-SNV", starts_on="1/1/2027").send(refused=True)
    director.fill(starts_on="15/2/2027").send()
    world.work()
    decision = Decision.objects.get(application=winner)
    officer = Officer.objects.get(name=NAMES[0])
    assert decision.officer_id == officer.pk
    world.move_to("2027-02-16")
    hr = world.person("hr").goto("personnel:officer", officer.code)
    assert "Chuyên viên về quản lý công chức" in hr.text
    stored = decision_document(decision)
    assert world.stranger("reader").status_of("document_file", stored.code) == 404
    assert world.stranger("newcomer").enter().status_of("recruitment:decision_file", decision.code) == 404
    candidate = world.stranger("candidate").enter().goto("recruitment:my_application", winner.code)
    address = reverse("recruitment:decision_file", args=[decision.code])
    assert candidate.page.locator(f'a[href="{address}"]').count() == 1
    words = pdf_text(candidate.download(address))
    assert [word for word in ("120/QĐ-SNV", NAMES[0], "15/02/2027") if word not in words] == []
