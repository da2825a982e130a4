from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

VERBS = {
    "personnel.reference_loaded": _("Reference data of personnel loaded"),
    "personnel.agency_created": _("Agency created"),
    "personnel.grant_given": _("Grant on an agency given"),
    "personnel.grant_withdrawn": _("Grant on an agency withdrawn"),
    "personnel.officer_entered": _("Officer entered"),
    "personnel.account_linked": _("Account linked to an officer"),
    "personnel.officer_left": _("Officer left the service"),
    "personnel.tenure_recorded": _("Tenure recorded"),
    "personnel.tenure_ended": _("Tenure ended"),
    "personnel.tenure_suspended": _("Tenure suspended"),
    "personnel.position_created": _("Position created"),
    "personnel.standard_drafted": _("Standard drafted"),
    "personnel.standard_published": _("Standard published"),
}


class PersonnelConfig(AppConfig):
    name = "personnel"
    verbose_name = _("Personnel")

    def ready(self) -> None:
        # models are ready only now
        from hr_system import registry  # noqa: PLC0415
        from personnel import demonstration, tasks  # noqa: PLC0415
        from personnel.models.guards import install_after_migrate  # noqa: PLC0415
        from personnel.views import registered  # noqa: PLC0415

        post_migrate.connect(install_after_migrate, dispatch_uid="personnel.guards")
        registry.rights.register("personnel.manage", registered.may_manage_somewhere, _("Manage personnel"))
        registry.rights.register("personnel.inspect", registered.may_inspect_somewhere, _("Inspect agencies"))
        registry.rights.register("personnel.head", registered.is_head_somewhere, _("Head of an agency"))
        registry.rights.register("personnel.grant", registered.may_grant, _("Give rights on agencies"))
        registry.rights.register("personnel.read", registered.may_read_somewhere, _("Read personnel records"))
        registry.computed_roles.register(registered.computed_roles)
        registry.desk.register(registered.expiring_tenures)
        registry.verbs.register(VERBS)
        registry.reference.register(20, "personnel", tasks.load_reference)
        registry.demonstration.register(10, "personnel", demonstration.build)
        registry.navigation.register(
            20, registry.Link(_("Agencies and officers"), "personnel:agencies", "personnel.read")
        )
        registry.navigation.register(72, registry.Link(_("Rights on agencies"), "personnel:grants", "personnel.grant"))
        registry.personal_data.register(registered.own_service)
