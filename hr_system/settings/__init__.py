"""Settings come from the environment only; pick one module with DJANGO_SETTINGS_MODULE."""
