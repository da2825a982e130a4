"""Development and the demonstration: safe by default, needs nothing set."""

from hr_system.settings.base import *
from hr_system.settings.base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
for folder in ("keys", "media", "cache", "mail", "broker/messages", "broker/control", "broker/processed"):
    (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)


def _local_secret() -> str:
    """A secret key made on the first start and kept beside the key ring, never in the repository."""
    import secrets  # noqa: PLC0415 - needed only where no key is configured

    path = VAR_DIR / "keys" / "secret_key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or _local_secret()
STORAGES = {  # no manifest in development: pages must show a changed style sheet at once
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
