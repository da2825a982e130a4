"""Random codes that people read, dictate and type: no letters that look alike, forgiving of how they are typed."""

from __future__ import annotations

import secrets
import unicodedata

ALPHABET = "34679ACDEFGHJKLMNPQRTUVWXY"
LOOK_ALIKES = str.maketrans({"0": "Q", "O": "Q", "1": "L", "I": "L"})
# A Vietnamese Telex keyboard turns letters into marks: A F -> "À". Undo the keystrokes.
TELEX = {
    "\u0300": "F",
    "\u0309": "R",
    "\u0303": "X",
    "\u0323": "J",
    "\u0301": "S",
    "\u0306": "W",
    "\u031b": "W",
}
CIRCUMFLEX = "\u0302"


def random_code(length: int = 10) -> str:
    """4.7 bits a letter: ten letters are 47 bits, enough behind a throttle; receipts take more."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def normalise_code(text: str) -> str:
    """What the typist meant: full-width and lower case, spaces, dashes, Telex marks and look-alikes put right.

    Letters that no code contains (B, S, Z, 2, 5, 8) stay: such a code is simply not found.
    """
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).upper().replace("Đ", "DD")):
        if character == CIRCUMFLEX and letters:
            letters.append(letters[-1])
        elif character in TELEX:
            letters.append(TELEX[character])
        elif character.isascii() and character.isalnum():
            letters.append(character)
    return "".join(letters).translate(LOOK_ALIKES)


def is_code(text: str, length: int | None = None) -> bool:
    """Whether a normalised text can be a code at all; spares the database a look-up."""
    return bool(text) and set(text) <= set(ALPHABET) and length in (None, len(text))


def grouped(code: str) -> str:
    """In fours, as people read them aloud: ACDE-3467-XY."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
