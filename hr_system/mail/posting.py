"""Posting a letter: rendered now, sealed, sent later by a worker."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from hr_system import queue
from hr_system.crypto import keyed_hash
from hr_system.mail.models import OutgoingMail


def post(
    *, to: str, template: str, context: dict[str, Any], key: str | None = None, language: str = "vi"
) -> OutgoingMail:
    """Write the sealed row and its task in the caller's transaction. The same key is the same letter.

    `template` is "email/<app>/<name>": `.subject.txt` and `.txt`. No content of cases in mail: say that there is news
    and where to read it.
    """
    if key is not None and (known := OutgoingMail.objects.filter(key=key).first()):
        return known
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}.subject.txt", context).split())
        body = render_to_string(f"{template}.txt", context)
    letter = OutgoingMail.objects.create(
        key=key, template=template, recipient=to, subject=subject, body=body, created_at=timezone.now()
    )
    queue.enqueue("mail.send", letter.pk, key=f"mail.send:{letter.pk}")
    return letter


def message_id(letter: OutgoingMail) -> str:
    """The same for each attempt, so that a receiver can drop a repetition; tells nothing about the letter."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{keyed_hash('mail.message_id', letter.code)[:32]}@{domain}>"


def send(pk: int) -> None:
    """Hand the letter to the mail server, then wipe it. A crash between the two repeats it under the same Message-ID."""
    letter = OutgoingMail.objects.get(pk=pk)
    if letter.sent_at is not None:
        return
    headers = {"Message-ID": message_id(letter), "Auto-Submitted": "auto-generated"}
    EmailMessage(letter.subject, letter.body, None, [letter.recipient], headers=headers).send()
    OutgoingMail.objects.filter(pk=pk).update(sent_at=timezone.now(), recipient="", subject="", body="")
