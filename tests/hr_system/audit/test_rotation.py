from datetime import datetime

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from hr_system.audit.models import Entry
from hr_system.crypto import SealedFile, read, stage
from hr_system.crypto.ring import forget, key_name, new_entry
from hr_system.crypto.sealing import sealed_bytes
from hr_system.mail.models import OutgoingMail

AT = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
A_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.mark.django_db
def test_after_a_rotation_the_old_key_is_no_longer_needed(settings, django_capture_on_commit_callbacks):
    old, new, fixed = new_entry("k1"), new_entry("k2"), new_entry("fixed")
    settings.KEY_RING = f"{old},{fixed}"
    file = stage(SimpleUploadedFile("a.pdf", A_PDF), at=AT, purpose="evidence")
    letter = OutgoingMail.objects.create(recipient="a@example.vn", subject="s", body="b", created_at=timezone.now())
    before = file.stored_as
    settings.KEY_RING = f"{new},{old},{fixed}"
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rotate_keys", verbosity=0)
    settings.KEY_RING = f"{new},{fixed}"
    file = SealedFile.objects.get(pk=file.pk)
    assert (file.name, read(file)) == ("a.pdf", A_PDF)
    assert OutgoingMail.objects.get(pk=letter.pk).recipient == "a@example.vn"
    assert not default_storage.exists(before)
    entry = Entry.objects.get(verb="crypto.keys_rotated")
    assert entry.after["key"] == "k2"
    assert entry.after["resealed"] == {
        "crypto.sealedfile": 1,
        "crypto.sealedfile.name": 1,
        "mail.outgoingmail.body": 1,
        "mail.outgoingmail.recipient": 1,
        "mail.outgoingmail.subject": 1,
    }


@pytest.mark.django_db
def test_a_rotation_that_was_stopped_goes_on_where_it_was(settings):
    old, new = new_entry("k1"), new_entry("k2")
    settings.KEY_RING = old
    for _ in range(3):
        OutgoingMail.objects.create(recipient="a@example.vn", created_at=timezone.now())
    settings.KEY_RING = f"{new},{old}"
    first = OutgoingMail.objects.order_by("pk").first()
    first.save()  # as if the rotation had come so far
    call_command("rotate_keys", verbosity=0)
    call_command("rotate_keys", verbosity=0)
    counts = [entry.after["resealed"] for entry in Entry.objects.filter(verb="crypto.keys_rotated").order_by("pk")]
    assert counts == [{"mail.outgoingmail.recipient": 2}, {}]
    with connection.cursor() as cursor:
        cursor.execute("SELECT recipient FROM mail_outgoingmail")
        assert {key_name(sealed_bytes(text))[0] for (text,) in cursor.fetchall()} == {"k2"}
    forget()
