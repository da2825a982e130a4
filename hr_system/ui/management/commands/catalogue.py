"""`manage.py catalogue <app>`: collect the sentences of an app into its catalogue."""

import shutil
import subprocess
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

from hr_system.ui import catalogues

KEYWORDS = ("gettext_noop", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "npgettext:1c,2,3",
            "pgettext_lazy:1c,2", "npgettext_lazy:1c,2,3")  # fmt: skip


class Command(BaseCommand):
    """Templates are first turned into pseudo-Python by Django, then xgettext reads everything at once."""

    help = "Collect the translatable sentences of an app (personnel, recruitment, integrity, hr_system)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Any number of apps."""
        parser.add_argument("apps", nargs="+", metavar="app")

    def handle(self, *, apps: list[str], **options: object) -> None:
        """Rewrite each catalogue and say what still waits for a translator."""
        if shutil.which("xgettext") is None:
            raise CommandError("xgettext is missing: apt-get install gettext")
        for app in apps:
            path = catalogues.catalogue_path(settings.BASE_DIR, app)
            with tempfile.TemporaryDirectory() as folder:
                catalogues.save(catalogues.merge(path, self._collect(app, Path(folder))), path)
            waiting = catalogues.untranslated(path)
            self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {len(waiting)} to translate")
            for message in waiting:
                self.stdout.write(f"  {message}")

    def _collect(self, app: str, folder: Path) -> Path:
        names = []
        for source in catalogues.sources(settings.BASE_DIR, app):
            name = source.relative_to(settings.BASE_DIR)
            text = source.read_text(encoding="utf-8")
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text if source.suffix == ".py" else templatize(text, origin=str(name)), encoding="utf-8")
            names.append(str(name))
        found = folder / "found.po"
        command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--add-comments=Translators",
                   *(f"--keyword={keyword}" for keyword in KEYWORDS), "--force-po", "-o", str(found), *names]  # fmt: skip
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if result.returncode:
            raise CommandError(result.stderr)
        text = found.read_text(encoding="utf-8").replace("charset=CHARSET", "charset=UTF-8")
        text = text.replace("nplurals=INTEGER; plural=EXPRESSION", "nplurals=1; plural=0")
        found.write_text(text, encoding="utf-8")
        return found
