"""A backup that is put back gives the same rows and files; a damaged one is refused; a restore records itself."""

from __future__ import annotations

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from hr_system import audit
from hr_system.access import Actor
from hr_system.audit.triggers import missing
from hr_system.operations import actions, backup

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.system("tests.operations")


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path, need):
    settings.MEDIA_ROOT = tmp_path / "media"
    if connection.vendor == "postgresql":
        need("pg_dump")
        need("pg_restore")


def enter(number: int, at) -> None:
    from django.db import transaction

    with transaction.atomic():
        audit.record(by=BY, verb="tests.something_done", at=at, after={"number": number})
    audit.sequence()


def numbers() -> list[int]:
    return [e.after["number"] for e in audit.Entry.objects.filter(verb="tests.something_done").order_by("pk")]


def test_a_restore_brings_back_rows_and_files_and_records_the_gap(tmp_path, at):
    enter(1, at)
    default_storage.save("sealed/ab/abcd", ContentFile(b"ciphertext"))
    actions.take_backup(folder=tmp_path / "backup", by=BY, at=at)
    enter(2, at)
    default_storage.save("sealed/ef/efgh", ContentFile(b"later"))

    actions.restore_backup(folder=tmp_path / "backup", replace=True, by=BY, at=at.replace(hour=10))

    assert numbers() == [1]
    assert sorted(backup.stored_names()) == ["sealed/ab/abcd"]
    with default_storage.open("sealed/ab/abcd") as file:
        assert file.read() == b"ciphertext"
    entry = audit.Entry.objects.get(verb="operations.backup_restored")
    assert entry.after == {"taken_at": at.isoformat(), "gap_seconds": 3600, "restored_to_place": 1}
    assert entry.before["place"] == 3
    assert entry.before["entries"] == 3  # the two, and the taking of the backup
    assert audit.verify().broken_at is None
    assert missing(connection) == []


def test_without_replace_data_is_never_lost(tmp_path, at):
    enter(1, at)
    actions.take_backup(folder=tmp_path / "backup", by=BY, at=at)
    with pytest.raises(backup.BackupRefused, match="--replace"):
        actions.restore_backup(folder=tmp_path / "backup", replace=False, by=BY, at=at)


@pytest.mark.parametrize("damage", ["changed", "missing", "added", "unfinished"])
def test_a_damaged_backup_is_refused_and_nothing_changes(tmp_path, at, damage):
    folder = tmp_path / "backup"
    enter(1, at)
    default_storage.save("sealed/ab/abcd", ContentFile(b"ciphertext"))
    actions.take_backup(folder=folder, by=BY, at=at)
    stored = folder / "files/sealed/ab/abcd"
    {
        "changed": lambda: stored.write_bytes(b"cIphertext"),
        "missing": stored.unlink,
        "added": lambda: (folder / "files/extra").write_bytes(b"x"),
        "unfinished": (folder / backup.MANIFEST).unlink,
    }[damage]()
    enter(2, at)
    with pytest.raises(backup.BackupRefused):
        actions.restore_backup(folder=folder, replace=True, by=BY, at=at)
    assert numbers() == [1, 2]


def test_keys_are_never_in_a_backup(tmp_path, at, settings):
    settings.VAR_DIR = tmp_path / "var"
    (settings.VAR_DIR / "keys").mkdir(parents=True)
    (settings.VAR_DIR / "keys" / "ring").write_text("k1:very-secret")
    actions.take_backup(folder=tmp_path / "backup", by=BY, at=at)
    for path in (tmp_path / "backup").rglob("*"):
        assert not path.is_file() or b"very-secret" not in path.read_bytes()


def test_a_manifest_that_points_outside_is_refused(tmp_path, at):
    folder = tmp_path / "backup"
    actions.take_backup(folder=folder, by=BY, at=at)
    manifest = json.loads((folder / backup.MANIFEST).read_text())
    manifest["files"]["../outside"] = "0" * 64
    (folder / backup.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(backup.BackupRefused, match="outside"):
        backup.verify(folder)


def test_the_commands_say_what_they_did_and_refuse_in_words(tmp_path, at, capsys):
    folder = tmp_path / "backup"
    enter(1, at)
    call_command("backup", str(folder))
    assert "keys" in capsys.readouterr().out
    with pytest.raises(CommandError, match="not empty"):
        call_command("backup", str(folder))
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(folder))
    call_command("restore", str(folder), "--replace")
    assert "Restored" in capsys.readouterr().out
