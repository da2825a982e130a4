"""At deployment: the ring must be readable and must have the entry that rotation leaves alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from hr_system.crypto.ring import FIXED, _ring_text, ring


@register(Tags.security, deploy=True)
def the_key_ring_is_complete(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    try:
        ring()
    except (ImproperlyConfigured, OSError):
        return [Error("KEY_RING cannot be read: id:base64 of 32 bytes, newest first, or file:/path", id="crypto.E001")]
    if not settings.KEY_RING:
        return [Error("KEY_RING is not set: keys would lie beside the data", id="crypto.E002")]
    names = [part.strip().partition(":")[0] for part in _ring_text().replace("\n", ",").split(",")]
    if FIXED not in names:
        text = f"KEY_RING has no entry {FIXED!r}: dropping the oldest key would change every keyed hash"
        return [Error(text, id="crypto.E003")]
    return []
