"""A vacant headship is competed for through the pages, until somebody else answers for the department: issue 2."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PROGRAMMES = ("Minh bạch thu chi", "Số hóa quản lý tài sản công", "Một cửa cho thủ tục tài chính")
WRITTEN = ("72,5", "64", "")  # the third was absent
PANEL = ("inspector", "inspector2", "secretary")
DEFENCE = (("85", "83", "84,5"), ("80", "82,5", "81"))
BEGINS = date(2027, 1, 4)


def test_a_competition_goes_from_the_vacancy_to_a_new_head_through_the_pages(world, pdf_text):
    code = open_and_announce(world)
    officers = enter_candidates(world, code)
    seat_the_panel(world, code)
    write(world, code)
    defend(world, code, officers)
    count(world, code, officers, pdf_text)
    appoint(world, code, officers)


def finance():
    from personnel.models import Agency

    return Agency.objects.get(name_vi="Sở Tài chính tỉnh Bắc Ninh")


def open_and_announce(world) -> str:
    """An office that somebody holds is not vacant; one that nobody holds is announced to everybody."""
    from personnel.models import Agency

    hr = world.person("hr").visit("/staff/").follow("recruitment:selections").follow("recruitment:selection_new")
    held = Agency.objects.get(name_vi="Sở Xây dựng tỉnh Bắc Ninh")
    hr.fill(agency=held.code, title="Giám đốc Sở Tài chính", notice_number="512/TB-SNV").send(refused=True)
    hr.fill(agency=finance().code).send()
    code = hr.code
    reader = world.stranger("reader")
    assert reader.status_of("recruitment:public_selection", code) == 404
    hr.follow("recruitment:selection_announce", code).fill(closes_on="23/11/2026").send(refused=True)
    hr.fill(closes_on="18/12/2026").send()
    reader.goto("recruitment:public_selections").follow("recruitment:public_selection", code)
    assert "18/12/2026" in reader.text
    return code


def enter_candidates(world, code):
    """Two who head nothing, and one who has an account and so might have sat on the panel."""
    from personnel import public
    from personnel.models import Officer

    free = Officer.objects.filter(pk__in=public.possible_candidates(5, on=date(2026, 11, 23)), user=None)
    officers = [*free.order_by("pk")[:2], Officer.objects.get(user__email="marker1@demo.example")]
    hr = world.person("hr").goto("recruitment:selection", code)
    hr.follow("recruitment:selection_stand", code).fill(officer="ZZZZ", programme="–").send(refused=True)
    for officer, programme in zip(officers, PROGRAMMES, strict=True):
        hr.goto("recruitment:selection", code).follow("recruitment:selection_stand", code)
        hr.fill(officer=officer.code, programme=programme, is_planned=True).send()
    return officers


def seat_the_panel(world, code) -> None:
    hr = world.person("hr").follow("recruitment:selection_seat", code)
    hr.fill(email="marker1@demo.example").send(refused=True)
    for name in PANEL:
        hr.goto("recruitment:selection", code).follow("recruitment:selection_seat", code)
        hr.fill(email=f"{name}@demo.example", is_chair=name == PANEL[0]).send()
    press(hr, code, "close")
    assert reverse("recruitment:selection_stand", args=[code]) in hr.page.content(), "the last day has not passed"


def press(person, code, step) -> None:
    """One of the acts that ask nothing."""
    person.send(form=f'form[action="{reverse("recruitment:selection_step", args=[code, step])}"]')


def write(world, code) -> None:
    from recruitment.models import LeaderCandidate

    world.move_to("2026-12-19")
    hr = world.person("hr").visit("/staff/").follow("recruitment:selection", code)
    press(hr, code, "close")
    for programme, points in zip(PROGRAMMES, WRITTEN, strict=True):
        row = LeaderCandidate.objects.get(selection__code=code, programme=programme)
        hr.follow("recruitment:selection_written", code, row.code).send(refused=True)
        hr.fill(points=points, was_absent=not points).send()
    press(hr, code, "defence")


def defend(world, code, officers) -> None:
    """Each member marks once; neither HR nor the other members nor the public see a mark before the count."""
    from recruitment.models import LeaderCandidate

    rows = [LeaderCandidate.objects.get(selection__code=code, programme=programme) for programme in PROGRAMMES]
    for slot, name in enumerate(PANEL):
        member = world.person(name).visit("/staff/").follow("recruitment:my_panels")
        assert officers[2].name not in member.text, "absent from the written paper"
        for index, marks in enumerate(DEFENCE):
            member.follow("recruitment:panel_sheet", code, rows[index].code)
            member.fill(points="100,5").send(refused=True)
            member.fill(points=marks[slot]).send()
            assert [one for one in sum(DEFENCE, ()) if f"{one},00" in member.text] == []
        assert member.goto("recruitment:panel_sheet", code, rows[0].code).page.url.endswith("/panels/"), "marked once"
        hr = world.person("hr").goto("recruitment:selection", code)
        assert [one for one in ("85,00", "84,17", "81,17") if one in hr.text] == []
        assert "72,50" not in world.stranger("reader").goto("recruitment:public_selection", code).text


def count(world, code, officers, pdf_text) -> None:
    """The means of the secret marks, and the official result."""
    from recruitment.models import LeaderSelection
    from recruitment.queries.leadership import document_of

    hr = world.person("hr").goto("recruitment:selection", code)
    press(hr, code, "count")
    assert [one for one in ("84,17", "81,17") if one not in hr.text] == []
    world.work()
    document = document_of(LeaderSelection.objects.get(code=code))
    reader = world.stranger("reader").goto("recruitment:public_selection", code)
    words = pdf_text(reader.download(reverse("document_file", args=[document.code])))
    assert [one for one in ("84,17", "81,17", officers[0].name) if one not in words] == []
    assert hr.status_of("recruitment:selection_appoint", code) == 404


def appoint(world, code, officers) -> None:
    """The head above decides; from that day, and not before, the new head answers for the department."""
    from personnel import public
    from personnel.models import Tenure

    chair = world.person("chair").visit("/staff/").follow("recruitment:selection", code)
    chair.follow("recruitment:selection_appoint", code).fill(begins_on="4/1/2027").send(refused=True)
    chair.fill(decision_number="2200/QĐ-UBND").send()
    agency = finance()
    assert isinstance(public.head_in_office(agency.pk, date(2027, 1, 3)), public.Gap)
    head = public.head_in_office(agency.pk, BEGINS)
    assert (head.officer_id, head.kind) == (officers[0].pk, "appointed")
    tenure = Tenure.objects.get(pk=head.tenure_id)
    assert (tenure.selection_mode, tenure.from_on, tenure.effective_until) == ("competition", BEGINS, date(2032, 1, 4))
    reader = world.stranger("reader").goto("recruitment:public_selection", code)
    assert officers[0].name in reader.text
    assert "2200/QĐ-UBND" in reader.text
