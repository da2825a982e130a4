"""Inbox, case and reports through the pages: what the handler sees and what the barred do not."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from hr_system import queue
from integrity.actions import case as handling
from integrity.actions.report import enter_exposure, make_report
from integrity.documents.letters import report_context
from integrity.models import AccountabilityReport, Case
from integrity.rules.comparison import STANDING_LABELS, Standing
from personnel.actions.officer import link_account
from tests.factories.accounts import make_user
from tests.factories.integrity import BY, head, inspector, officer, report_of, world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_loaded")]
INBOX = "/staff/integrity/cases/"
PAGES = ("", "letter/", "assign/", "write/", "determine/", "recuse/", "conclude/", "close/")


@pytest.fixture
def w(at):
    return world(at)


def enter(client, actor):
    client.force_login(
        get_user_model().objects.get(pk=actor.user_id), backend="django.contrib.auth.backends.ModelBackend"
    )


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
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(INBOX)
        counts.append(len(asked))
        report_of(w.finance, at)
    assert counts[0] == counts[1]


def test_the_letter_is_closed_until_a_reason_is_given(client, w, at):
    code = report_of(w.building, at).case.code
    enter(client, w.inspector)
    url = f"{INBOX}{code}/letter/"
    pages = [
        client.get(f"{INBOX}{code}/"),
        client.get(url),
        client.post(url, {"reason": " "}),
        client.post(url, {"reason": "x"}),
    ]
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


@pytest.fixture
def made(w, at):
    """One founded case of the construction department, in a report on the province."""
    enter_exposure(agency_id=w.building.pk, quarter=(2026, 4), served=5000, source="thử", by=w.inspector, at=at)
    case = report_of(w.building, at).case
    handling.assign(case, officer_id=w.second_officer.pk, by=w.inspector, at=at)
    handling.conclude(case, handling.Finding("founded", "Đúng", "Sổ"), by=w.second, at=at)
    handling.close(case, by=w.second, at=at)
    period = {"period_from": date(2026, 10, 1), "period_until": date(2027, 1, 1)}
    report = make_report(agency_id=w.province.pk, **period, by=w.inspector, at=at)
    queue.run_due()
    return report


def test_a_head_reads_the_report_without_small_cells_and_without_the_document(client, w, at, made):
    user = make_user(at=at)
    chair = officer(w.province, at)
    link_account(chair, user_id=user.pk, by=BY, at=at)
    head(w.province, chair, date(2026, 1, 1), at)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/staff/integrity/reports/{made.code}/"
    page = client.get(url)
    row = page.context["rows"][0]
    assert (page.status_code, row["founded"], row["rate"], row["heads"]) == (200, None, None, [])
    assert "Giám đốc Cũ" not in page.content.decode()
    assert client.get(url + "document/").status_code == 404


def test_an_inspector_finds_no_row_of_their_own_agency_nor_of_one_above(client, w, at, made):
    url = f"/staff/integrity/reports/{made.code}/"
    for where in (w.building, w.desk):
        barred, _officer = inspector(where, w.province, at)
        enter(client, barred)
        page = client.get(url)
        assert (page.status_code, page.context["rows"], page.context["figures"]["concluded"]) == (200, [], 0)
        assert client.get(url + "document/").status_code == 404
    enter(client, w.inspector)
    assert client.get(url).context["rows"][0]["founded"] == 1


def test_laws_and_standings_are_in_the_language_of_the_reader(client, w, at, made):
    code = report_of(w.building, at, name="Trần A", phone="0900 000 000").case.code
    enter(client, w.inspector)
    vietnamese = client.get(f"{INBOX}{code}/", headers={"accept-language": "vi"}).content.decode()
    english = client.get(f"{INBOX}{code}/", headers={"accept-language": "en"}).content.decode()
    assert ("Nghị định 20/2008" in vietnamese, "Decree 20/2008" in vietnamese) == (True, False)
    assert ("Nghị định 20/2008" in english, "Decree 20/2008" in english) == (False, True)
    report = client.get(f"/staff/integrity/reports/{made.code}/", headers={"accept-language": "vi"}).content.decode()
    assert ("trong mức ngẫu nhiên" in report, "within what chance" in report) == (True, False)


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_vietnamese_words(standing):
    with override("vi"):
        words = report_context({"rows": [{"standing": standing, "rate": None}]})["rows"][0]["standing_words"]
        assert str(words) != STANDING_LABELS[standing]
