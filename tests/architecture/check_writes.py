"""Who writes to the database outside an actions layer? A heuristic over the syntax tree, kept honest by a short list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("hr_system", "personnel", "recruitment", "integrity")
MANAGER_WRITES = {"create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
ANYWHERE = {"assign_perm", "remove_perm", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# The ground's own writers: each is one gateway with a transaction and, where somebody acts, an audit entry.
# One file each, never a whole package: a new file beside them is checked.
WRITERS = (
    "hr_system/access/grants.py",  # the gateway to guardian
    "hr_system/access/states.py",  # move(): compare and swap
    "hr_system/accounts/models/user.py",  # UserManager.create_user
    "hr_system/accounts/reference.py",  # the groups that carry role names
    "hr_system/audit/rotation.py",  # a new key over old entries
    "hr_system/ui/management/commands/catalogue.py",  # catalogues are files
    "hr_system/audit/chain.py",  # the sequencer
    "hr_system/audit/recording.py",  # the record itself
    "hr_system/crypto/files.py",  # staging, claiming and sweeping sealed files
    "hr_system/mail/posting.py",  # outgoing mail and its sent mark
    "hr_system/queue/outbox.py",  # a task is a row of the caller's transaction
    "hr_system/queue/running.py",  # leases, retries, done marks
)


def is_action(path: Path) -> bool:
    return "actions" in path.parts or path.name == "actions.py"


def chain_of(node: ast.AST) -> list[str]:
    """["Model", "objects", "filter", "update"] of Model.objects.filter(…).update."""
    names: list[str] = []
    while isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        else:
            node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        names.append(node.id)
    return names[::-1]


def is_queryset_write(node: ast.Call, chain: list[str]) -> bool:
    """`rows.update(a=1)`, `panel.create(a=1)`: values by name. Not a widget's attributes, nor an action (it says by whom)."""
    names = {keyword.arg for keyword in node.keywords}
    by_name = len(chain) > 1 and bool(names) and not node.args
    return chain[-1] in ("update", "create") and by_name and "by" not in names and chain[-2] not in ("attrs", "data")


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        chain = chain_of(node.func)
        if not chain:
            continue
        last = chain[-1]
        on_manager = bool(MANAGERS & set(chain)) and last in MANAGER_WRITES
        on_queryset = is_queryset_write(node, chain)
        on_instance = (
            last in ("save", "delete") and len(chain) > 1 and "storage" not in chain[-2] and "super" not in chain
        )
        if on_manager or on_queryset or on_instance or last in ANYWHERE:
            yield node.lineno, ".".join(chain)


def offences(root: Path = ROOT) -> list[str]:
    found = []
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if "migrations" in path.parts or is_action(path.relative_to(root)) or name.startswith(WRITERS):
                continue
            found += [f"{name}:{line} {what}" for line, what in writes(ast.parse(path.read_text()))]
    return found
