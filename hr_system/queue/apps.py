from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "hr_system.queue"
    label = "queue"
