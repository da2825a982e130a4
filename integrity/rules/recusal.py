"""Who may not see a case, and why. Pure: facts come in, grounds go out; a test compares the stored bars with this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from integrity.rules.wording import gettext_noop


class Ground(StrEnum):
    HEAD_OF_INCIDENT = "head_of_incident"
    HEAD_TODAY = "head_today"
    MATCHED = "matched"
    SUBORDINATE = "subordinate"
    RECUSED = "recused"


GROUND_LABELS: dict[Ground, str] = {
    Ground.HEAD_OF_INCIDENT: gettext_noop("held the headship in the period of the act"),
    Ground.HEAD_TODAY: gettext_noop("heads the agency today"),
    Ground.MATCHED: gettext_noop("was matched as the person complained about"),
    Ground.SUBORDINATE: gettext_noop("works in or below an agency led by a head concerned"),
    Ground.RECUSED: gettext_noop("stepped back from the case"),
}


@dataclass(frozen=True)
class Facts:
    """What bears on recusal. `led_agencies`: the agency complained about and those that its heads of then lead today."""

    heads_in_period: frozenset[int]
    heads_today: frozenset[int]
    led_agencies: frozenset[int]
    matched: frozenset[int] = field(default_factory=frozenset)
    recused: frozenset[int] = field(default_factory=frozenset)


def bars(facts: Facts) -> frozenset[tuple[str, int, Ground]]:
    """("officer" | "agency", id, ground): an agency stands for everybody who serves in it or below it today."""
    found = {("officer", pk, Ground.HEAD_OF_INCIDENT) for pk in facts.heads_in_period}
    found |= {("officer", pk, Ground.HEAD_TODAY) for pk in facts.heads_today}
    found |= {("officer", pk, Ground.MATCHED) for pk in facts.matched}
    found |= {("officer", pk, Ground.RECUSED) for pk in facts.recused}
    found |= {("agency", pk, Ground.SUBORDINATE) for pk in facts.led_agencies}
    return frozenset(found)


def is_barred(officer_id: int, own_chain: Iterable[int], facts: Facts) -> bool:
    """`own_chain`: the officer's agency and its superiors today."""
    chain = set(own_chain)
    return any(pk == officer_id if what == "officer" else pk in chain for what, pk, _ in bars(facts))
