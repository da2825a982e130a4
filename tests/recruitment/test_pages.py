"""The pages: a candidate applies, HR and the council run the round, strangers meet 404; 1 and 3 rows, same queries."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.models import Application, Result, Round, Script
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(at, calendar_loaded):
    return factory.make_world(at)


@pytest.fixture
def enter(world):
    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def post(client, page, /, *args, **data):
    response = client.post(reverse(f"recruitment:{page}", args=args), data)
    assert response.status_code == 302, response.content.decode()[-3000:]
    assert "/login/" not in response.url
    return response


def test_the_whole_round_goes_through_the_pages(world, enter, at, time_machine):
    time_machine.move_to(at, tick=False)
    hr, head = enter("hr"), enter("head")
    new = {"agency": world.agency.pk, "title": "Đợt 1", "exam_form": "written_interview", "has_round1": "on"}
    post(hr, "new_round", **new)
    code = Round.objects.get().code
    post(hr, "add_position", code, position=world.position.pk, quota=1)
    for name, duty in factory.DUTIES.items():
        post(hr, "give_duty", code, user=world.users[name].email, duty=duty.value)
    post(head, "approve_plan", code, number="1/KH")
    post(hr, "publish_notice", code, number="2/TB", round1_on="04/01/2027", round2_on="11/01/2027", place="Hội trường")
    assert Client().get(reverse("recruitment:notice", args=[code])).status_code == 200
    for number, name in enumerate(("an", "binh")):
        world.add(name, "candidate")
        apply_by_pages(enter(name), code, number)
    time_machine.move_to(at + timedelta(days=32), tick=False)
    hr, head = enter("hr"), enter("head")  # sessions end after twelve hours
    post(hr, "close_window", code)
    for application in Application.objects.all():
        post(hr, "application", application.code, accept="yes")
    post(hr, "give_numbers", code)
    run_council(enter, world, code)
    time_machine.move_to(at + timedelta(days=33), tick=False)
    hr, head = enter("hr"), enter("head")
    factory.store_result(Round.objects.get(), at)
    post(head, "approve_result", code)
    assert Client().get(reverse("recruitment:published", args=[code])).status_code == 404
    post(hr, "publish_result", code)
    shown = Client().get(reverse("recruitment:results"), {"round": code, "number": "1"})
    assert shown.context["result"].outcome == "winner"
    winner = Result.objects.get(outcome="winner")
    post(head, "appoint", winner.application.code, number="7/QĐ", starts_on="30/12/2026")
    page = enter("an").get(reverse("recruitment:my_application", args=[Application.objects.order_by("pk")[0].code]))
    assert page.status_code == 200


def apply_by_pages(client, code, number):
    form = {"name": "Lê Thị Bình", "birth_date": "5/5/1999", "gender": "female", "national_id": f"0240960000{number:02d}",
            "qualification": "Luật", "priority_group": ""}  # fmt: skip
    paper = SimpleUploadedFile("bang.pdf", factory.PAPER, content_type="application/pdf")
    wrong = client.post(reverse("recruitment:apply", args=[code]), {**form, "national_id": "12", "degree": paper})
    assert wrong.status_code == 422
    token = wrong.context["tokens"]["degree"]
    form["position"] = wrong.context["form"].fields["position"].choices[0][0]
    saved = post(client, "apply", code, **form, kept_degree=token)
    application = saved.url.rstrip("/").rsplit("/", 1)[-1]
    post(client, "submit", application)
    assert Application.objects.get(code=application).documents.count() == 1


def run_council(enter, world, code):
    secretary = enter("secretary")
    for application in Application.objects.all():
        post(secretary, "round1", code, application=application.code, correct=40)
    post(secretary, "make_scripts", code, absent="")
    for name in ("marker1", "marker2"):
        for script in Script.objects.select_related("application"):
            points = "80,5" if script.application.candidate_number == "0001" else "60"
            post(enter(name), "mark", script.code, points=points)
    for name in ("member1", "member2"):
        for application in Application.objects.all():
            post(enter(name), "interview", code, application=application.code, points="70")
    assert enter("board").get(reverse("recruitment:settle", args=[code])).status_code == 200
    post(secretary, "lock_marks", code)
    post(secretary, "compute", code)
    assert Result.objects.get(rank=1).total == Decimal("77.35")
    post(secretary, "report", code, number="9/QĐ")


def test_strangers_meet_404_and_the_nameless_sign_in(world, enter):
    round_ = factory.make_numbered(world, "a")
    application = Application.objects.get()
    paper = application.documents.get().file.code
    staff = [
        reverse("recruitment:round", args=[round_.code]),
        reverse("recruitment:applications", args=[round_.code]),
        reverse("recruitment:application", args=[application.code]),
        reverse("recruitment:result", args=[round_.code]),
        reverse("recruitment:settle", args=[round_.code]),
        reverse("recruitment:round1", args=[round_.code]),
    ]
    world.add("stranger", "candidate")
    for name in ("admin", "marker1", "member1", "stranger"):
        assert [enter(name).get(url).status_code for url in staff] == [404] * len(staff)
    assert [Client().get(url).status_code for url in staff] == [302] * len(staff)
    paper_page = reverse("recruitment:paper", args=[paper])
    seen = {
        name: enter(name).get(paper_page).status_code
        for name in ("a", "hr", "secretary", "stranger", "admin", "marker1")
    }
    assert seen == {"a": 200, "hr": 200, "secretary": 200, "stranger": 404, "admin": 404, "marker1": 404}


def test_a_marker_meets_no_identity(world, enter):
    factory.make_numbered(world, "a", "b")
    round_ = Round.objects.get()
    from recruitment.actions import exam

    for one in round_.applications.all():
        exam.enter_round1(one, correct=40, by=world.actor("secretary"), at=world.later(40))
    exam.make_scripts(round_, absent=[], by=world.actor("secretary"), at=world.later(45))
    marker = enter("marker1")
    pages = [
        reverse("recruitment:marking"),
        *(reverse("recruitment:mark", args=[one.code]) for one in Script.objects.all()),
    ]
    for url in pages:
        text = marker.get(url).content.decode()
        assert "Thí sinh a" not in text
        assert "0001" not in text
        assert "000000000001" not in text
    bad = marker.post(pages[1], {"points": "100,01"})
    assert bad.status_code == 422
    assert "100,01" in bad.content.decode()


def test_the_list_of_applications_costs_the_same_for_one_and_for_three(world, enter):
    round_ = factory.make_open(world)
    factory.apply(world, round_, "a")
    client, url = enter("hr"), reverse("recruitment:applications", args=[round_.code])
    counts = []
    for more in ((), ("b", "c")):
        for name in more:
            factory.apply(world, round_, name)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
