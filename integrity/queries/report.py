"""Figures of accountability: outcomes are concluded and founded cases, the same for every reader."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from hr_system.access import Actor
from integrity.models import AccountabilityReport, Case, Conclusion, Deadline, Exposure, HeadBinding
from integrity.queries.case import reader_of
from integrity.rules.accountability import BindingKind
from integrity.rules.clocks import Duty
from integrity.rules.comparison import PER, Compared, Outcome, compare, suppressed, target_of, wilson
from integrity.rules.disclosure import for_head, without
from integrity.rules.states import COUNTS_AS_FOUNDED, State
from personnel import public as personnel

QUARTER_MONTHS = 3


def reports(*, visible_to: Actor, on: date) -> QuerySet[AccountabilityReport]:
    """Reports on agencies in the reach of an inspector, or below an agency that the reader heads."""
    within = personnel.reach(visible_to, "personnel.inspect_agency", on=on) | personnel.reach(
        visible_to, "personnel.head_agency", on=on
    )
    return AccountabilityReport.objects.filter(within).select_related("agency", "document")


def reads_whole_numbers(actor: Actor, report: AccountabilityReport, on: date) -> bool:
    """An inspector with this agency in reach; whoever reads it as a head sees no small cells."""
    return actor.has_role("inspector") and personnel.may_reach(
        actor, "personnel.inspect_agency", report.agency_id, on=on
    )


def hidden_codes(actor: Actor, figures: dict[str, Any], on: date) -> frozenset[str]:
    """Agencies of the rows on which the reader is barred: their own, those above it, those they or whoever leads them
    heads or headed.
    """
    reader = reader_of(actor, on)
    codes = [row["code"] for row in figures["rows"]]
    if reader is None:
        return frozenset(codes)
    barred = {*reader.chain, *reader.led, *(agency_id for agency_id, _from, _until in reader.headships)}
    model = AccountabilityReport._meta.get_field("agency").related_model
    return frozenset(model._default_manager.filter(pk__in=barred, code__in=codes).values_list("code", flat=True))


def figures_for(actor: Actor, report: AccountabilityReport, on: date) -> dict[str, Any]:
    """The frozen figures as this reader may see them."""
    if not reads_whole_numbers(actor, report, on):
        return for_head(report.figures)
    return without(report.figures, hidden_codes(actor, report.figures, on))


def may_read_document(actor: Actor, report: AccountabilityReport, on: date) -> bool:
    """The document holds every number: only for those to whom the page shows every number."""
    return figures_for(actor, report, on) == report.figures


def quarters(period_from: date, period_until: date) -> list[tuple[int, int]]:
    """Whole quarters within `[from, until)`."""
    first = period_from.year * 4 + (period_from.month - 1) // QUARTER_MONTHS
    last = period_until.year * 4 + (period_until.month - 1) // QUARTER_MONTHS
    return [(number // 4, number % 4 + 1) for number in range(first, last)]


def served(agency_ids: list[int], period_from: date, period_until: date) -> dict[int, int]:
    """Transactions served per agency in the quarters of the period."""
    wanted = Q(pk__in=[])
    for year, quarter in quarters(period_from, period_until):
        wanted |= Q(year=year, quarter=quarter)
    rows = Exposure.objects.filter(wanted, agency_id__in=agency_ids).values("agency_id").annotate(total=Sum("served"))
    return {row["agency_id"]: row["total"] for row in rows.order_by("agency_id")}


def figures(top: Any, period_from: date, period_until: date) -> dict[str, Any]:
    """The frozen JSON of a report on everything below `top`, without names or words of citizens."""
    concluded = Conclusion.objects.filter(
        case__agency__path__startswith=top.path,
        case__state=State.CLOSED,
        concluded_on__gte=period_from,
        concluded_on__lt=period_until,
    ).order_by("pk")
    totals = Counter(concluded.values_list("case__agency_id", flat=True))
    founded = Counter(concluded.filter(verdict__in=COUNTS_AS_FOUNDED).values_list("case__agency_id", flat=True))
    listed = _agencies(top, period_from, period_until, set(totals))
    ids = [agency.pk for agency in listed]
    exposure = served(ids, period_from, period_until)
    rows = compare(Outcome(pk, exposure.get(pk, 0), founded[pk]) for pk in ids)
    heads = _heads(concluded)
    target = target_of(Outcome(pk, exposure.get(pk, 0), founded[pk]) for pk in ids)
    return {
        "target": None if target is None else target * PER,
        "rows": [
            _row(agency, row, totals[agency.pk], heads.get(agency.pk, []))
            for agency, row in zip(listed, rows, strict=True)
        ],
        "received": suppressed(_received(top, period_from, period_until)),
        "concluded": sum(totals.values()),
        "founded": sum(founded.values()),
        "in_time": in_time(top.path, period_from, period_until),
    }


def _agencies(top: Any, period_from: date, period_until: date, with_cases: set[int]) -> list[Any]:
    """Agencies below with a denominator or a conclusion, in the order of the tree."""
    wanted = Q(pk__in=with_cases) | Q(
        pk__in=Exposure.objects.filter(agency__path__startswith=top.path).values("agency_id")
    )
    return list(type(top).objects.filter(wanted, path__startswith=top.path).order_by("path", "pk"))


def _row(agency: Any, row: Compared, concluded: int, heads: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "agency": agency.name_vi,
        "agency_en": agency.name_en,
        "code": agency.code,
        "served": row.served,
        "concluded": concluded,
        "founded": row.founded,
        "rate": row.rate,
        "limits_95": row.limits_95,
        "limits_998": row.limits_998,
        "standing": str(row.standing),
        "heads": heads,
    }


def _heads(concluded: QuerySet[Conclusion]) -> dict[int, list[dict[str, Any]]]:
    """Founded conclusions by the tenure to which the act is bound; unbound ones are counted to nobody."""
    founded = concluded.filter(verdict__in=COUNTS_AS_FOUNDED).values("case_id")
    bound = HeadBinding.objects.filter(is_current=True, kind=BindingKind.BOUND, case_id__in=founded)
    rows = bound.values(
        "case__agency_id", "tenure_id", "tenure__officer__name", "tenure__from_on", "tenure__effective_until"
    ).annotate(founded=Count("pk"))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.order_by("tenure__from_on", "tenure_id"):
        until = row["tenure__effective_until"]
        found.setdefault(row["case__agency_id"], []).append(
            {
                "name": row["tenure__officer__name"],
                "from": row["tenure__from_on"].isoformat(),
                "until": until.isoformat() if until else None,
                "founded": row["founded"],
            }
        )
    return found


def _received(top: Any, period_from: date, period_until: date) -> int:
    return Case.objects.filter(
        agency__path__startswith=top.path, received_on__gte=period_from, received_on__lt=period_until
    ).count()


def in_time(path: str, period_from: date, period_until: date) -> dict[str, Any] | None:
    """Answers by their due day, of all due in the period; None while fewer than five were due."""
    due = Deadline.objects.filter(
        duty=Duty.ANSWER, case__agency__path__startswith=path, due_on__gte=period_from, due_on__lt=period_until
    )
    total = due.count()
    if suppressed(total) is None:
        return None

    kept = due.filter(done_on__lte=F("due_on")).count()
    interval = wilson(kept, total)
    return {"due": total, "kept": kept, "share": 100 * kept / total, "interval": [100 * end for end in interval or ()]}
