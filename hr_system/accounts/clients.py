"""Telling clients apart without knowing them: a keyed hash that changes every day and cannot be undone afterwards."""

from __future__ import annotations

import ipaddress
import secrets

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from hr_system.crypto import keyed_hash

DAY = 24 * 3600


def client_key(request: HttpRequest, purpose: str = "throttle") -> str:
    """Equal for requests of one client on one day; 32 hex digits that are not the address.

    Hashed with a salt that lives only in the shared cache and only for that day, and with the key ring: later not even
    the keeper of the keys can try addresses. An IPv6 client counts by its /64, which one subscriber holds whole.
    """
    salt = _salt(timezone.localdate().isoformat())
    return keyed_hash(f"client:{purpose}", f"{salt}:{_network(_address(request))}")[:32]


def client_address(request: HttpRequest) -> str:
    """The same in the shape of an (unroutable) IPv6 address, for columns of libraries that insist on one."""
    digits = "fd" + client_key(request)[:14]
    return str(ipaddress.IPv6Address(int(digits + "0" * 16, 16)))


def _address(request: HttpRequest) -> str:
    """What our own outermost proxy saw; whatever a client wrote into the header before it is not believed."""
    count = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if count and len(hops) >= count:
        return hops[-count]
    return request.META.get("REMOTE_ADDR", "")


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.IPv6Network((found, 64), strict=False))
    return str(found)


def _salt(day: str) -> str:
    key = f"client-salt:{day}"
    salt = cache.get(key)
    if salt is None:
        cache.add(key, secrets.token_hex(16), DAY)
        salt = cache.get(key)
    return str(salt)
