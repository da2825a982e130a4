"""The refusals that pages know how to show. Anything else is a fault and is left to crash and be logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class DomainError(Exception):
    """A lawful "no". `message` is for the user, in their language; `field` names the form field it belongs to."""

    message: _StrOrPromise = _("This cannot be done.")

    def __init__(self, message: _StrOrPromise | None = None, field: str | None = None) -> None:
        if message is not None:
            self.message = message
        self.field = field
        super().__init__(type(self).__name__)  # never the message: it may quote what somebody typed

    def __str__(self) -> str:
        return type(self).__name__


class NotAllowed(DomainError):  # noqa: N818 - a refusal, not an error of the program
    message = _("You are not allowed to do this.")


class Stale(DomainError):  # noqa: N818
    message = _("Somebody else has changed this in the meantime. Look at it again before you decide.")


class TooLate(DomainError):  # noqa: N818
    message = _("The time for this has passed.")


class Refused(DomainError):  # noqa: N818
    """A rule of the law or of the house says no; the message says which."""


def require(allowed: bool, message: _StrOrPromise | None = None) -> None:
    """Stop the action unless a permission predicate said yes. Raises NotAllowed."""
    if not allowed:
        raise NotAllowed(message)
