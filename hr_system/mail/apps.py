from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "hr_system.mail"
    label = "mail"
