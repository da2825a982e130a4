import pytest

from personnel.rules.search import agency_key, search_key, words
from personnel.rules.tree import child_path, codes_of, is_within, subtree_range


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Hà Nội", "ha noi"),
        ("HÀ NỘI", "ha noi"),
        ("ha noi", "ha noi"),
        ("Đà Nẵng", "da nang"),
        ("đắk lắk", "dak lak"),
        ("Hoà – Hòa", "hoa hoa"),
    ],
)
def test_names_are_found_however_they_are_typed(typed: str, key: str) -> None:
    assert search_key(typed) == key


def test_the_short_form_is_found_too() -> None:
    assert "ubnd tinh bac ninh" in agency_key("Ủy ban nhân dân tỉnh Bắc Ninh")


def test_a_long_text_asks_for_eight_words_at_most() -> None:
    assert len(words("a " * 100)) == 8


def test_a_subtree_is_one_range_of_paths() -> None:
    top = child_path("", "ACDEFGHJKL")
    below = child_path(top, "YYYYYYYYYY")
    low, high = subtree_range(top)
    assert low <= top < high
    assert low <= below < high
    assert not low <= child_path("", "ACDEFGHJKM") < high
    assert codes_of(below) == ["ACDEFGHJKL", "YYYYYYYYYY"]
    assert is_within(below, top)
    assert not is_within(below, "")
