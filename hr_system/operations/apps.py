from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "hr_system.operations"
    label = "operations"

    def ready(self) -> None:
        from django.conf import settings  # noqa: PLC0415 - settings are complete only now
        from django.utils.translation import gettext_lazy as _  # noqa: PLC0415

        from hr_system.operations import logs  # noqa: PLC0415
        from hr_system.registry import verbs  # noqa: PLC0415

        logs.configure(as_json=not settings.DEBUG)
        verbs.register(
            {
                "operations.backup_taken": _("Backup taken"),
                "operations.backup_restored": _("Backup restored"),
            }
        )
