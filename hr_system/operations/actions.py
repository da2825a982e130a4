"""What operators do is recorded like everything else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction

from hr_system import audit
from hr_system.access import Actor
from hr_system.audit.models import Head
from hr_system.operations import backup
from hr_system.operations.backup import BackupRefused, Manifest


def take_backup(*, folder: Path, by: Actor, at: datetime) -> Manifest:
    """The entry is written after the copy, so that the backup does not contain a record of itself as done."""
    manifest = backup.take(folder, at=at)
    with transaction.atomic():
        after = {"files": len(manifest.files), "audit_place": manifest.audit_place}
        audit.record(by=by, verb="operations.backup_taken", at=at, after=after)
    return manifest


def is_empty() -> bool:
    """Nothing would be lost: no tables, or no account and no entry in the record."""
    if "audit_entry" not in connection.introspection.table_names():
        return True
    return not get_user_model()._default_manager.exists() and not audit.Entry.objects.exists()


def _place_now() -> tuple[int, str, int]:
    """(place, hash, entries) of the record that is about to be replaced; zeros where there is none to read."""
    try:
        head = Head.objects.order_by("-place").first()
        return (head.place, head.hash, audit.Entry.objects.count()) if head else (0, "", audit.Entry.objects.count())
    except DatabaseError:
        return 0, "", 0


def restore_backup(*, folder: Path, replace: bool, by: Actor, at: datetime) -> Manifest:
    """Verify, replace, and record the gap: what was entered between the backup and now is gone, and says so."""
    manifest = backup.verify(folder)
    if not replace and not is_empty():
        raise BackupRefused("There is data here already. Repeat with --replace to lose it.")
    place, chain_hash, entries = _place_now()
    backup.put_back(folder, manifest)
    gap = {
        "taken_at": manifest.taken_at,
        "gap_seconds": int((at - datetime.fromisoformat(manifest.taken_at)).total_seconds()),
        "restored_to_place": manifest.audit_place,
    }
    replaced = {"place": place, "hash": chain_hash, "entries": entries}
    with transaction.atomic():
        audit.record(by=by, verb="operations.backup_restored", at=at, before=replaced, after=gap)
    while audit.sequence():
        pass
    return manifest
