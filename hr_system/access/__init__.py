"""Who acts, what each view demands, and the one gateway to explicit grants. Nothing is visible by default."""

from hr_system.access.actor import Actor, ActorKind
from hr_system.access.errors import DomainError, NotAllowed, Refused, Stale, TooLate, require
from hr_system.access.request import Request
from hr_system.access.states import move
from hr_system.access.views import has_right, public, requires

__all__ = [
    "Actor",
    "ActorKind",
    "DomainError",
    "NotAllowed",
    "Refused",
    "Request",
    "Stale",
    "TooLate",
    "has_right",
    "move",
    "public",
    "require",
    "requires",
]
