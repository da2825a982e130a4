from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "hr_system.registry"
    label = "registry"
