from datetime import date, datetime, timedelta

import pytest

from hr_system.access.actor import Actor, ActorKind
from personnel import public
from personnel.actions.reference import load_reference
from personnel.models import Agency, Officer, Rank
from personnel.queries.agency import children_on
from tests.factories import personnel as make

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture
def country(at: datetime) -> Agency:
    load_reference(by=make.BY, at=at)
    return Agency.objects.get(kind="government")


def test_the_reference_data_are_loaded_once(country: Agency, at: datetime) -> None:
    counts = (Agency.objects.count(), Rank.objects.count())
    assert counts == (1 + 17 + 34 + 52 + 3321, 94)
    assert load_reference(by=make.BY, at=at) == "0 agencies, 0 ranks"
    assert (Agency.objects.count(), Rank.objects.count()) == counts


def test_the_tree_on_a_day_has_63_and_then_34_provinces(country: Agency) -> None:
    provinces = [children_on(country, day).filter(kind="province").count() for day in (D(2025, 6, 30), D(2025, 7, 1))]
    assert provinces == [63, 34]


@pytest.mark.parametrize("typed", ["Hà Nội", "HÀ NỘI", "ha noi", "ubnd thanh pho ha noi"])
def test_a_city_is_found_first_however_it_is_typed(country: Agency, typed: str) -> None:
    assert public.search_agencies(typed, on=D(2026, 11, 23))[0].name == "Ủy ban nhân dân thành phố Hà Nội"


def test_a_grant_reaches_the_subtree_and_the_predecessors_only(
    country: Agency, at: datetime, django_user_model: type
) -> None:
    province = Agency.objects.get(kind="province", official_code="24", valid_until__isnull=True)
    user = django_user_model.objects.create_user("hr@test.example", "x")
    make.grant("manage_agency", user.pk, province, at)
    actor = Actor(ActorKind.USER, user_id=user.pk, roles=frozenset({"hr_officer"}))
    seen = Agency.objects.filter(public.reach(actor, "personnel.manage_agency", ""))
    assert set(seen.filter(kind="province").values_list("short_name", flat=True)) == {"Bắc Ninh", "Bắc Giang"}
    assert seen.count() == 1 + 2 + 99
    assert not Agency.objects.filter(public.reach(actor, "personnel.inspect_agency", "")).exists()
    without_role = Actor(ActorKind.USER, user_id=user.pk)
    assert not Agency.objects.filter(public.reach(without_role, "personnel.manage_agency", "")).exists()
    assert not Agency.objects.filter(public.reach(Actor.anonymous(), "personnel.read_agency", "")).exists()


def test_a_head_reaches_by_tenure_and_no_longer_after_it(at: datetime, django_user_model: type) -> None:
    agency = make.unit(make.root(), at)
    user = django_user_model.objects.create_user("head@test.example", "x")
    holder = make.officer(agency, at, user_id=user.pk)
    make.tenure(agency, holder, at, D(2026, 1, 1), until_on=D(2026, 6, 1))
    actor = Actor(ActorKind.USER, user_id=user.pk)
    reached = [
        Officer.objects.filter(public.reach(actor, "personnel.head_agency", on=day)).count()
        for day in (D(2026, 5, 31), D(2026, 6, 1))
    ]
    assert reached == [1, 0]
    assert public.officer_of(actor) is not None
    assert not public.is_head_of(actor, agency.pk, at)


def test_heads_of_a_period_come_in_order_with_the_gaps(at: datetime) -> None:
    province = make.root()
    agency = make.unit(province, at)
    first, second = make.officer(agency, at, "Một"), make.officer(agency, at, "Hai")
    make.tenure(agency, second, at, D(2026, 6, 1))
    make.tenure(agency, first, at, D(2026, 1, 1), until_on=D(2026, 5, 1))
    found = public.heads_in_office(agency.pk, D(2026, 4, 1), D(2026, 7, 1))
    assert [answer.officer_name if isinstance(answer, public.Head) else answer for answer in found] == [
        "Một",
        public.Gap(agency.pk, province.pk, D(2026, 5, 1), D(2026, 6, 1)),
        "Hai",
    ]
    assert public.chain_of(agency.pk, D(2026, 4, 1)) == [agency.pk, province.pk]


@pytest.mark.parametrize("many", [1, 3])
def test_the_batch_asks_two_queries_and_agrees_with_the_single_answer(
    at: datetime, many: int, django_assert_num_queries: object
) -> None:
    province = make.root()
    pairs = []
    for step in range(many):
        agency = make.unit(province, at, f"Sở {step}")
        make.tenure(agency, make.officer(agency, at), at, D(2026, 1, 1), until_on=D(2026, 6, 1))
        pairs += [(agency.pk, D(2026, 1, 1) + timedelta(days=30 * month)) for month in range(8)]
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = public.heads_in_office_batch(pairs)
    assert found == {pair: public.head_in_office(*pair) for pair in pairs}


def test_a_winner_becomes_an_officer_and_a_head(at: datetime) -> None:
    from personnel.actions.position import PositionData, create_position

    agency = make.unit(make.root(), at)
    position = create_position(PositionData(agency, "Chuyên viên", make.rank(), D(2026, 1, 1), 2), by=make.BY, at=at)
    officer = public.begin_service(
        name="Trúng Tuyển", birth_date=D(2000, 1, 1), gender="female", position_id=position.pk, decision="9/QĐ",
        from_=D(2026, 12, 1), by=make.BY, at=at,
    )  # fmt: skip
    assert (officer.agency, officer.rank) == (agency, position.rank)
    assert public.open_positions(agency, on=D(2026, 12, 1)).get().filled == 1
    public.begin_tenure(
        agency_id=agency.pk, officer_id=officer.pk, kind="appointed", from_=D(2026, 12, 1), until=None,
        decision="10/QĐ", selection_mode="competition", by=make.BY, at=at,
    )  # fmt: skip
    head = public.head_in_office(agency.pk, D(2031, 11, 30))
    assert isinstance(head, public.Head)
    assert head.until_on == D(2031, 12, 1)


def test_the_place_of_a_document_is_that_of_the_commune_the_province_or_the_capital(at: datetime) -> None:
    province = make.root("Ủy ban nhân dân tỉnh Cà Mau")
    ministry = make.root("Bộ Thử Nghiệm")
    Agency.objects.filter(pk=ministry.pk).update(kind="ministry")
    unit = make.unit(province, at)
    ward = make.unit(province, at, "Ủy ban nhân dân phường Tân Thành")
    Agency.objects.filter(pk=ward.pk).update(kind="ward")
    room = make.unit(ward, at, "Phòng Văn hóa - Xã hội")
    places = [public.place_of(agency.pk, date(2026, 6, 1)) for agency in (province, unit, ward, room, ministry)]
    assert places == ["Cà Mau", "Cà Mau", "Tân Thành", "Tân Thành", "Hà Nội"]
