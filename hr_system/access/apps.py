from django.apps import AppConfig
from django.urls import register_converter


class AccessConfig(AppConfig):
    name = "hr_system.access"
    label = "access"

    def ready(self) -> None:
        from hr_system.access import checks  # noqa: F401, PLC0415 - registers the check
        from hr_system.access.converters import CodeConverter  # noqa: PLC0415

        register_converter(CodeConverter, "code")
