"""Every page with a reader in reach, a stranger, and bad input; lists with 1 and 3 rows."""

from datetime import date, datetime

import pytest
from django.test import Client

from hr_system.access import Actor
from hr_system.accounts.actions import create_user
from personnel.models import Agency, JobPosition, Officer, Tenure
from tests.factories import personnel as make

pytestmark = pytest.mark.django_db
D = date
BASE = "/staff/personnel"


@pytest.fixture
def agency(at: datetime) -> Agency:
    return make.unit(make.root(), at)


@pytest.fixture
def hr(client: Client, agency: Agency, at: datetime) -> Client:
    """An HR officer with a grant on the agency."""
    user = create_user(
        email="hr@test.example", name="HR", roles=["hr_officer"], password=None, by=Actor.system("tests"), at=at
    )
    make.grant("manage_agency", user.pk, agency, at)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_anybody_finds_an_agency(client: Client, agency: Agency) -> None:
    answer = client.get("/agencies/", {"q": "so thu nghiem"})
    assert answer.status_code == 200
    assert [found["name"] for found in answer.context["found"]] == ["Sở Thử Nghiệm"]


def test_a_stranger_signs_in_and_an_agency_out_of_reach_is_404(client: Client, hr: Client, agency: Agency) -> None:
    other = make.root("Ủy ban nhân dân tỉnh Khác")
    assert Client().get(f"{BASE}/agencies/{agency.code}/").status_code == 302
    assert hr.get(f"{BASE}/agencies/{other.code}/").status_code == 404
    assert hr.get(f"{BASE}/agencies/{other.code}/tenures/new/").status_code == 404


def test_the_pages_of_an_agency_open(hr: Client, agency: Agency, at: datetime) -> None:
    officer = make.officer(agency, at)
    make.tenure(agency, officer, at, D(2025, 1, 1), until_on=D(2026, 1, 1))
    for path in ("agencies/", f"agencies/{agency.code}/", "officers/", f"officers/{officer.code}/"):
        assert hr.get(f"{BASE}/{path}").status_code == 200
    answer = hr.get(f"{BASE}/agencies/", {"q": "thu nghiem", "day": "1/1/2026", "open": agency.code})
    assert answer.status_code == 200
    band = hr.get(f"{BASE}/agencies/{agency.code}/").context["band"]
    assert [stretch.style for stretch in band] == ["held", "gap"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_of_officers_asks_the_same_number_of_queries(
    hr: Client, agency: Agency, at: datetime, many: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(many):
        make.officer(agency, at)
    hr.get(f"{BASE}/officers/")
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        answer = hr.get(f"{BASE}/officers/", {"q": "thu", "unit": "so thu nghiem", "status": "serving"})
    assert len(answer.context["page"].items) == many


def test_hr_enters_an_officer_records_a_tenure_and_ends_it(hr: Client, agency: Agency) -> None:
    answer = hr.post(
        f"{BASE}/agencies/{agency.code}/officers/new/",
        {"name": "Trần Thị Mới", "birth_date": "1/2/1990", "gender": "female", "entered_on": "01/09/2020"},
    )
    assert answer.status_code == 302
    officer = Officer.objects.get(search_key="tran thi moi")
    posted = {
        "officer": officer.code,
        "office": "head",
        "kind": "appointed",
        "from_on": "1/9/2026",
        "selection_mode": "direct",
        "decision_number": "7/QĐ",
    }
    assert hr.post(f"{BASE}/agencies/{agency.code}/tenures/new/", posted).status_code == 302
    tenure = Tenure.objects.get(officer=officer)
    assert tenure.term_end_on == D(2031, 9, 1)
    again = hr.post(f"{BASE}/agencies/{agency.code}/tenures/new/", {**posted, "from_on": "2/10/2026"})
    assert again.status_code == 422
    assert list(again.context["form"].errors) == ["from_on"]
    assert again.context["form"]["decision_number"].value() == "7/QĐ"
    ended = hr.post(f"{BASE}/tenures/{tenure.code}/end/", {"on": "1/11/2026", "reason": "8/QĐ"})
    assert ended.status_code == 302
    tenure.refresh_from_db()
    assert tenure.effective_until == D(2026, 11, 1)


def test_hr_makes_a_position_and_publishes_its_standard(hr: Client, agency: Agency) -> None:
    rank = make.rank()
    posted = {"title": "Chuyên viên thử", "rank": rank.pk, "approved_posts": 2, "valid_from": "1/1/2026"}
    assert hr.post(f"{BASE}/agencies/{agency.code}/positions/new/", posted).status_code == 302
    position = JobPosition.objects.get(agency=agency)
    text = {"education": "Đại học", "requirements": "Tin học", "legal_basis": "Thông tư 2/2021/TT-BNV"}
    wrong = hr.post(f"{BASE}/positions/{position.code}/standards/new/", {**text, "levels": "Soạn thảo: 9"})
    assert wrong.status_code == 422
    assert (
        hr.post(f"{BASE}/positions/{position.code}/standards/new/", {**text, "levels": "Soạn thảo: 3"}).status_code
        == 302
    )
    standard = position.standards.get()
    assert standard.levels == {"Soạn thảo": 3}
    assert hr.post(f"{BASE}/standards/{standard.code}/publish/", {"valid_from": "1/6/2026"}).status_code == 302
    assert hr.get(f"{BASE}/positions/{position.code}/").status_code == 200
    standard.refresh_from_db()
    assert (standard.state, standard.valid_from) == ("published", D(2026, 6, 1))


def test_hr_makes_a_unit_and_suspends_a_head(hr: Client, agency: Agency, at: datetime) -> None:
    posted = {"name_vi": "Phòng Một", "kind": "room", "valid_from": "1/1/2026", "legal_basis": "1/QĐ"}
    assert hr.post(f"{BASE}/agencies/{agency.code}/units/new/", posted).status_code == 302
    tenure = make.tenure(agency, make.officer(agency, at), at, D(2026, 1, 1))
    answer = hr.post(f"{BASE}/tenures/{tenure.code}/suspend/", {"from_on": "1/2/2026", "decision_number": "9/QĐ"})
    assert answer.status_code == 302
    assert hr.get(f"{BASE}/agencies/{agency.code}/").context["band"][-1].style == "gap"
