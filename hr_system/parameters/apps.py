from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParametersConfig(AppConfig):
    name = "hr_system.parameters"
    label = "parameters"

    def ready(self) -> None:
        from hr_system import registry  # noqa: PLC0415 - registered once apps are loaded

        registry.navigation.register(81, registry.Link(_("Parameters"), "parameters", "ground.manage_reference"))
        registry.verbs.register({"parameters.value_set": _("Parameter changed")})
