"""Decree 30/2020/NĐ-CP, Annex I, part II, item 4: the place name of a document."""

import pytest

from personnel.rules.place import place_name


@pytest.mark.parametrize(
    ("committee", "short", "place"),
    [
        ("Ủy ban nhân dân tỉnh Bắc Ninh", "Bắc Ninh", "Bắc Ninh"),
        ("Ủy ban nhân dân thành phố Huế", "", "Huế"),
        ("Ủy ban nhân dân thành phố Hồ Chí Minh", "Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Ủy ban nhân dân phường Ba Đình", "", "Ba Đình"),
        ("Ủy ban nhân dân phường 12", "12", "Phường 12"),
    ],
)
def test_the_place_is_the_name_of_the_unit(committee: str, short: str, place: str) -> None:
    assert place_name(committee, short) == place
