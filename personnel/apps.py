from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PersonnelConfig(AppConfig):
    name = "personnel"
    verbose_name = _("Personnel")

    def ready(self) -> None:
        from personnel.models.guards import install_after_migrate  # noqa: PLC0415 - models are ready only now

        post_migrate.connect(install_after_migrate, dispatch_uid="personnel.guards")
