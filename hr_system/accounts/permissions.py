"""Who may do what with accounts and personal data."""

from __future__ import annotations

from hr_system.access import Actor
from hr_system.accounts.roles import Role

MANAGE = "ground.manage_accounts"
REFERENCE = "ground.manage_reference"
SEE_POWERFUL = "ground.see_powerful_roles"
MANAGE_BREACHES = "ground.manage_breaches"
ANSWER_CORRECTIONS = "ground.answer_corrections"


def is_administrator(actor: Actor) -> bool:
    return actor.has_role(Role.ADMINISTRATOR)


def may_see_powerful(actor: Actor) -> bool:
    """The powerful are listed for those above and beside them, not only for those who appointed them."""
    return actor.has_role(Role.ADMINISTRATOR, Role.AGENCY_HEAD, Role.INSPECTOR)


def may_answer_corrections(actor: Actor) -> bool:
    return actor.has_role(Role.ADMINISTRATOR, Role.HR_OFFICER)


def may_manage_accounts(by: Actor) -> bool:
    """Administrators; the system at installation, in the demonstration and when sessions are ended by dates."""
    return by.is_system or is_administrator(by)
