import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_system.crypto import CannotUnseal, check_proof, open_with_two, prove, seal_for_two
from hr_system.crypto.two_holders import MAGIC


@given(st.text(max_size=30), st.text(max_size=100))
def test_a_proof_carries_what_was_proved(purpose, payload):
    assert check_proof(prove(purpose, payload)) == (purpose, payload)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered_calmly(token):
    assert check_proof(token) is None


def test_a_proof_changed_anywhere_is_none():
    token = prove("receipt", "ACDE3467")
    for place in range(0, len(token), 7):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert check_proof(changed) is None


def test_two_holders_open_what_one_cannot():
    sealed = seal_for_two(b"the paper", "first secret", "second secret")
    assert open_with_two(sealed, "first secret", "second secret") == b"the paper"
    for pair in (("first secret", "wrong"), ("wrong", "second secret"), ("first secret", "first secret")):
        with pytest.raises(CannotUnseal):
            open_with_two(sealed, *pair)
    with pytest.raises(CannotUnseal):
        open_with_two(sealed[:-1] + bytes([sealed[-1] ^ 1]), "first secret", "second secret")
    assert sealed.startswith(MAGIC)
    assert b"paper" not in sealed


@pytest.mark.parametrize("pair", [("", "b"), ("a", ""), ("same", "same")])
def test_one_person_cannot_play_both_holders(pair):
    with pytest.raises(ValueError, match="two different"):
        seal_for_two(b"x", *pair)
