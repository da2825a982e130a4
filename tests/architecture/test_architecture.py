"""The tree keeps its promises: only actions write, only the speaking layers read the clock, every page has a rule."""

from __future__ import annotations

import ast
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.architecture.check_writes import PACKAGES, ROOT, offences, writes

CLOCK = {"now", "localdate", "localtime", "today", "utcnow"}
SPEAKERS = {"views", "tasks", "commands", "middleware", "apps", "context", "reference", "demonstration"}
# The ground's machinery that has an instant of its own: leases and retries, sealed staging, sign-in.
CLOCK_READERS = (
    "hr_system/queue/", "hr_system/mail/", "hr_system/accounts/", "hr_system/crypto/", "hr_system/views.py",
    "hr_system/ui/templatetags/", "hr_system/ui/pages.py",
    "personnel/public.py",  # the door: today is the default where a caller names no day
)  # fmt: skip


def sources():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.relative_to(ROOT).as_posix()


def test_only_actions_write():
    assert offences() == []


@pytest.mark.parametrize(
    "line",
    [
        "complaint.save()",
        "Complaint.objects.create(a=1)",
        "Complaint.objects.filter(pk=1).update(a=1)",
        "Complaint._default_manager.filter(pk=1).update(a=1)",
        "own.update(struck_at=at)",
        "selection.panel.create(user=user)",
        "x.delete()",
        "assign_perm(a, b)",
    ],
)
def test_the_check_of_writes_finds_a_planted_write(line):
    assert len(list(writes(ast.parse(line)))) == 1


def test_the_clock_is_read_only_where_the_outside_speaks():
    found = []
    for path, name in sources():
        if SPEAKERS & set(Path(name).with_suffix("").parts) or name.startswith(CLOCK_READERS):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
                owner = ast.unparse(node.func.value)
                converts = (
                    node.func.attr in ("localtime", "localdate") and node.args
                )  # of a given instant: reads no clock
                if owner.split(".")[-1] in ("timezone", "datetime", "date") and not converts:
                    found.append(f"{name}:{node.lineno}")
    assert not found, "\n".join(found)


def test_rules_know_no_django():
    found = []
    for path, name in sources():
        if "rules" not in Path(name).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            modules = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            found += [
                f"{name}:{node.lineno} {m}" for m in modules if m.split(".")[0] in ("django", "celery", "guardian")
            ]
    assert found == []


def test_the_import_contracts_hold():
    lint = Path(sys.executable).parent / "lint-imports"
    if not lint.exists():
        pytest.skip("missing: import-linter (make lint runs it)")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_page_has_a_rule():
    from hr_system.access.checks import every_url_has_a_rule

    assert every_url_has_a_rule(None) == []


def test_no_drawer_is_called_utils_or_helpers():
    drawers = {"utils", "helpers", "common", "misc", "core"}
    assert [name for path, name in sources() if path.stem in drawers or path.parent.name in drawers] == []


def test_files_stay_small():
    """Above 300 lines a reviewer asks which two things it is; above 450 nobody needs to ask."""
    long = {name: len(path.read_text().splitlines()) for path, name in sources()}
    for name, lines in long.items():
        if lines > 300:
            with warnings.catch_warnings():
                warnings.simplefilter("always")
                print(f"{name}: {lines} lines")
    assert [name for name, lines in long.items() if lines > 450] == []


def test_only_the_gateway_imports_guardian_functions():
    allowed = ("hr_system/access/grants.py", "personnel/models", "recruitment/models", "hr_system/settings")
    found = []
    for path, name in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.ImportFrom)
                and (node.module or "").startswith("guardian")
                and not name.startswith(allowed)
            ):
                found.append(f"{name}:{node.lineno}")
    assert found == []
