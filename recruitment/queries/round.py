"""Rounds, from the eyes of whoever looks."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from hr_system.access import Actor
from hr_system.access.grants import granted
from hr_system.calendar.queries import work_calendar
from personnel import public as personnel
from recruitment.models import Application, Duty, Membership, RegimeBinding, Round, RoundPosition
from recruitment.rules.clocks import Line, timeline
from recruitment.rules.regimes import Regime, regime
from recruitment.rules.regulations import Regulation, regulation
from recruitment.rules.states import RoundState

MANAGE = "personnel.manage_agency"
HEAD = "personnel.head_agency"
GRANTS = {
    Duty.SECRETARY: "recruitment.secretary_of_round",
    Duty.CHAIR: "recruitment.chair_of_round",
    Duty.HEAD_OF_MARKING: "recruitment.head_of_marking_of_round",
}
PUBLIC_STATES = [state for state in RoundState if state not in (RoundState.DRAFT, RoundState.PLANNED)]


def managed(actor: Actor, on: date, field: str = "agency") -> Q:
    """HR of the round's agency or of one above it."""
    return personnel.reach(actor, MANAGE, field, on=on)


def headed(actor: Actor, on: date, field: str = "agency") -> Q:
    return personnel.reach(actor, HEAD, field, on=on)


def with_duty(actor: Actor, *duties: Duty, field: str = "pk") -> Q:
    """Rounds in which the actor holds one of these duties; the secretary only while the role is in force."""
    condition = Q(pk__in=[])
    for duty in duties:
        if not actor.is_signed_in or (duty is Duty.SECRETARY and not actor.has_role("council_secretary")):
            continue
        if duty in GRANTS:
            condition |= Q(**{f"{field}__in": granted(actor.user_id, GRANTS[duty], Round)})
        elif duty is not Duty.MARKER or actor.has_role("marker"):
            mine = Membership.objects.filter(user_id=actor.account_id, duty=duty)
            condition |= Q(**{f"{field}__in": mine.values("round_id")})
    return condition


LEADERS = (Duty.SECRETARY, Duty.CHAIR, Duty.HEAD_OF_MARKING)


def rounds(*, visible_to: Actor, on: date) -> QuerySet[Round]:
    """For HR in reach, the head, and those who lead the round. Markers see scripts, never the round's page."""
    seen = managed(visible_to, on) | headed(visible_to, on) | with_duty(visible_to, *LEADERS)
    counted = Count(
        "applications", filter=Q(applications__state__in=["submitted", "eligible", "refused"]), distinct=True
    )
    return Round.objects.filter(seen).select_related("agency").annotate(applied=counted).order_by("-created_at", "-pk")


def public_rounds() -> QuerySet[Round]:
    """What the public may know of: from the notice on."""
    return Round.objects.filter(state__in=PUBLIC_STATES, notice_on__isnull=False).select_related("agency")


def open_rounds(on: date) -> QuerySet[Round]:
    """Notices to which one may apply on this day."""
    running = public_rounds().filter(state=RoundState.OPEN, window_closes_on__gte=on, notice_on__lte=on)
    return running.annotate(posts=Sum("positions__quota")).order_by("window_closes_on", "pk")


def posts_open(on: date) -> int:
    found = RoundPosition.objects.filter(round__in=open_rounds(on)).aggregate(total=Sum("quota"))
    return found["total"] or 0


def positions(round_: Round) -> QuerySet[RoundPosition]:
    submitted = Count("applications", filter=Q(applications__state__in=["submitted", "eligible", "refused"]))
    rows = RoundPosition.objects.filter(round=round_).annotate(applied=submitted)
    return rows.select_related("position__title", "position__rank", "position__agency").order_by("pk")


def binding(round_: Round) -> RegimeBinding:
    return RegimeBinding.objects.get(round=round_, ended_at__isnull=True)


def law_of(round_: Round) -> tuple[Regime, Regulation]:
    """The regime and the regulation to which this round is bound."""
    bound = binding(round_)
    return regime(bound.regime_id), regulation(bound.regulation_id)


def clocks(round_: Round, today: date) -> list[Line]:
    """The round's timeline of legal clocks."""
    happened = {
        "notice": round_.notice_on,
        "window_closed": round_.window_closed_on,
        "eligible_list": round_.eligible_list_on,
        "round1_held": round_.round1_on if round_.round1_on and round_.round1_on <= today else None,
        "round2_held": round_.round2_on if round_.round2_on and round_.round2_on <= today else None,
        "marking_ended": round_.marking_ended_on,
        "report": round_.reported_on,
        "approval": round_.approved_on,
        "publication": round_.published_on,
    }
    events = {name: day for name, day in happened.items() if day is not None}
    counts = Application.objects.filter(round=round_).aggregate(
        applicants=Count("pk", filter=Q(submitted_at__isnull=False)), candidates=Count("script")
    )
    return timeline(law_of(round_)[0], events, today, work_calendar(), **counts)


def members(round_: Round) -> QuerySet[Membership]:
    return Membership.objects.filter(round=round_).select_related("user").order_by("pk")


def member_ids(round_: Round, duty: Duty) -> list[int]:
    return list(Membership.objects.filter(round=round_, duty=duty).order_by("pk").values_list("user_id", flat=True))


def funnel(round_: Round) -> dict[str, int]:
    """Applied, eligible, sat, passed, winners: figures without names. What is not known yet is left out."""
    rows = Application.objects.filter(round=round_)
    counts = rows.aggregate(
        applied=Count("pk", filter=Q(submitted_at__isnull=False)),
        waiting=Count("pk", filter=Q(state="submitted")),
        eligible=Count("pk", filter=Q(state="eligible")),
        numbered=Count("pk", filter=~Q(candidate_number="")),
        sat=Count("script"),
    )
    if round_.state == RoundState.PUBLISHED:
        counts["winners"] = rows.filter(result__outcome="winner").count()
        counts["appointed"] = rows.filter(decision__isnull=False).count()
    return counts
