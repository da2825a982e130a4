from datetime import date, datetime

import pytest

from hr_system.access import Refused
from personnel.actions.position import PositionData, StandardData, create_position, draft_standard, publish_standard
from personnel.models import JobPosition
from personnel.public import standard_text
from tests.factories import personnel as make

pytestmark = pytest.mark.django_db
D = date
TEXT = StandardData("Đại học", "Tin học", "Thông tư 2/2021/TT-BNV", {"Soạn thảo": 3})


@pytest.fixture
def position(at: datetime) -> JobPosition:
    agency = make.unit(make.root(), at)
    return create_position(PositionData(agency, "Chuyên viên", make.rank(), D(2026, 1, 1)), by=make.BY, at=at)


def test_the_standard_of_a_day_is_the_version_in_force_then(position: JobPosition, at: datetime) -> None:
    for start in (D(2026, 1, 1), D(2026, 6, 1)):
        publish_standard(draft_standard(position, TEXT, by=make.BY, at=at), valid_from=start, by=make.BY, at=at)
    versions = [standard_text(position.pk, day) for day in (D(2025, 12, 31), D(2026, 5, 31), D(2026, 6, 1))]
    assert [text and text.version for text in versions] == [None, 1, 2]


def test_a_version_that_overlaps_a_later_one_is_refused(position: JobPosition, at: datetime) -> None:
    publish_standard(draft_standard(position, TEXT, by=make.BY, at=at), valid_from=D(2026, 6, 1), by=make.BY, at=at)
    draft = draft_standard(position, TEXT, by=make.BY, at=at)
    with pytest.raises(Refused) as refused:
        publish_standard(draft, valid_from=D(2026, 6, 1), by=make.BY, at=at)
    assert refused.value.field == "valid_from"


def test_a_published_version_is_not_published_again(position: JobPosition, at: datetime) -> None:
    draft = draft_standard(position, TEXT, by=make.BY, at=at)
    publish_standard(draft, valid_from=D(2026, 6, 1), by=make.BY, at=at)
    with pytest.raises(Refused):
        publish_standard(draft, valid_from=D(2027, 6, 1), by=make.BY, at=at)


def test_a_level_outside_one_to_five_is_refused(position: JobPosition, at: datetime) -> None:
    with pytest.raises(Refused) as refused:
        draft_standard(position, StandardData("x", "y", "z", {"Soạn thảo": 6}), by=make.BY, at=at)
    assert refused.value.field == "levels"


def test_the_same_post_does_not_run_twice(position: JobPosition, at: datetime) -> None:
    with pytest.raises(Refused) as refused:
        create_position(PositionData(position.agency, "Chuyên viên", position.rank, D(2026, 2, 1)), by=make.BY, at=at)
    assert refused.value.field == "title"
