from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from hr_system.registry import verbs


class AuditConfig(AppConfig):
    name = "hr_system.audit"
    label = "audit"

    def ready(self) -> None:
        from hr_system.audit import checks  # noqa: F401, PLC0415 - registers the check
        from hr_system.audit.triggers import install_after_migrate  # noqa: PLC0415

        verbs.register({"crypto.keys_rotated": _("Keys rotated")})
        post_migrate.connect(install_after_migrate, dispatch_uid="audit.triggers")
