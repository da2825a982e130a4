from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "hr_system.accounts"
    label = "accounts"

    def ready(self) -> None:
        from hr_system.accounts import registration  # noqa: PLC0415 - models are ready only now

        registration.register_rights()
        registration.register_pages()
        registration.register_parameters()
        registration.register_verbs({
            "accounts.user_created": _("Account created"),
            "accounts.signed_up": _("Person signed up"),
            "accounts.user_deactivated": _("Account closed"),
            "accounts.user_reactivated": _("Account opened again"),
            "accounts.profile_changed": _("Own name or language changed"),
            "accounts.role_proposed": _("Role proposed"),
            "accounts.role_confirmed": _("Role given"),
            "accounts.role_revoked": _("Role taken back"),
            "accounts.role_expired": _("Role ended by its date"),
            "accounts.correction_asked": _("Correction of own data asked for"),
            "accounts.correction_answered": _("Request for correction answered"),
            "accounts.own_data_read": _("Own data looked at"),
            "accounts.retention_changed": _("Retention rule changed"),
            "accounts.retention_loaded": _("Retention rules loaded"),
            "accounts.breach_recorded": _("Data breach recorded"),
            "accounts.breach_reported": _("Data breach reported to the authority"),
            "accounts.breach_closed": _("Data breach closed"),
            "accounts.breach_read": _("Register of data breaches looked at"),
        })  # fmt: skip
