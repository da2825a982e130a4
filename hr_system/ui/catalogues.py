"""Where the translations live: one catalogue per app, and the ground's for everything that belongs to no app."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

GROUND = "hr_system"
OWN_FOLDERS = ("", "email", "print")


def catalogue_path(base: Path, app: str, language: str = "vi") -> Path:
    """The one file a translator edits."""
    return base / app / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogues(base: Path) -> list[Path]:
    """Every catalogue of the project (not those of the libraries)."""
    return sorted(base.glob("*/locale/*/LC_MESSAGES/django.po"))


def sources(base: Path, app: str) -> Iterator[Path]:
    """The Python files of the app and its templates; the ground takes the templates that no app claims."""
    yield from sorted(path for path in (base / app).rglob("*.py") if "migrations" not in path.parts)
    templates = base / "templates"
    claimed = [templates / folder / name for name in _apps(base) for folder in OWN_FOLDERS]
    if app != GROUND:
        claimed = [templates / folder / app for folder in OWN_FOLDERS]
    for path in sorted(templates.rglob("*")):
        is_claimed = any(folder in path.parents for folder in claimed)
        if path.suffix in {".html", ".txt", ".svg"} and is_claimed == (app != GROUND):
            yield path


def merge(old: Path, found: Path) -> Catalog:
    """The messages found now with the translations of before. No guessing: a changed sentence is translated anew."""
    with found.open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale="vi", domain="django")
    if old.exists():
        with old.open("rb") as file:
            catalogue = read_po(file, locale="vi", domain="django")
    catalogue.update(template, no_fuzzy_matching=True)
    return catalogue


def save(catalogue: Catalog, path: Path) -> None:
    """Write without line numbers and obsolete messages, so that a change of code is not a change of catalogue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.header_comment = "# Vietnamese catalogue. Every message has a translation; none is fuzzy."
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=110, include_lineno=False, ignore_obsolete=True, sort_output=True, omit_header=False
        )


def untranslated(path: Path) -> list[str]:
    """Messages that a Vietnamese reader would meet in English."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    return [
        str(message.id) for message in catalogue if message.id and (message.fuzzy or not _is_filled(message.string))
    ]


def compile_catalogue(path: Path) -> bool:
    """Write the .mo beside the .po in one move, unless it is fresh already. Tell whether anything was written."""
    target = path.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
        return False
    stamp = path.stat()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3])
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        write_mo(file, catalogue)
    os.utime(file.name, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    Path(file.name).chmod(0o644)
    Path(file.name).replace(target)
    return True


def _apps(base: Path) -> list[str]:
    return [path.parent.name for path in base.glob("*/apps.py") if path.parent.name != GROUND]


def _is_filled(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)
