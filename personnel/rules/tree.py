"""The materialised path of today's tree: the ten-letter codes of the ancestors, root first, then one's own.

Codes contain digits and capitals and never "Z", so a subtree is one range of strings that every index understands.
"""

from __future__ import annotations

WIDTH = 10
AFTER_ALL = "Z"


def child_path(parent_path: str, code: str) -> str:
    """The path of an agency under the parent with this path ("" for a root)."""
    if len(code) != WIDTH:
        raise ValueError("a code in a path has ten letters")
    return parent_path + code


def subtree_range(path: str) -> tuple[str, str]:
    """`low <= path < high` holds for the agency itself and everything below it."""
    return path, path + AFTER_ALL


def codes_of(path: str) -> list[str]:
    """Codes from the root down to the agency itself."""
    return [path[start : start + WIDTH] for start in range(0, len(path), WIDTH)]


def depth_of(path: str) -> int:
    return len(path) // WIDTH


def is_within(path: str, top: str) -> bool:
    """Whether the agency at `path` is the one at `top` or lies below it."""
    return bool(top) and path.startswith(top)
