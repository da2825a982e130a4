"""Letters by e-mail: `mail.post(...)` inside a transaction. Loaded on first use: models need the app registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hr_system.mail.posting import post

__all__ = ["post"]


def __getattr__(name: str) -> Any:
    if name == "post":
        from hr_system.mail.posting import post  # noqa: PLC0415 - see above

        return post
    raise AttributeError(name)
