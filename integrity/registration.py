"""What integrity hands in at start-up."""

from __future__ import annotations

from datetime import date

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from hr_system import parameters
from hr_system.access import Actor
from hr_system.registry import (
    DeskItem,
    Door,
    Link,
    demonstration,
    desk,
    doors,
    navigation,
    reference,
    rights,
    statistics,
    verbs,
    verifiers,
)  # fmt: skip
from integrity.actions.outside import PARAMETER as OUTSIDE_BODY
from integrity.actions.procedure import load_procedures
from integrity.demonstration import build
from integrity.documents.receipt import verify_receipt
from integrity.permissions import is_handler, reads_reports
from integrity.queries.case import waiting
from integrity.queries.statistics import public_figures

VERBS = {
    "integrity.complaint_filed": _("Complaint filed"),
    "integrity.letter_opened": _("Letter opened"),
    "integrity.evidence_opened": _("Evidence opened"),
    "integrity.evidence_added": _("Evidence added by the citizen"),
    "integrity.case_assigned": _("Case assigned"),
    "integrity.citizen_written_to": _("Message to the citizen"),
    "integrity.citizen_wrote": _("The citizen wrote"),
    "integrity.head_determined": _("Head determined"),
    "integrity.handler_recused": _("A handler stepped back"),
    "integrity.outside_body_named": _("Outside body named"),
    "integrity.case_concluded": _("Case concluded"),
    "integrity.case_closed": _("Case closed"),
    "integrity.handling_rated": _("Handling rated"),
    "integrity.exposure_entered": _("Transactions served entered"),
    "integrity.report_made": _("Accountability report made"),
}


def desk_items(actor: Actor, today: date) -> list[DeskItem]:
    """New cases to assign and own cases to go on with; nothing for whoever is barred."""
    if not is_handler(actor):
        return []
    verb = {"received": _("Assign"), "assigned": _("Verify"), "concluded": _("Close")}
    return [
        DeskItem(case.due_on, f"{case.agency} · {case.get_kind_display()}", verb[case.state],
                 reverse("integrity:case", args=[case.code]))
        for case in waiting(actor, today)
    ]  # fmt: skip


def register() -> None:
    parameters.declare(
        OUTSIDE_BODY, "Thanh tra Chính phủ", kind="text", evidence="M",
        label=_("Body outside the tree for cases that nobody in it may handle"),
        source=_("House rule; which body it is must be decided by the house"),
    )  # fmt: skip
    rights.register("integrity.handle_cases", is_handler, _("Handle complaints"))
    rights.register("integrity.view_reports", reads_reports, _("Read accountability reports"))
    desk.register(desk_items)
    verifiers.register("integrity.receipt", verify_receipt)
    statistics.register(public_figures)
    reference.register(40, "procedures", load_procedures)
    demonstration.register(30, "integrity", build)
    doors.register(10, Door(_("Report harassment"),
                            _("An official made trouble, delayed, or asked for money. No account, anonymous if you wish."),
                            reverse_lazy("integrity:new")))  # fmt: skip
    doors.register(20, Door(_("Follow up a report"), _("With the code of your receipt: where it stands, write, rate."),
                            reverse_lazy("integrity:follow")))  # fmt: skip
    navigation.register(30, Link(_("Complaints"), "integrity:inbox", "integrity.handle_cases"))
    navigation.register(31, Link(_("Accountability"), "integrity:reports", "integrity.view_reports"))
    verbs.register(VERBS)
