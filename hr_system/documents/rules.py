"""The parts of an official document (Decree 30/2020/ND-CP, annex I). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

TWO_DIGIT_MONTHS = 2  # the decree writes 01 and 02, then 3, 4 …: a 1 or 2 could be changed into 10, 11, 12

TERRITORY = re.compile(r"\s(?=(?:tỉnh|thành phố|phường|xã|đặc khu)\s)", re.IGNORECASE)
LONGEST_TAIL = 30  # what fits the left half of the heading in one line of 12 pt capitals
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class OfficialDocument:
    """What stands around the text. `parent_body` and titles may have several lines; a number that is empty is a draft.

    `unnumbered` is for a slip such as a receipt, which never gets a number and is not a draft either.
    `recipients` are the lines under "Nơi nhận:"; `addressees` those after "Kính gửi:" of a letter.
    """

    parent_body: str
    body: str
    number: str
    place: str
    issued_on: date
    type_name: str
    subject: str
    recipients: list[str] = field(default_factory=list)
    signatory_title: str = ""
    signatory_name: str = ""
    authority_prefix: str = ""
    addressees: list[str] = field(default_factory=list)
    unnumbered: bool = False

    @property
    def parent_lines(self) -> str:
        return unbroken_territory(self.parent_body)

    @property
    def body_lines(self) -> str:
        return unbroken_territory(self.body)

    @property
    def is_draft(self) -> bool:
        return not self.number and not self.unnumbered

    @property
    def is_letter(self) -> bool:
        """Công văn: no type name; the subject stands as "V/v" under the number."""
        return not self.type_name

    @property
    def place_and_day(self) -> str:
        return place_and_day(self.place, self.issued_on)

    @property
    def authority_lines(self) -> list[str]:
        """TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: the prefix belongs to the first line."""
        lines = [line.strip() for line in self.signatory_title.splitlines() if line.strip()]
        if not lines:
            return []
        first = f"{self.authority_prefix} {lines[0]}".strip()
        return [line.upper() for line in (first, *lines[1:])]


def place_and_day(place: str, on: date) -> str:
    """Such as "Hà Nội, ngày 05 tháng 02 năm 2026": days 1–9 and months 1–2 with a leading zero (annex I, part II)."""
    month = f"{on.month:02d}" if on.month <= TWO_DIGIT_MONTHS else str(on.month)
    return f"{place}, ngày {on.day:02d} tháng {month} năm {on.year}"


def unbroken_territory(name: str) -> str:
    """A province's name may break before its kind ("tỉnh") and nowhere after it, so that no "Ninh" stands alone."""
    found = TERRITORY.search(name)
    if found is None or "\n" in name or len(name) - found.end() > LONGEST_TAIL:
        return name
    return name[: found.end()] + name[found.end() :].replace(" ", NO_BREAK)
