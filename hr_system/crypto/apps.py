from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "hr_system.crypto"
    label = "crypto"

    def ready(self) -> None:
        from hr_system.crypto import checks  # noqa: F401, PLC0415 - registers the check
