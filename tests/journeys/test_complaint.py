"""A citizen's report through its pages, from the form to the accountability report: issue 2, "Done means".

The act is of 10 March 2026, five days before the head changed. No page needs JavaScript; the citizen has a phone.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BUILDING, FINANCE = "Sở Xây dựng tỉnh Bắc Ninh", "Sở Tài chính tỉnh Bắc Ninh"
BUILDING_IN = {"vi": BUILDING, "en": "Department of Construction of Bac Ninh"}
STORY = "Hồ sơ của tôi đã đủ nhưng ông ở cửa số 2 bảo muốn xong sớm thì để lại phong bì."
SECRETS = (STORY, "Người Mẫu Bí Mật", "0900 123 456")
PROGRAM = {"name": "don.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00\x03" + b"\x00" * 600}
BAD = (
    ("day", {"day": "31/02/2026"}, "Month %(month)d of %(year)d has only %(days)d days", {"month": 2, "year": 2026, "days": 28}),
    ("day", {"day": "24/11/2026"}, "The day cannot be in the future", {}),
    ("narrative", {"narrative": ""}, "Tell us what happened", {}),
    ("files", {"files": PROGRAM}, "Only PDF, JPEG, PNG, Word (.docx) and Excel (.xlsx) files are accepted.", {}),
)  # fmt: skip


def test_a_report_goes_from_the_form_to_the_accountability_report(world, paper, pdf_text):
    head_before = what_the_head_sees(world)
    for language in ("vi", "en"):
        refuse_bad_input(world, language)
    anonymous = file_report(world, "Sở Xây dựng", BUILDING, day="10/3/2026", files=paper, kind="money")
    named = file_report(
        world, "so xay dung", BUILDING, day="10032026", kind="delay",
        identity="named", name=SECRETS[1], phone=SECRETS[2],
    )  # fmt: skip
    gap = file_report(world, "so tai chinh", FINANCE, day="06/10/2026", kind="delay")
    month = file_report(world, "so xay dung", BUILDING, month="3/2026", kind="attitude")
    keep_receipt(world, anonymous, pdf_text)
    write_to_the_handler(world, anonymous)
    the_channels_differ(anonymous, named)
    tied_to_the_head_of_the_day(world, anonymous)
    tied_to_the_superior(world, gap)
    determined_by_the_inspector(world, month)
    handle(world, anonymous)
    read_the_answer(world, anonymous, pdf_text)
    report_on_the_quarter(world, pdf_text)
    assert what_the_head_sees(world) == head_before
    nobody_else_finds_it(world, anonymous)


# --- the citizen --------------------------------------------------------------------------------------------------


def citizen(world, name="citizen"):
    person = world.stranger(name)
    person.page.set_viewport_size(PHONE)
    return person


def press(person, step, *, status=200):
    with person.page.expect_navigation() as answer:
        person.page.locator(f'main button[name="step"][value="{step}"]').click()
    assert answer.value.status == status, person.text[:2000]
    return person._arrive()


def start(world, person, text, name):
    """The agency is found by words without accents, and chosen."""
    person.goto("integrity:new")
    person.page.locator("[name=agency_text]").fill(text)
    press(person, "find")
    line = person.page.locator("main .choice", has=person.page.locator("[name=agency]"), has_text=name).first
    line.locator("input").check()
    return person


def say(person, **values):
    filled = {"narrative": STORY, "identity": "anonymous", "accused": "Người ở cửa số 2", **values}
    files = filled.pop("files", None)
    person.fill(**filled)
    if files is not None:
        person.page.locator("[name=files]").set_input_files(files if isinstance(files, dict) else str(files))
    return person


def refuse_bad_input(world, language):
    """A summary that leads to the field, a message beside it, and everything typed still there."""
    person = citizen(world)
    person.goto("integrity:new")
    if person.page.locator("html").get_attribute("lang") != language:
        person.page.locator(f'button[value="{language}"]').click()
    for field, wrong, message, numbers in BAD:
        start(world, person, "so xay dung", BUILDING_IN[language])
        say(person, kind="money", **{"day": "10/3/2026", **wrong})
        press(person, "review", status=422)
        with override(language):
            words = gettext(message) % numbers
        link = person.page.locator(".error-summary a", has_text=words)
        assert link.count() == 1, f"{language}: {words}"
        assert person.page.locator(link.get_attribute("href")).get_attribute("name") == field
        beside = person.page.locator(".field.invalid .error")
        assert beside.count() == 1
        assert words in beside.inner_text()
        assert person.page.title().startswith(("Error", "Lỗi"))
        kept = {"narrative": STORY, "accused": "Người ở cửa số 2", "day": "10/3/2026", **wrong}
        kept.pop("files", None)
        assert {name: person.page.locator(f"[name={name}]").input_value() for name in kept} == kept
        assert person.page.locator("[name=kind]:checked").get_attribute("value") == "money"
        assert person.page.locator("[name=agency]:checked").count() == 1
    if language == "en":
        person.page.locator('button[value="vi"]').click()


def file_report(world, text, agency, **values) -> str:
    """Written, read over, sent; sent once more by an impatient thumb: one report, the same code."""
    from integrity.models import Complaint

    before = Complaint.objects.count()
    person = citizen(world)
    start(world, person, text, agency)
    press(say(person, **values), "review")
    for shown in (agency, STORY, values.get("name", "")):
        assert shown in person.text
    if "files" in values:
        assert values["files"].name in person.text
    again = {field.get_attribute("name"): field.input_value() for field in person.page.locator("main form input").all()}
    press(person, "send")
    code = person.page.locator("p.code").inner_text().strip()
    assert re.fullmatch(r"(\w{4}-){4}\w{2}", code)
    assert code.replace("-", "") not in person.page.url
    second = person.page.request.post(
        f"{world.url}{reverse('integrity:new')}", form={**again, "step": "send"}, headers={"Referer": person.page.url}
    )
    assert second.status == 200
    assert code in second.text()
    assert Complaint.objects.count() == before + 1
    return code


def keep_receipt(world, code, pdf_text):
    """The PDF comes for the posted code, not for an address."""
    person = citizen(world)
    person.goto("integrity:follow")
    token = person.page.locator("main [name=csrfmiddlewaretoken]").input_value()
    address = f"{world.url}{reverse('integrity:receipt')}"
    assert person.page.request.get(address).headers["content-type"].startswith("text/html")
    form = {"csrfmiddlewaretoken": token, "code": code}
    answer = person.page.request.post(address, form=form, headers={"Referer": person.page.url})
    assert answer.status == 200
    words = pdf_text(answer.body())
    assert code in words
    assert BUILDING in words
    assert not [secret for secret in SECRETS if secret in words]


def follow_up(world, code):
    """As people type codes: small letters, spaces, letters that look alike."""
    person = citizen(world)
    typed = code.lower().replace("-", "  ").replace("q", "o").replace("l", "1")
    person.goto("integrity:follow").fill(code="ACDE FGHJ KLMN PQRT UV").send(refused=True)
    assert person.page.locator("[name=code]").input_value() == "ACDE FGHJ KLMN PQRT UV"
    return person.fill(code=typed).send()


def write_to_the_handler(world, code):
    person = follow_up(world, code)
    assert BUILDING in person.text
    press(person, "write", status=422)
    person.page.locator("[name=body]").fill("Tôi còn giữ giấy hẹn.")
    press(person, "write")
    assert "Tôi còn giữ giấy hẹn." in person.text


def read_the_answer(world, code, pdf_text):
    person = follow_up(world, code)
    assert "Chúng tôi đang kiểm tra" in person.text
    form = {field.get_attribute("name"): field.input_value() for field in letter_form(person).locator("input").all()}
    answer = person.page.request.post(
        f"{world.url}{reverse('integrity:follow')}",
        form={**form, "step": "letter"},
        headers={"Referer": person.page.url},
    )
    words = pdf_text(answer.body())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Phản ánh đúng" in words
    assert STORY not in words
    person.page.locator("[name=score][value='4']").check()
    press(person, "rate")
    assert person.page.locator("[name=score]").count() == 0


def letter_form(person):
    return person.page.locator("main form", has=person.page.locator('button[value="letter"]'))


# --- what the record says -----------------------------------------------------------------------------------------


def case_of(code):
    from integrity.queries.complaint import by_receipt

    found = by_receipt(code)
    assert found is not None
    return found.case


def the_channels_differ(anonymous, named):
    """With a name and a contact it is feedback under Decree 20/2008 with a time limit in law; without, it is not."""
    first, second = case_of(anonymous), case_of(named)
    assert first.channel != second.channel
    assert second.deadlines.exclude(article="").exists()


def binding_of(code):
    return case_of(code).bindings.get(is_current=True)


def heads_of_building():
    """(the head until 15 March, the one since)."""
    from personnel.models import Tenure

    rows = Tenure.objects.filter(agency__name_vi=BUILDING, office="head").select_related("officer").order_by("from_on")
    old, new = rows
    assert new.from_on == date(2026, 3, 15)
    return old, new


# --- the staff ----------------------------------------------------------------------------------------------------


def open_case(world, code):
    """From the desk to the inbox to the case, by links."""
    inspector = world.person("inspector")
    inspector.visit("/staff/").follow("integrity:inbox")
    return inspector.follow("integrity:case", case_of(code).code)


def tied_to_the_head_of_the_day(world, code):
    old, new = heads_of_building()
    inspector = open_case(world, code)
    assert old.officer.name in inspector.text
    assert binding_of(code).tenure_id == old.pk
    aside = inspector.page.locator("main dl.summary").inner_text()
    assert new.officer.name not in aside
    assert STORY not in inspector.text


def tied_to_the_superior(world, code):
    """Sở Tài chính has had no head since 1 September."""
    inspector = open_case(world, code)
    binding = binding_of(code)
    assert binding.tenure_id is None
    assert binding.superior.name_vi in inspector.page.locator("main dl.summary").inner_text()


def determined_by_the_inspector(world, code):
    """March had two heads: nobody is blamed until somebody decides, with a reason."""
    _old, new = heads_of_building()
    assert (binding_of(code).kind, binding_of(code).tenure_id) == ("undetermined", None)
    inspector = open_case(world, code)
    case = case_of(code).code
    inspector.follow("integrity:determine", case).send(refused=True)
    assert inspector.page.locator("[name=tenure_id]").count() == 2
    inspector.fill(tenure_id=str(new.pk), reason="Phiếu hẹn đóng dấu ngày 20/03/2026.").send()
    assert new.officer.name in inspector.text
    assert binding_of(code).tenure_id == new.pk
    assert case_of(code).bindings.count() == 2


def handle(world, code):
    """Assign, read with a reason, write, conclude, answer."""
    from hr_system.audit.models import Entry
    from personnel.models import Officer

    case = case_of(code).code
    inspector = open_case(world, code).follow("integrity:assign", case)
    me = Officer.objects.get(user__email="inspector@demo.example")
    inspector.send(refused=True)
    inspector.fill(officer_id=str(me.pk)).send()
    inspector.follow("integrity:letter", case).send(refused=True)
    opened = Entry.objects.filter(verb="integrity.letter_opened")
    assert not opened.exists()
    inspector.fill(reason="Xác minh nội dung phản ánh").send()
    assert STORY in inspector.text
    entry = opened.get()
    assert (entry.reason, STORY in str(vars(entry))) == ("Xác minh nội dung phản ánh", False)
    inspector.follow("integrity:case", case).follow("integrity:write", case)
    inspector.fill(body="Chúng tôi đang kiểm tra camera tại quầy.").send()
    inspector.follow("integrity:conclude", case)
    inspector.fill(verdict="founded", for_gain=True).send(refused=True)
    assert inspector.page.locator("[name=verdict]:checked").get_attribute("value") == "founded"
    inspector.fill(reasons="Phản ánh đúng với dữ liệu camera.", evidence_cited="Camera cửa số 2, 10/03/2026").send()
    inspector.follow("integrity:close", case).send()
    world.work()


def report_on_the_quarter(world, pdf_text):
    """On screen and on paper the same: the head of the day is counted, today's head is not."""
    old, new = heads_of_building()
    inspector = world.person("inspector").visit("/staff/").follow("integrity:reports").follow("integrity:exposure")
    inspector.page.select_option("[name=agency]", label=BUILDING)
    inspector.fill(year="2026", quarter="4", served="6200", source="Báo cáo quý IV của Bộ phận Một cửa").send()
    inspector.follow("integrity:report_new")
    inspector.page.select_option("[name=agency]", label=BUILDING)
    inspector.fill(period_from="1/1/2027", period_until="1/10/2026").send(refused=True)
    inspector.fill(period_from="1/10/2026", period_until="1/1/2027").send()
    world.work()
    report = inspector.code
    inspector.goto("integrity:report", report)
    row = inspector.page.locator("main table tbody tr", has_text=BUILDING).last.inner_text()
    assert f"{old.officer.name}: 1" in row
    assert new.officer.name not in inspector.page.locator("main").inner_text()
    words = pdf_text(inspector.download(reverse("integrity:report_file", args=[report])))
    assert old.officer.name in words
    assert new.officer.name not in words
    assert STORY not in words


# --- those who must not see it ------------------------------------------------------------------------------------


def what_the_head_sees(world):
    """Desk and public figures of today's head of the agency complained about."""
    head = world.person("head")
    return [head.visit(address).page.locator("main").inner_text() for address in ("/staff/", "/statistics/", "/")]


def nobody_else_finds_it(world, code):
    """404 for today's head and for the administrator, in the inbox and at the address; nothing on their desks."""
    case = case_of(code).code
    for name in ("head", "admin", "hr", "candidate"):
        person = world.person(name)
        assert person.status_of("integrity:inbox") == 404
        for address in ("case", "letter", "conclude"):
            assert person.status_of(f"integrity:{address}", case) == 404
        assert case not in person.visit("/staff/").text
    admin = world.person("admin")
    assert admin.status_of("integrity:reports") == 404
