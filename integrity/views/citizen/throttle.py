"""Limits per address without knowing addresses: a keyed hash that changes every hour, in the cache only."""
from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from hr_system.crypto import keyed_hash

HOUR = 3600


def _address(request: HttpRequest) -> str:
    """The client's, behind as many proxies as are configured; never stored."""
    hops = settings.TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if hops and len(forwarded) >= hops:
        return forwarded[-hops]
    return request.META.get("REMOTE_ADDR", "")


def _key(request: HttpRequest, scope: str, at: datetime) -> str:
    return f"integrity.{scope}." + keyed_hash(f"throttle.{int(at.timestamp()) // HOUR}", scope + _address(request))[:32]


def is_over(request: HttpRequest, scope: str, limit: int, at: datetime) -> bool:
    return int(cache.get(_key(request, scope, at), 0)) >= limit


def count(request: HttpRequest, scope: str, at: datetime) -> None:
    key = _key(request, scope, at)
    if not cache.add(key, 1, HOUR):
        try:
            cache.incr(key)
        except ValueError:
            cache.set(key, 1, HOUR)
