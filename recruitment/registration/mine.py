"""What recruitment holds about an account, for the page on which everybody reads what is kept about them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hr_system import registry
from hr_system.ui.formats import format_day
from recruitment.models import Application, Candidate
from recruitment.models.leadership import LeaderCandidate

SHOWN_DIGITS = 3  # enough to recognise one's own number, nothing for who looks over the shoulder


def own_applications(user: Any) -> list[tuple[Any, Any]]:
    """The candidate's person and every application with its papers; the headships the officer stood for."""
    rows: list[tuple[Any, Any]] = []
    candidate = Candidate.objects.filter(user=user).first()
    if candidate is not None:
        rows = [
            (_("Candidate"), candidate.name),
            (_("Date of birth"), format_day(candidate.birth_date)),
            (_("Citizen identity number (sealed)"), f"…{candidate.national_id[-SHOWN_DIGITS:]}"),
            (_("Telephone (sealed)"), f"…{candidate.phone[-SHOWN_DIGITS:]}" if candidate.phone else ""),
        ]
        sent = Application.objects.filter(candidate=candidate).select_related("round", "position__position__title")
        rows += [(_("Application"), _described(one)) for one in sent.order_by("created_at", "pk")]
    stood = LeaderCandidate.objects.filter(officer__user=user).select_related("selection").order_by("pk")
    return [*rows, *((_("Candidate for an office"), f"{one.selection.title}: {one.programme}") for one in stood)]


def _described(application: Application) -> str:
    day = format_day(timezone.localdate(application.submitted_at or application.created_at))
    words = _("%(round)s, %(post)s, %(day)s, papers: %(papers)d") % {
        "round": application.round.title,
        "post": application.position,
        "day": day,
        "papers": application.documents.count(),
    }
    return str(words)


def register() -> None:
    registry.personal_data.register(own_applications)
