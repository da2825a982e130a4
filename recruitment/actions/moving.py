"""Moving a round or an application along its table, and nowhere else."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hr_system.access import Refused, move
from recruitment.models import Application, Round
from recruitment.rules.states import APPLICATION, ROUND, ApplicationState, RoundState, may_move


def move_round(round_: Round, to: RoundState, **extra: Any) -> None:
    old = RoundState(round_.state)
    if not may_move(ROUND, old, to):
        raise Refused(_("The round is not at the step where this can be done."))
    move(round_, old=old, to=to, **extra)


def move_application(application: Application, to: ApplicationState, **extra: Any) -> None:
    old = ApplicationState(application.state)
    if not may_move(APPLICATION, old, to):
        raise Refused(_("The application is not at the step where this can be done."))
    move(application, old=old, to=to, **extra)


def require_state(round_: Round, *states: RoundState) -> None:
    """Asked of the database, with the row held until the action ends: a page that was opened earlier carries an old
    state, and a mark must not slip in while the marks are being locked.
    """
    now = Round.objects.select_for_update(no_key=True).values_list("state", flat=True).get(pk=round_.pk)
    if now not in states:
        raise Refused(_("The round is not at the step where this can be done."))
