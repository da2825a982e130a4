from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    name = "hr_system.calendar"
    label = "calendar"

    def ready(self) -> None:
        from hr_system import registry  # noqa: PLC0415
        from hr_system.calendar.permissions import MANAGE_REFERENCE  # noqa: PLC0415
        from hr_system.calendar.tasks import load_reference  # noqa: PLC0415 - models are ready only now

        if not registry.rights.is_known(MANAGE_REFERENCE):
            registry.rights.register(
                MANAGE_REFERENCE, lambda actor: actor.has_role("administrator"), _("Keep the reference data")
            )
        registry.reference.register(10, "calendar", load_reference)
        registry.navigation.register(80, registry.Link(_("Calendar"), "calendar", MANAGE_REFERENCE))
        registry.verbs.register(
            {
                "calendar.year_loaded": _("Calendar year loaded from the reference table"),
                "calendar.day_corrected": _("Day corrected in the calendar"),
                "calendar.correction_withdrawn": _("Correction of the calendar removed"),
                "calendar.year_certified": _("Calendar year certified"),
            }
        )
