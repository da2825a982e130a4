from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "hr_system.documents"
    label = "documents"

    def ready(self) -> None:
        from hr_system import registry  # noqa: PLC0415
        from hr_system.documents import checks  # noqa: F401, PLC0415 - registers the check

        registry.verbs.register(
            {
                "documents.stored": _("Document stored"),
                "documents.signed": _("Document signed"),
                "documents.revoked": _("Document revoked"),
            }
        )
        registry.doors.register(
            80,
            registry.Door(
                _("Check a document"),
                _("See whether a decision, a result or a receipt is genuine."),
                "/verify/",
                is_main=False,
            ),
        )
