"""What leadership selections hand to the ground."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hr_system.access import Actor
from hr_system.registry import DeskItem, Link, demonstration, desk, navigation, rights, verbs
from recruitment.demonstration import leadership
from recruitment.models.leadership import PanelMember
from recruitment.queries import leadership as looking
from recruitment.rules.leadership import SelectionState

KEEPERS = {
    SelectionState.DRAFT: _("Publish the notice"),
    SelectionState.WRITTEN: _("Enter the written marks"),
    SelectionState.DEFENCE: _("Count the marks"),
}


def _keeps(actor: Actor) -> bool:
    return actor.has_role("hr_officer")


def _decides(actor: Actor) -> bool:
    return actor.has_role("agency_head")


def _judges(actor: Actor) -> bool:
    return actor.is_signed_in and PanelMember.objects.filter(user_id=actor.user_id).exists()


def _defences(actor: Actor) -> Iterable[DeskItem]:
    for seat in looking.my_seats(actor):
        left = len(looking.waiting_for(seat))
        if left:
            text = _now("%(title)s: %(left)d defences to mark") % {"title": seat.selection.title, "left": left}
            yield DeskItem(None, text, _("Mark"), reverse("recruitment:my_panels"))


def _waiting(actor: Actor, today: date) -> Iterable[DeskItem]:
    """For whoever judges, decides or keeps: what waits for them."""
    if not actor.is_signed_in:
        return
    yield from _to_judge(actor)
    if _decides(actor):
        counted = looking.selections(visible_to=actor, on=today).filter(looking.decided(actor, today), state="counted")
        yield from (DeskItem(None, row.title, _("Appoint the winner"), row.get_absolute_url()) for row in counted[:20])
    if _keeps(actor):
        yield from _to_keep(actor, today)


def _to_judge(actor: Actor) -> Iterable[DeskItem]:
    for seat in looking.my_seats(actor):
        left = len(looking.waiting_for(seat))
        if left:
            text = _now("%(title)s: %(left)d defences to mark") % {"title": seat.selection.title, "left": left}
            yield DeskItem(None, text, _("Mark"), reverse("recruitment:my_panels"))


def _to_keep(actor: Actor, today: date) -> Iterable[DeskItem]:
    mine = looking.selections(visible_to=actor, on=today).filter(looking.managed(actor, today))
    for row in mine.filter(state__in=[state.value for state in KEEPERS])[:20]:
        yield DeskItem(None, row.title, KEEPERS[SelectionState(row.state)], row.get_absolute_url())
    for row in mine.filter(state="announced", closes_on__lt=today)[:20]:
        yield DeskItem(row.closes_on, row.title, _("Close standing"), row.get_absolute_url())


def register() -> None:
    rights.register("recruitment.see_selections", lambda a: _keeps(a) or _decides(a), _("See selections of heads"))
    rights.register("recruitment.keep_selections", _keeps, _("Keep the file of a selection"))
    rights.register("recruitment.appoint_leaders", _decides, _("Appoint the winner of a selection"))
    rights.register("recruitment.judge_leaders", _judges, _("Mark a defence"))
    desk.register(_waiting)
    navigation.register(45, Link(_("Selections of heads"), "recruitment:selections", "recruitment.see_selections"))
    navigation.register(46, Link(_("Defences I hear"), "recruitment:my_panels", "recruitment.judge_leaders"))
    verbs.register(
        {
            "recruitment.selection_created": _("Selection of a head opened"),
            "recruitment.selection_announced": _("Notice of a selection published"),
            "recruitment.leader_stood": _("Candidate for a headship entered"),
            "recruitment.panel_member_seated": _("Member of a panel seated"),
            "recruitment.selection_closed": _("Standing for a headship closed"),
            "recruitment.leader_written_recorded": _("Written mark of a candidate for a headship recorded"),
            "recruitment.defence_opened": _("Defence opened"),
            "recruitment.panel_mark_given": _("Mark of a panel member given"),
            "recruitment.defence_counted": _("Marks of the defence counted"),
            "recruitment.leader_appointed": _("Winner of a selection appointed"),
            "recruitment.selection_failed": _("Selection ended without an appointment"),
        }
    )
    demonstration.register(25, "leadership", leadership.build)
