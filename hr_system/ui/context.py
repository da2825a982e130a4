"""What every page may ask for: the work areas open to whoever is signed in."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from hr_system.registry import Link, navigation, rights


def site(request: HttpRequest) -> dict[str, Any]:
    """Lazy, so that a page for citizens and an error page never ask the database who is reading."""
    return {"navigation": SimpleLazyObject(lambda: _work_areas(request))}


def _work_areas(request: HttpRequest) -> list[dict[str, Any]]:
    actor = getattr(request, "actor", None)
    if actor is None or not request.user.is_authenticated:
        return []
    found = [(link, _address(link)) for link in navigation if _is_open(link, actor)]
    current = max((url for _, url in found if url and request.path.startswith(url)), key=len, default="")
    return [{"label": link.label, "url": url, "is_current": url == current} for link, url in found if url]


def _is_open(link: Link, actor: Any) -> bool:
    return link.right == "signed_in" or rights.holds(link.right, actor)


def _address(link: Link) -> str:
    """An area whose pages are not there is not offered."""
    try:
        return reverse(link.url_name)
    except NoReverseMatch:
        return ""
