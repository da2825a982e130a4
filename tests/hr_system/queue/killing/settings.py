"""The ground alone, in its real settings: database, broker and folders come from the environment as in production."""

from hr_system.settings.development import *  # noqa: F403

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "hr_system.registry",
    "hr_system.crypto",
    "hr_system.access",
    "hr_system.audit",
    "hr_system.queue",
    "tests.hr_system.queue.killing",
]
AUTH_USER_MODEL = "auth.User"
MIDDLEWARE: list[str] = []
TEMPLATES: list[dict] = []
ROOT_URLCONF = __name__
urlpatterns: list = []
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
