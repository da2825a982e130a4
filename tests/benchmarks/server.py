"""Settings of the server under measure: the product's own, behind one proxy, with one more address."""

from hr_system.settings.development import *  # noqa: F403 - a settings module

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.benchmarks.bare"
TRUSTED_PROXY_COUNT = 1
WHITENOISE_AUTOREFRESH = False
