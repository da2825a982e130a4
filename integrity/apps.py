from django.apps import AppConfig


class IntegrityConfig(AppConfig):
    name = "integrity"
    label = "integrity"

    def ready(self) -> None:
        from integrity import registration  # noqa: PLC0415 - models must be loaded first

        registration.register()
