"""Rights on agencies: the administrator gives and takes them back, with a reason; nobody gives themselves one."""

from datetime import datetime

import pytest
from django.test import Client

from hr_system.access import Actor, NotAllowed
from hr_system.access.actor import ActorKind
from hr_system.accounts.actions import create_user
from hr_system.audit.models import Entry
from personnel.actions.grant import give
from personnel.models import Agency, AgencyUserObjectPermission
from tests.factories import personnel as make

pytestmark = pytest.mark.django_db
LIST = "/staff/personnel/grants/"
NEW = f"{LIST}new/"


def person(name: str, role: str, at: datetime) -> object:
    return create_user(
        email=f"{name}@test.example", name=name, roles=[role], password=None, by=Actor.system("tests"), at=at
    )


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


@pytest.fixture
def admin(at: datetime) -> Client:
    return signed_in(person("admin", "administrator", at))


@pytest.fixture
def agency(at: datetime) -> Agency:
    return make.unit(make.root(), at)


def typed(agency: str, email: str = "hr@test.example") -> dict[str, str]:
    return {"email": email, "permission": "personnel.manage_agency", "agency": agency, "reason": "12/QĐ-UBND"}


def test_a_right_is_given_by_name_used_and_taken_back(admin: Client, agency: Agency, at: datetime) -> None:
    user = person("hr", "hr_officer", at)
    hr = signed_in(user)
    assert hr.get(agency.get_absolute_url()).status_code == 404
    assert admin.post(NEW, typed(agency.name_vi)).status_code == 302
    assert hr.get(agency.get_absolute_url()).status_code == 200
    assert [row["lacks_role"] for row in admin.get(LIST, {"q": "thu nghiem"}).context["rows"]] == [False]
    back = {"grant": f"personnel.manage_agency {agency.code}", "reason": "chuyển công tác"}
    assert admin.post(f"{LIST}{user.code}/withdraw/", back).status_code == 302
    assert hr.get(agency.get_absolute_url()).status_code == 404
    reasons = Entry.objects.filter(verb__startswith="personnel.grant_").order_by("pk").values_list("reason", flat=True)
    assert list(reasons) == ["12/QĐ-UBND", "chuyển công tác"]


@pytest.mark.parametrize(
    ("agency_text", "email", "field"),
    [
        ("Không có cơ quan này", "hr@test.example", "agency"),
        ("Sở", "hr@test.example", "agency"),
        ("Sở Thử Nghiệm", "nobody@test.example", "email"),
    ],
)
def test_what_is_not_understood_is_said_beside_its_field(
    admin: Client, agency: Agency, at: datetime, agency_text: str, email: str, field: str
) -> None:
    make.unit(agency, at, "Sở Khác")
    person("hr", "hr_officer", at)
    answer = admin.post(NEW, typed(agency_text, email))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert AgencyUserObjectPermission.objects.count() == 0


def test_a_right_without_its_role_is_shown_as_worth_nothing(admin: Client, agency: Agency, at: datetime) -> None:
    user = person("clerk", "marker", at)
    make.grant("inspect_agency", user.pk, agency, at)
    assert [row["lacks_role"] for row in admin.get(LIST).context["rows"]] == [True]


def test_nobody_gives_themselves_a_right_and_only_the_administrator_gives(agency: Agency, at: datetime) -> None:
    user = person("admin2", "administrator", at)
    actor = Actor(ActorKind.USER, user_id=user.pk, roles=frozenset({"administrator"}))  # type: ignore[attr-defined]
    with pytest.raises(NotAllowed):
        give("personnel.inspect_agency", user_id=user.pk, agency=agency, by=actor, at=at)  # type: ignore[attr-defined]
    hr = signed_in(person("hr", "hr_officer", at))
    assert [hr.get(path).status_code for path in (LIST, NEW)] == [404, 404]


def test_hr_links_an_officer_with_their_account_once(agency: Agency, at: datetime) -> None:
    user, clerk = person("hr", "hr_officer", at), person("clerk", "marker", at)
    make.grant("manage_agency", user.pk, agency, at)  # type: ignore[attr-defined]
    officer = make.officer(agency, at)
    page = f"{officer.get_absolute_url()}account/"
    hr = signed_in(user)
    assert hr.post(page, {"email": "clerk@test.example"}).status_code == 302
    officer.refresh_from_db()
    assert officer.user_id == clerk.pk  # type: ignore[attr-defined]
    assert hr.post(page, {"email": "hr@test.example"}).status_code == 422
    mine = signed_in(clerk).get("/privacy/mine/").context["rows"]
    assert "Nguyễn Văn Thử" in [value for _label, value in mine]
