"""What rounds hand to the ground: rights, words, desk items, figures, doors, the demonstration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hr_system import registry
from hr_system.access import Actor
from recruitment import permissions
from recruitment.demonstration import rounds
from recruitment.queries import desk
from recruitment.queries.round import posts_open

VERBS = {
    "recruitment.round_created": _("Recruitment round drafted"),
    "recruitment.position_added": _("Post added to the plan"),
    "recruitment.duty_given": _("Duty in the round given"),
    "recruitment.plan_approved": _("Recruitment plan approved"),
    "recruitment.notice_published": _("Recruitment notice published"),
    "recruitment.window_closed": _("Applications closed"),
    "recruitment.round_cancelled": _("Recruitment round cancelled"),
    "recruitment.application_saved": _("Application saved"),
    "recruitment.application_submitted": _("Application sent"),
    "recruitment.application_withdrawn": _("Application withdrawn"),
    "recruitment.application_screened": _("Application checked"),
    "recruitment.paper_opened": _("Paper of an application opened"),
    "recruitment.decision_opened": _("Recruitment decision opened"),
    "recruitment.numbers_given": _("Candidate numbers given"),
    "recruitment.round1_entered": _("Round 1 result entered"),
    "recruitment.scripts_made": _("Papers masked and drawn to markers"),
    "recruitment.mark_given": _("Mark given"),
    "recruitment.mark_corrected": _("Mark corrected"),
    "recruitment.third_marker_called": _("Third marker called"),
    "recruitment.mark_ruled": _("Mark decided by the head of the board"),
    "recruitment.sheet_given": _("Interview mark given"),
    "recruitment.marks_locked": _("Marks locked"),
    "recruitment.result_computed": _("Result computed"),
    "recruitment.tie_decided": _("Tie decided by the head"),
    "recruitment.result_reported": _("Result reported by the council"),
    "recruitment.result_approved": _("Result approved"),
    "recruitment.result_published": _("Result published"),
    "recruitment.winner_appointed": _("Winner appointed"),
}


def _figures(today: date) -> Iterable[registry.Figure]:
    return [registry.Figure("recruitment.posts_open", _("Posts open for applications"), posts_open(today), _("posts"))]


def _rights() -> None:
    rights = registry.rights
    rights.register("recruitment.manage_rounds", permissions.manages_rounds, _("Run recruitment rounds"))
    rights.register("recruitment.see_rounds", permissions.sees_rounds, _("See recruitment rounds"))
    rights.register("recruitment.see_own", permissions.applies, _("See one's own applications"))
    rights.register("recruitment.mark", permissions.marks, _("Mark written papers"))
    rights.register("recruitment.interview", permissions.interviews, _("Mark interviews"))
    rights.register("recruitment.settle", permissions.settles, _("Lead a marking board"))
    rights.register("recruitment.head", _is_head, _("Approve plans and results as head"))


def _is_head(actor: Actor) -> bool:
    return actor.has_role("agency_head")


def register() -> None:
    _rights()
    registry.verbs.register(VERBS)
    registry.desk.register(desk.items)
    registry.statistics.register(_figures)
    door = registry.Door(_("Posts now open"), _("Apply for the civil service."), reverse_lazy("recruitment:notices"))
    registry.doors.register(30, door)
    registry.navigation.register(20, registry.Link(_("Recruitment"), "recruitment:rounds", "recruitment.see_rounds"))
    registry.navigation.register(19, registry.Link(_("My applications"), "recruitment:mine", "recruitment.see_own"))
    registry.navigation.register(21, registry.Link(_("Marking"), "recruitment:marking", "recruitment.mark"))
    registry.navigation.register(
        22, registry.Link(_("Interviews"), "recruitment:interviewing", "recruitment.interview")
    )
    registry.demonstration.register(20, "recruitment", rounds.build)
