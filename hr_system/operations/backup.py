"""A backup is a folder: the database, the files as they are stored (sealed ones stay sealed), a manifest of checksums.

Keys are never in it: they are kept apart, or the backup would open itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection

from hr_system.audit.models import Head

MANIFEST = "manifest.json"
FORMAT = 1
SQLITE_FILE, POSTGRESQL_FILE = "database.sqlite3", "database.pgdump"
CHUNK = 1024 * 1024


class BackupRefused(Exception):  # noqa: N818 - a refusal with a reason for the operator
    """What stands in the way, in words for the operator."""


@dataclass(frozen=True)
class Manifest:
    """What the backup holds and from when; `audit_place` and `audit_hash` tell where the record stood."""

    taken_at: str
    vendor: str
    audit_place: int
    audit_hash: str
    files: dict[str, str]  # path inside the backup -> sha256

    def write(self, folder: Path) -> None:
        text = json.dumps({"format": FORMAT, **self.__dict__}, indent=1, sort_keys=True)
        _write_durably(folder / MANIFEST, text)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        path = folder / MANIFEST
        if not path.is_file():
            raise BackupRefused(f"{folder} holds no {MANIFEST}: it is no backup, or one that was not finished.")
        data = json.loads(path.read_text())
        if data.pop("format", None) != FORMAT:
            raise BackupRefused("This backup has a format that this version does not read.")
        return cls(**data)


def _write_durably(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_names(folder: str = "") -> Iterator[str]:
    """Every file in the default storage, whatever storage that is."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}".lstrip("/")
    for name in sorted(folders):
        yield from stored_names(f"{folder}/{name}".lstrip("/"))


def take(folder: Path, *, at: datetime) -> Manifest:
    """Database first, files after: each row's file is then there; a file too many does no harm. Manifest last."""
    if folder.exists() and any(folder.iterdir()):
        raise BackupRefused(f"{folder} is not empty.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    head = Head.objects.order_by("-place").first()
    database = _dump(folder)
    files = {database.name: digest(database)}
    for name in stored_names():
        if name.startswith("readyz/"):
            continue
        target = folder / "files" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with default_storage.open(name) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy, CHUNK)
        files[f"files/{name}"] = digest(target)
    manifest = Manifest(
        taken_at=at.isoformat(),
        vendor=connection.vendor,
        audit_place=head.place if head else 0,
        audit_hash=head.hash if head else "",
        files=files,
    )
    manifest.write(folder)
    return manifest


def _dump(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        path = folder / SQLITE_FILE
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)  # online: writers go on meanwhile
        copy.close()
        return path
    path = folder / POSTGRESQL_FILE
    _postgresql("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={path}")
    return path


def _postgresql(program: str, *arguments: str) -> None:
    """The password goes by the environment, never on the command line that others on the machine can read."""
    given: dict[str, Any] = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    own = {variable: str(given[key]) for key, variable in names.items() if given.get(key)}
    if shutil.which(program) is None:
        raise BackupRefused(f"{program} is missing:  sudo apt-get install -y postgresql-client")
    done = subprocess.run([program, *arguments], env=os.environ | own, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise BackupRefused(f"{program} failed; nothing was declared complete.")


def verify(folder: Path) -> Manifest:
    """Every file that the manifest names is there, unchanged, and nothing else is."""
    manifest = Manifest.read(folder)
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise BackupRefused(f"{name} points outside the backup.")
        if not path.is_file():
            raise BackupRefused(f"{name} is missing from the backup.")
        if digest(path) != expected:
            raise BackupRefused(f"{name} was changed since the backup was taken.")
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    if extra := found - set(manifest.files) - {MANIFEST}:
        raise BackupRefused(f"{len(extra)} files are not named in the manifest, the first: {min(extra)}")
    return manifest


def put_back(folder: Path, manifest: Manifest) -> None:
    """Replace database and files by the backup's. The caller has verified it and asked whether it may replace."""
    if manifest.vendor != connection.vendor:
        raise BackupRefused(f"This backup is of {manifest.vendor}, this installation uses {connection.vendor}.")
    _load(folder)
    wanted = {name.removeprefix("files/") for name in manifest.files if name.startswith("files/")}
    for name in list(stored_names()):
        default_storage.delete(name)
    for name in sorted(wanted):
        with (folder / "files" / name).open("rb") as file:
            default_storage.save(name, File(file))


def _load(folder: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(f"file:{folder / SQLITE_FILE}?mode=ro", uri=True) as copy:
            copy.backup(connection.connection)
        copy.close()
        return
    name = str(connection.settings_dict["NAME"])
    connection.close()
    _postgresql(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction", "--exit-on-error",
        f"--dbname={name}", str(folder / POSTGRESQL_FILE),
    )  # fmt: skip
