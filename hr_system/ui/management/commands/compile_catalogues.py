"""`manage.py compile_catalogues`: make the .mo files, with no tool but Python."""

from django.conf import settings
from django.core.management.base import BaseCommand

from hr_system.ui import catalogues


class Command(BaseCommand):
    """Fast when nothing changed: it compares the times of the files."""

    help = "Compile the project's message catalogues where they changed."
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        """Compile what is stale and say how much."""
        written = [path for path in catalogues.catalogues(settings.BASE_DIR) if catalogues.compile_catalogue(path)]
        self.stdout.write(f"{len(written)} catalogues compiled")
