"""The project and the ground that the apps stand on."""

from hr_system.celery import app as celery_app

__all__ = ["celery_app"]
