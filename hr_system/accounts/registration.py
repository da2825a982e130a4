"""What accounts hand in at start-up."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hr_system import parameters, registry
from hr_system.accounts import desk, permissions, reference


def register_rights() -> None:
    rights = registry.rights
    rights.register(permissions.MANAGE, permissions.is_administrator, _("Keep accounts and roles"))
    rights.register(permissions.REFERENCE, permissions.is_administrator, _("Keep the reference data"))
    rights.register(permissions.SEE_POWERFUL, permissions.may_see_powerful, _("See who holds powerful roles"))
    rights.register(permissions.MANAGE_BREACHES, permissions.is_administrator, _("Keep the register of data breaches"))
    rights.register(
        permissions.ANSWER_CORRECTIONS, permissions.may_answer_corrections, _("Answer requests for correction of data")
    )


def register_pages() -> None:
    link = registry.Link
    registry.navigation.register(70, link(_("Accounts"), "accounts_list", permissions.MANAGE))
    registry.navigation.register(71, link(_("Powerful roles"), "accounts_powerful", permissions.SEE_POWERFUL))
    registry.navigation.register(82, link(_("Retention"), "retention", permissions.REFERENCE))
    registry.navigation.register(83, link(_("Data breaches"), "breaches", permissions.MANAGE_BREACHES))
    registry.navigation.register(84, link(_("Requests for correction"), "corrections", permissions.ANSWER_CORRECTIONS))
    registry.desk.register(desk.roles_to_confirm)
    registry.desk.register(desk.corrections_to_answer)
    registry.desk.register(desk.breaches_to_report)
    registry.personal_data.register(desk.own_account)
    registry.reference.register(1, "accounts.groups", reference.load_groups)
    registry.reference.register(2, "accounts.retention", reference.load_retention)


def register_parameters() -> None:
    parameters.declare(
        "accounts.powerful_role_months", 12, kind="integer", evidence="M",
        label=_("Longest time for which a powerful role is given (months)"),
        source="House rule; no text found that sets it",
    )  # fmt: skip
    parameters.declare(
        "accounts.breach_report_hours", 72, kind="integer", evidence="S",
        label=_("Hours within which a breach of personal data is reported"),
        source="Law 91/2025/QH15 on personal data protection",
    )  # fmt: skip
    parameters.declare(
        "accounts.correction_days", 30, kind="integer", evidence="M",
        label=_("Days within which a request for correction of personal data is answered"),
        source="Law 91/2025/QH15 on personal data protection",
    )  # fmt: skip


def register_verbs(labels: dict[str, Any]) -> None:
    registry.verbs.register(labels)
