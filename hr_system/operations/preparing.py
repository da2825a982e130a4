"""Bringing an installation up to date before it serves: migrations, reference data, the demonstration; only if needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from hr_system import registry

Say = Callable[[str], object]


def fingerprint() -> str:
    """Changes when a migration, a file of reference data or the database's address changes."""
    parts = [str(settings.DATABASES["default"].get(key, "")) for key in ("ENGINE", "HOST", "PORT", "NAME")]
    for config in apps.get_app_configs():
        root = Path(config.path)
        if not root.is_relative_to(settings.BASE_DIR) or ".venv" in root.parts:
            continue
        for path in sorted([*root.glob("migrations/*.py"), *root.glob("data/**/*"), root / "apps.py"]):
            if path.is_file():
                parts.append(f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def prepare(*, say: Say, demonstration: bool, at: datetime) -> list[str]:
    """Returns the demonstration's lines (log-ins), old or new. Quick where nothing changed since the last start."""
    stamp = Path(settings.VAR_DIR) / "prepared"
    mark = fingerprint()
    if not (stamp.exists() and stamp.read_text() == mark and is_migrated()):
        call_command("migrate", interactive=False, verbosity=0)
        load_reference(say)
        if demonstration:
            load_demonstration(say, at)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(mark)
    return demonstration_lines()


def load_reference(say: Say) -> None:
    """Every loader in its order. Loaders may run again: they change only what differs."""
    for step in registry.reference:
        say(f"  {step.name}: {step.run()}")


def _lines_file() -> Path:
    return Path(settings.VAR_DIR) / "demonstration.txt"


def demonstration_lines() -> list[str]:
    path = _lines_file()
    return path.read_text().splitlines() if path.exists() else []


def load_demonstration(say: Say, at: datetime) -> bool:
    """Only into a database without accounts; all of it or nothing."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - needs the app registry

    if get_user_model()._default_manager.exists():
        return False
    lines: list[str] = []
    with transaction.atomic():
        for step in registry.demonstration:
            lines += step.run(at)
            say(f"  demonstration: {step.name}")
    path = _lines_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")
    return True
