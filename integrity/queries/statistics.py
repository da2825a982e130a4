"""Public figures: the same for every reader, small ones suppressed."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from hr_system.registry import Figure
from integrity.models import Case, Conclusion
from integrity.queries.report import in_time
from integrity.rules.comparison import suppressed
from integrity.rules.states import COUNTS_AS_FOUNDED, State


def public_figures(today: date) -> list[Figure]:
    """Figures of the current year: received, answered in time, founded."""
    start = date(today.year, 1, 1)
    received = Case.objects.filter(received_on__gte=start, received_on__lte=today).count()
    closed = Conclusion.objects.filter(case__state=State.CLOSED, concluded_on__gte=start, concluded_on__lte=today)
    founded = closed.filter(verdict__in=COUNTS_AS_FOUNDED).count()
    timely = in_time("", start, today)
    hidden = _("Not shown while fewer than five.")
    return [
        Figure("integrity.received", _("Reports received this year"), suppressed(received), note=hidden),
        Figure(
            "integrity.in_time", _("Answered by the due day"), round(timely["share"]) if timely else None, "%",
            _("Of all answers due this year. Shown from five on."),
        ),
        Figure(
            "integrity.founded", _("Concluded and founded this year"), suppressed(founded),
            note=_("A report alone is never a finding."),
        ),
    ]  # fmt: skip
