"""Sending happens in workers."""

from __future__ import annotations

from hr_system import queue
from hr_system.mail import posting


@queue.handler("mail.send", atomic=False, lease=120)
def send(pk: int) -> None:
    """Outside a transaction: a slow mail server must not hold a database lock."""
    posting.send(pk)
