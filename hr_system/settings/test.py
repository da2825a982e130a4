"""Tests: quick password hashing, mail and files in memory or a temporary folder; both databases by DATABASE_URL."""

import atexit
import shutil
import tempfile
from pathlib import Path

from hr_system.settings.base import *
from hr_system.settings.base import DATABASES, env

SECRET_KEY = "only-for-tests-" + "x" * 50
KEY_RING = "test:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
DEBUG = False
VAR_DIR = Path(env("TEST_VAR_DIR", default="") or tempfile.mkdtemp(prefix="hr-system-test-"))
if not env("TEST_VAR_DIR", default=""):
    atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
for _folder in ("keys", "media", "cache", "mail", "broker/messages", "broker/control", "broker/processed"):
    (VAR_DIR / _folder).mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
_suffix = env("TEST_DB_SUFFIX", default="")
if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"test_hr_system{_suffix}"}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
else:
    # A file, because SQLite's shared memory database answers "table is locked" to the second thread of a live server.
    DATABASES["default"]["NAME"] = str(VAR_DIR / "db.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    _options = DATABASES["default"]["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict = {}
