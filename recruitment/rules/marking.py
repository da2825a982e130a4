"""From the marks of several markers to one mark: Circular 22/2025/TT-BNV, Art. 16(2) and Art. 22.

A mark is a Decimal from 0 to 100 with at most two decimals. "Not marked" is None and never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from recruitment.rules.regulations import TT22, Regulation

CENT = Decimal("0.01")
HIGHEST = Decimal(100)
ROUNDING = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}


class Step(StrEnum):
    """What settled a mark, or who has to."""

    WAITING = "waiting"  # a marker has not marked yet
    MEAN = "mean"
    HEAD_NEEDED = "head_needed"
    HEAD = "head"
    THIRD_NEEDED = "third_needed"
    TWO_OF_THREE = "two_of_three"
    COLLECTIVE_NEEDED = "collective_needed"
    COLLECTIVE = "collective"


@dataclass(frozen=True)
class Settlement:
    """The mark, where there is one, the step that gave it or that is still owed, and the article."""

    step: Step
    mark: Decimal | None = None
    article: str = "Circular 22/2025/TT-BNV, Art. 16(2)"

    @property
    def is_settled(self) -> bool:
        return self.mark is not None


def parse_mark(text: str) -> Decimal | None:
    """`85,5` and `85.5` are the same mark; anything outside 0-100 or with more than two decimals is None."""
    cleaned = text.strip().replace(" ", "")
    digits = cleaned.replace(",", "").replace(".", "")
    if len(cleaned) - len(digits) > 1 or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        value = Decimal(cleaned.replace(",", "."))
    except InvalidOperation:
        return None
    return value if is_lawful_mark(value) else None


def is_lawful_mark(value: Decimal) -> bool:
    """On the scale of 100, in hundredths at most."""
    return value.is_finite() and 0 <= value <= HIGHEST and value == value.quantize(CENT)


def to_two_decimals(value: Decimal, mode: str = "half_up") -> Decimal:
    return value.quantize(CENT, rounding=ROUNDING[mode])


def mean(values: Iterable[Decimal], mode: str = "half_up") -> Decimal:
    marks = list(values)
    return to_two_decimals(sum(marks, Decimal(0)) / len(marks), mode)


def settle_script(
    first: Decimal | None,
    second: Decimal | None,
    third: Decimal | None = None,
    ruling: Decimal | None = None,
    regulation: Regulation = TT22,
) -> Settlement:
    """Art. 16(2): d <= 5 the mean; 5 < d < 10 the head of the board; d >= 10 a third marker.

    With a third: two of three equal, that mark; all different, collective marking, where the head decides.
    `ruling` is the recorded decision of the head of the marking board; it counts only where the law asks for it.
    """
    if regulation.mean_up_to is None or regulation.third_marker_from is None:
        raise ValueError(f"{regulation.id}: the tolerance of marking is not known")
    if first is None or second is None:
        return Settlement(Step.WAITING)
    apart = abs(first - second)
    if apart <= regulation.mean_up_to:
        return Settlement(Step.MEAN, mean([first, second]))
    if apart < regulation.third_marker_from:
        return _ruled(Step.HEAD, Step.HEAD_NEEDED, ruling)
    if third is None:
        return Settlement(Step.THIRD_NEEDED)
    if third in (first, second):
        return Settlement(Step.TWO_OF_THREE, to_two_decimals(third))
    return _ruled(Step.COLLECTIVE, Step.COLLECTIVE_NEEDED, ruling)


def _ruled(done: Step, needed: Step, ruling: Decimal | None, article: str = Settlement.article) -> Settlement:
    if ruling is None:
        return Settlement(needed, None, article)
    return Settlement(done, to_two_decimals(ruling), article)


def settle_sheets(
    sheets: Iterable[Decimal], ruling: Decimal | None = None, regulation: Regulation = TT22, members: int = 2
) -> Settlement:
    """Art. 22: independent sheets, their mean to two decimals; more than 10 apart, the head of the board decides."""
    article = "Circular 22/2025/TT-BNV, Art. 22"
    if regulation.sheets_may_differ_by is None:
        raise ValueError(f"{regulation.id}: the tolerance of interviews is not known")
    marks = list(sheets)
    if len(marks) < members:
        return Settlement(Step.WAITING, None, article)
    if max(marks) - min(marks) > regulation.sheets_may_differ_by:
        return _ruled(Step.HEAD, Step.HEAD_NEEDED, ruling, article)
    return Settlement(Step.MEAN, mean(marks), article)


def passes_round1(correct: int, questions: int, share: Decimal = Decimal("0.5")) -> bool:
    """Decree 170/2025/ND-CP, Art. 9: at least half of the questions of round 1."""
    return Decimal(correct) >= share * questions
