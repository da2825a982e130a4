"""Why somebody stands where they stand, as sentences with figures: data that any language can show.

A sentence is an English msgid with named places; figures are Decimals and are written by the reader's language.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from recruitment.rules.ranking import Outcome, Standing, Step
from recruitment.rules.wording import _

Sentence = tuple[str, dict[str, Any]]

NOT_SAT = _("Not every part of the specialised examination was sat, so there is no mark.")
PART_BELOW = _("Each part needs at least 50: the written paper has %(written)s, the interview %(interview)s.")
BELOW = _("The specialised mark %(specialised)s is below 50.")
COMBINED = _("Specialised mark: 0.7 × written %(written)s + 0.3 × interview %(interview)s = %(specialised)s.")
WRITTEN_ONLY = _("Specialised mark: written paper %(specialised)s.")
SUM = _("Specialised mark %(specialised)s + priority points %(priority)s = %(total)s.")
PLACE = _(
    "This is place %(rank)s among %(passed)s who passed, for %(quota)s posts; the last post went at %(last_total)s."
)
TIE_SPECIALISED = _("The last post was equal at %(total)s: the higher specialised mark decides (%(last_specialised)s).")
TIE_WRITTEN = _(
    "The last post was equal also in the specialised mark: the higher written mark decides (%(last_written)s)."
)
TIE_HEAD = _("The last post was equal in all marks: the head of the agency decided, with recorded reasons.")
TIE_OPEN = _("The last post is equal in all marks: the head of the agency has to decide.")

BY_STEP: dict[Step, tuple[str, ...]] = {
    Step.NOT_SAT: (NOT_SAT,),
    Step.PART_BELOW: (PART_BELOW,),
    Step.BELOW: (BELOW,),
    Step.TOTAL: (),
    Step.TIE_SPECIALISED: (TIE_SPECIALISED,),
    Step.TIE_WRITTEN: (TIE_WRITTEN,),
    Step.TIE_HEAD: (TIE_HEAD,),
    Step.TIE_OPEN: (TIE_OPEN,),
}
ARTICLES: dict[Step, str] = {
    Step.NOT_SAT: "Decree 170/2025/ND-CP, Art. 10(1)",
    Step.PART_BELOW: "Decree 170/2025/ND-CP, Art. 10(1)",
    Step.BELOW: "Decree 170/2025/ND-CP, Art. 10(1)",
    Step.TOTAL: "Decree 170/2025/ND-CP, Art. 10(1)",
    Step.TIE_SPECIALISED: "Decree 170/2025/ND-CP, Art. 10(2)",
    Step.TIE_WRITTEN: "Decree 170/2025/ND-CP, Art. 10(2)",
    Step.TIE_HEAD: "Decree 170/2025/ND-CP, Art. 10(2)",
    Step.TIE_OPEN: "Decree 170/2025/ND-CP, Art. 10(2)",
}


def explain(standing: Standing) -> list[Sentence]:
    """From the components to the place, and the step of the law that decided it last."""
    figures = {name: getattr(standing, name) for name in FIGURES}
    sentences: list[str] = []
    if standing.outcome is not Outcome.ABSENT:
        sentences.append(COMBINED if standing.interview is not None else WRITTEN_ONLY)
    if standing.rank is not None:
        sentences += [SUM, PLACE]
    sentences += BY_STEP[standing.step]
    return [(sentence, figures) for sentence in sentences]


FIGURES = (
    "written",
    "interview",
    "specialised",
    "priority",
    "total",
    "rank",
    "quota",
    "passed",
    "last_total",
    "last_specialised",
    "last_written",
)


def as_data(standing: Standing) -> dict[str, Any]:
    """What is stored with a result: the step and the figures, marks as text so that nothing is rounded."""
    figures = {name: getattr(standing, name) for name in FIGURES}
    return {"step": standing.step.value} | {
        name: str(value) if isinstance(value, Decimal) else value for name, value in figures.items()
    }


INTEGERS = frozenset({"rank", "quota", "passed"})


def from_data(candidate: str, outcome: str, data: dict[str, Any]) -> Standing:
    """The standing that `as_data` stored."""
    values: dict[str, Any] = {
        name: value if value is None or name in INTEGERS else Decimal(value)
        for name, value in data.items()
        if name in FIGURES
    }
    return Standing(candidate=candidate, outcome=Outcome(outcome), step=Step(data["step"]), **values)
