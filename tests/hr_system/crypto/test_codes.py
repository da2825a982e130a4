import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_system.crypto import grouped, is_code, normalise_code, random_code
from hr_system.crypto.codes import ALPHABET

codes = st.text(alphabet=ALPHABET, min_size=8, max_size=24)


@given(codes)
def test_a_code_typed_in_groups_and_lower_case_is_understood(code):
    assert normalise_code(f" {grouped(code).lower()} ") == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cÀ7", "CAF7"),  # Telex: A F
        ("cả7", "CAR7"),
        ("ễ9", "EEX9"),
        ("đ3", "DD3"),
        ("â", "AA"),
        ("ư", "UW"),
        ("0o1i", "QQLL"),
        ("ACDE–3467", "ACDE3467"),  # a dash from a word processor
        ("ＡＣ３４", "AC34"),  # full width
        ("acde.3467\u00a0xy", "ACDE3467XY"),
        ("", ""),
    ],
)
def test_keyboards_and_look_alikes_are_forgiven(typed, meant):
    assert normalise_code(typed) == meant


def test_letters_that_no_code_contains_are_not_guessed():
    assert normalise_code("B8S5Z2") == "B8S5Z2"
    assert not is_code("B8S5Z2")


def test_codes_differ_and_hold_no_look_alikes():
    made = {random_code(12) for _ in range(500)}
    assert len(made) == 500
    assert all(is_code(code, 12) for code in made)
    assert not set(ALPHABET) & set("01258BIOSZ")


def test_codes_are_grouped_in_fours():
    assert grouped("ACDE3467XY") == "ACDE-3467-XY"
