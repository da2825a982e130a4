"""Two heads on one day never happen, whatever order the facts come in."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hr_system.access import NotAllowed, Refused
from hr_system.audit.models import Entry
from personnel.actions.tenure import SuspensionData, TenureData, end_tenure, record_tenure, suspend
from personnel.models import HeadPeriod, Tenure
from personnel.models.guards import missing
from personnel.public import Gap, Head, head_in_office
from tests.factories import personnel as make

pytestmark = pytest.mark.django_db
D = date


def test_a_second_head_is_refused_beside_the_day(at: datetime) -> None:
    agency = make.unit(make.root(), at)
    make.tenure(agency, make.officer(agency, at), at, D(2026, 1, 1))
    with pytest.raises(Refused) as refused:
        make.tenure(agency, make.officer(agency, at), at, D(2026, 6, 1))
    assert refused.value.field == "from_on"
    assert Tenure.objects.count() == 1


def test_deputies_may_be_many(at: datetime) -> None:
    agency = make.unit(make.root(), at)
    for _ in range(2):
        make.tenure(agency, make.officer(agency, at), at, D(2026, 1, 1), office="deputy")
    assert isinstance(head_in_office(agency.pk, D(2026, 2, 1)), Gap)


def test_the_head_of_the_day_is_not_the_head_of_today(at: datetime) -> None:
    agency = make.unit(make.root(), at)
    old, new = make.officer(agency, at, "Cũ Thị A"), make.officer(agency, at, "Mới Văn B")
    make.tenure(agency, new, at, D(2026, 3, 15))
    make.tenure(agency, old, at, D(2025, 7, 1), until_on=D(2026, 3, 15))
    names = [head_in_office(agency.pk, day) for day in (D(2026, 3, 14), D(2026, 3, 15))]
    assert [head.officer_name for head in names if isinstance(head, Head)] == ["Cũ Thị A", "Mới Văn B"]


def test_an_expired_term_is_a_gap_with_the_superior(at: datetime) -> None:
    province = make.root()
    agency = make.unit(province, at)
    make.tenure(agency, make.officer(agency, at), at, D(2025, 7, 1), term_end_on=D(2026, 9, 1))
    assert head_in_office(agency.pk, D(2026, 9, 1)) == Gap(agency.pk, province.pk)


def test_an_acting_term_of_thirteen_months_is_kept_and_flagged(at: datetime) -> None:
    agency = make.unit(make.root(), at)
    tenure = make.tenure(agency, make.officer(agency, at), at, D(2026, 8, 10), kind="acting", until_on=D(2027, 9, 10))
    assert tenure.flags == ["acting_too_long"]
    assert isinstance(head_in_office(agency.pk, D(2027, 9, 9)), Head)


def test_a_suspended_head_leaves_room_for_somebody_in_charge(at: datetime) -> None:
    agency = make.unit(make.root(), at)
    head, other = make.officer(agency, at, "Bị Đình Chỉ"), make.officer(agency, at, "Phụ Trách")
    tenure = make.tenure(agency, head, at, D(2026, 1, 1))
    suspend(tenure, SuspensionData(D(2026, 3, 1), "2/QĐ", D(2026, 4, 1)), by=make.BY, at=at)
    assert isinstance(head_in_office(agency.pk, D(2026, 3, 10)), Gap)
    make.tenure(agency, other, at, D(2026, 3, 1), kind="in_charge", until_on=D(2026, 4, 1))
    found = [head_in_office(agency.pk, day) for day in (D(2026, 2, 28), D(2026, 3, 1), D(2026, 4, 1))]
    assert [answer.officer_name for answer in found if isinstance(answer, Head)] == [
        "Bị Đình Chỉ",
        "Phụ Trách",
        "Bị Đình Chỉ",
    ]


def test_the_end_of_a_tenure_is_recorded_once_with_its_audit(at: datetime) -> None:
    agency = make.unit(make.root(), at)
    tenure = make.tenure(agency, make.officer(agency, at), at, D(2026, 1, 1))
    ended = end_tenure(tenure, on=D(2026, 10, 1), reason="3/QĐ", by=make.BY, at=at)
    assert ended.effective_until == D(2026, 10, 1)
    with pytest.raises(Refused):
        end_tenure(tenure, on=D(2026, 11, 1), reason="4/QĐ", by=make.BY, at=at)
    assert Entry.objects.filter(verb="personnel.tenure_ended").count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"from_on": D(2026, 5, 1), "until_on": D(2026, 5, 1)}, "until_on"),
        ({"from_on": D(2026, 5, 1), "term_end_on": D(2026, 4, 1)}, "term_end_on"),
        ({"from_on": D(2019, 12, 31)}, "from_on"),
    ],
)
def test_what_no_world_contains_is_refused_beside_its_field(at: datetime, values: dict, field: str) -> None:
    agency = make.unit(make.root(), at)
    with pytest.raises(Refused) as refused:
        make.tenure(agency, make.officer(agency, at), at, **values)
    assert refused.value.field == field


def test_nobody_records_without_a_grant_and_nobody_their_own(at: datetime, django_user_model: type) -> None:
    from hr_system.access.actor import Actor, ActorKind

    province = make.root()
    agency, home = make.unit(province, at), make.unit(province, at, "Sở Nội vụ Thử Nghiệm")
    user = django_user_model.objects.create_user("hr@test.example", "x")
    own = make.officer(home, at, user_id=user.pk)
    other = make.officer(agency, at)
    actor = Actor(ActorKind.USER, user_id=user.pk, roles=frozenset({"hr_officer"}))
    data = TenureData(agency=agency, officer=other, kind="appointed", from_on=D(2026, 1, 1))
    with pytest.raises(NotAllowed):
        record_tenure(data, by=actor, at=at)
    make.grant("manage_agency", user.pk, province, at)
    with pytest.raises(NotAllowed):
        record_tenure(TenureData(agency, own, "appointed", D(2026, 1, 1)), by=actor, at=at)
    assert record_tenure(data, by=actor, at=at).officer == other


def test_hr_never_records_the_head_they_serve_under(at: datetime, django_user_model: type) -> None:
    """Their own agency and every one above it; a deputy there, and the head of another agency, they may (issue 3)."""
    from hr_system.access.actor import Actor, ActorKind

    province = make.root()
    home = make.unit(province, at)
    division, other = make.unit(home, at, "Phòng Thử Nghiệm"), make.unit(province, at, "Sở Khác")
    user = django_user_model.objects.create_user("hr@test.example", "x")
    make.officer(division, at, user_id=user.pk)
    make.grant("manage_agency", user.pk, province, at)
    actor = Actor(ActorKind.USER, user_id=user.pk, roles=frozenset({"hr_officer"}))
    running = make.tenure(home, make.officer(home, at), at, D(2026, 1, 1))
    for agency in (division, home, province):
        with pytest.raises(NotAllowed):
            record_tenure(TenureData(agency, make.officer(agency, at), "appointed", D(2025, 1, 1)), by=actor, at=at)
    with pytest.raises(NotAllowed):
        end_tenure(running, on=D(2026, 6, 1), reason="5/QĐ", by=actor, at=at)
    with pytest.raises(NotAllowed):
        suspend(running, SuspensionData(D(2026, 3, 1), "2/QĐ"), by=actor, at=at)
    deputy = TenureData(home, make.officer(home, at), "appointed", D(2026, 1, 1), office="deputy")
    assert record_tenure(deputy, by=actor, at=at).agency == home
    head = TenureData(other, make.officer(other, at), "appointed", D(2026, 1, 1))
    assert record_tenure(head, by=actor, at=at).agency == other


def test_the_database_itself_refuses_a_second_head(at: datetime) -> None:
    assert missing(connection) == []
    agency = make.unit(make.root(), at)
    tenure = make.tenure(agency, make.officer(agency, at), at, D(2026, 1, 1), until_on=D(2026, 6, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        HeadPeriod.objects.create(agency=agency, tenure=tenure, from_on=D(2026, 5, 31), until_on=D(2026, 7, 1))
    period = HeadPeriod.objects.create(agency=agency, tenure=tenure, from_on=D(2026, 6, 1), until_on=D(2026, 7, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        HeadPeriod.objects.filter(pk=period.pk).update(from_on=D(2026, 5, 1))


facts = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.one_of(st.none(), st.integers(1, 40)),
        st.sampled_from(["appointed", "acting", "in_charge", "de_facto", "elected"]),
        st.booleans(),
    ),
    min_size=2,
    max_size=7,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts)
def test_no_order_of_facts_makes_two_heads_on_one_day(at: datetime, facts: list) -> None:
    start = D(2026, 8, 1)
    agency = make.unit(make.root(), at)
    holder = make.officer(agency, at)
    for offset, length, kind, suspended in facts:
        from_on = start + timedelta(days=offset)
        try:
            made = make.tenure(
                agency, holder, at, from_on, kind=kind, until_on=length and from_on + timedelta(days=length)
            )
            if suspended:
                end = from_on + timedelta(days=3)
                suspend(made, SuspensionData(from_on + timedelta(days=1), "2/QĐ", end), by=make.BY, at=at)
        except Refused:
            continue
    held = list(HeadPeriod.objects.filter(agency=agency))
    for day in (start + timedelta(days=step) for step in range(110)):
        heads = [row for row in held if row.from_on <= day and (row.until_on is None or day < row.until_on)]
        assert len(heads) <= 1
        assert isinstance(head_in_office(agency.pk, day), Head) == bool(heads)
