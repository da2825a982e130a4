"""Inbox, case and reports through the pages: what the handler sees and what the barred do not."""
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test.utils import CaptureQueriesContext

from hr_system import queue
from integrity.actions import case as handling
from integrity.actions.report import enter_exposure, make_report
from integrity.models import AccountabilityReport, Case
from tests.factories.integrity import inspector, report_of, world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_loaded")]
INBOX = "/staff/integrity/cases/"
PAGES = ("", "letter/", "assign/", "write/", "determine/", "recuse/", "conclude/", "close/")


@pytest.fixture
def w(at):
    return world(at)


def enter(client, actor):
    client.force_login(get_user_model().objects.get(pk=actor.user_id), backend="django.contrib.auth.backends.ModelBackend")


def test_every_page_of_a_case_is_404_for_the_barred_and_open_to_the_handler(client, w, at):
    code = report_of(w.building, at).case.code
    below, _officer = inspector(w.desk, w.province, at)
    enter(client, below)
    assert {client.get(f"{INBOX}{code}/{page}").status_code for page in PAGES} == {404}
    assert code not in client.get(INBOX).content.decode()
    enter(client, w.inspector)
    assert {client.get(f"{INBOX}{code}/{page}").status_code for page in PAGES} == {200}


@pytest.mark.parametrize("roles", [("administrator",), ("hr_officer",), ("marker",)])
def test_other_roles_find_no_such_page(client, sign_in, w, roles):
    sign_in(client, *roles)
    assert [client.get(INBOX).status_code, client.get("/staff/integrity/reports/").status_code] == [404, 404]


def test_the_inbox_asks_as_often_for_one_case_as_for_three(client, w, at):
    from django.db import connection

    enter(client, w.inspector)
    counts = []
    for _ in range(2):
        report_of(w.building, at)
        client.get(INBOX)
        with CaptureQueriesContext(connection, ) as asked:
            client.get(INBOX)
        counts.append(len(asked))
        report_of(w.finance, at)
    assert counts[0] == counts[1]


def test_the_letter_is_closed_until_a_reason_is_given(client, w, at):
    code = report_of(w.building, at).case.code
    enter(client, w.inspector)
    url = f"{INBOX}{code}/letter/"
    pages = [client.get(f"{INBOX}{code}/"), client.get(url), client.post(url, {"reason": " "}), client.post(url, {"reason": "x"})]
    assert ["phong bì" in page.content.decode() for page in pages] == [False, False, False, True]


def test_a_case_goes_through_the_pages_to_its_end(client, w, at):
    case = report_of(w.building, at).case
    enter(client, w.second)
    base = f"{INBOX}{case.code}/"
    posts = [
        ("assign/", {"officer_id": w.second_officer.pk}),
        ("write/", {"body": "Chúng tôi đang kiểm tra."}),
        ("conclude/", {"verdict": "founded", "reasons": "Đúng", "evidence_cited": "Sổ"}),
        ("close/", {}),
    ]
    assert [client.post(base + page, data).status_code for page, data in posts] == [302, 302, 302, 302]
    assert Case.objects.get().state == "closed"


def test_the_report_counts_founded_cases_by_the_head_of_the_day(client, w, at):
    enter_exposure(agency_id=w.building.pk, quarter=(2026, 4), served=5000, source="thử", by=w.inspector, at=at)
    case = report_of(w.building, at).case
    report_of(w.building, at)
    handling.assign(case, officer_id=w.second_officer.pk, by=w.inspector, at=at)
    handling.conclude(case, handling.Finding("founded", "Đúng", "Sổ"), by=w.second, at=at)
    handling.close(case, by=w.second, at=at)
    period = {"period_from": date(2026, 10, 1), "period_until": date(2027, 1, 1)}
    report = make_report(agency_id=w.province.pk, **period, by=w.inspector, at=at)
    queue.run_due()
    row = report.figures["rows"][0]
    assert (row["served"], row["concluded"], row["founded"], row["rate"]) == (5000, 1, 1, 2.0)
    assert [(head["name"], head["founded"]) for head in row["heads"]] == [("Giám đốc Cũ", 1)]
    assert report.figures["received"] is None
    enter(client, w.inspector)
    url = f"/staff/integrity/reports/{report.code}/"
    assert [client.get(url).status_code, client.get(url + "document/").status_code] == [200, 200]
    assert AccountabilityReport.objects.get().document.kind == "integrity.accountability_report"
