"""The face of the system: components, form rendering, charts, paging."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Knows nothing of law, people or rights; everything it shows is handed to it."""

    name = "hr_system.ui"
    label = "ui"
