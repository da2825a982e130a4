from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hr_system.accounts"
    label = "accounts"
