"""The one who acts: every action is told who that is, never left to guess."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hr_system.access.errors import NotAllowed


class ActorKind(StrEnum):
    """A person with an account, a holder of a receipt, somebody unnamed, or the system itself."""

    USER = "user"
    RECEIPT = "receipt"
    ANONYMOUS = "anonymous"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """Who acts. `roles` are those in force at the instant of acting; `label` names a system actor, never a citizen."""

    kind: ActorKind
    user_id: int | None = None
    label: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    receipt_of: int | None = None

    @classmethod
    def anonymous(cls) -> Actor:
        return cls(ActorKind.ANONYMOUS)

    @classmethod
    def system(cls, label: str) -> Actor:
        return cls(ActorKind.SYSTEM, label=label)

    @classmethod
    def receipt(cls, complaint_pk: int) -> Actor:
        return cls(ActorKind.RECEIPT, receipt_of=complaint_pk)

    @property
    def is_signed_in(self) -> bool:
        return self.kind is ActorKind.USER

    @property
    def account_id(self) -> int:
        """The account of the person who acts. Nobody else may sign anything: NotAllowed."""
        if self.user_id is None:
            raise NotAllowed
        return self.user_id

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM

    def has_role(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)
