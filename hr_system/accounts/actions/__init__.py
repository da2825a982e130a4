"""Everything that can happen to an account, a role, and the registers of personal data."""

from hr_system.accounts.actions.privacy import (
    answer_correction,
    ask_correction,
    close_breach,
    load_retention_rule,
    mark_breach_reported,
    read_breaches,
    read_own_data,
    record_breach,
    set_retention,
)
from hr_system.accounts.actions.role import confirm_role, end_expired_roles, give_role, propose_role, revoke_role
from hr_system.accounts.actions.user import (
    change_profile,
    create_user,
    deactivate,
    follow_sign_up,
    reactivate,
)

__all__ = [
    "answer_correction",
    "ask_correction",
    "change_profile",
    "close_breach",
    "confirm_role",
    "create_user",
    "deactivate",
    "end_expired_roles",
    "follow_sign_up",
    "give_role",
    "load_retention_rule",
    "mark_breach_reported",
    "propose_role",
    "reactivate",
    "read_breaches",
    "read_own_data",
    "record_breach",
    "revoke_role",
    "set_retention",
]
