"""Limits per client and hour without knowing addresses: a keyed hash of the ground, in the cache only."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest

from hr_system.accounts.clients import client_key

HOUR = 3600


def _key(request: HttpRequest, scope: str, at: datetime) -> str:
    """A subscriber's whole /64 is one client, so that nobody guesses codes from a new address each time."""
    return f"integrity.{scope}.{int(at.timestamp()) // HOUR}.{client_key(request, scope)}"


def is_over(request: HttpRequest, scope: str, limit: int, at: datetime) -> bool:
    return int(cache.get(_key(request, scope, at), 0)) >= limit


def count(request: HttpRequest, scope: str, at: datetime) -> None:
    key = _key(request, scope, at)
    if not cache.add(key, 1, HOUR):
        try:
            cache.incr(key)
        except ValueError:
            cache.set(key, 1, HOUR)
