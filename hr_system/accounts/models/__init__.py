"""People with an account, what they were given, and what the law on personal data wants kept."""

from hr_system.accounts.models.privacy import Breach, CorrectionRequest, RetentionRule
from hr_system.accounts.models.role import RoleGrant
from hr_system.accounts.models.user import User

__all__ = ["Breach", "CorrectionRequest", "RetentionRule", "RoleGrant", "User"]
