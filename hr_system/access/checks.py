"""At start-up: no URL without a rule, no rule that nobody defined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from hr_system.access.views import PUBLIC, SIGNED_IN
from hr_system.registry import rights

# Pages of libraries carry their own rules; they are listed by the module their views come from.
LIBRARIES = ("allauth.", "django.views.i18n", "django.views.static", "django.contrib.staticfiles")
# allauth keeps its old addresses alive with Django's own redirect view: the place tells them apart, not the module.
LIBRARY_REDIRECTS = "accounts/social/"


def every_view(patterns: list[Any] | None = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """(path, callback) of each URL pattern, resolvers unfolded."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_view(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback


@register(Tags.urls)
def every_url_has_a_rule(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    for path, view in every_view():
        rule = getattr(view, "access_rule", None)
        module = getattr(view, "__module__", "")
        if rule is None:
            if not module.startswith(LIBRARIES) and not path.startswith(LIBRARY_REDIRECTS):
                problems.append(Error(f"/{path}: neither @requires nor @public", id="access.E001"))
            continue
        unknown = [right for right in rule if right not in (PUBLIC, SIGNED_IN) and not rights.is_known(right)]
        problems += [Error(f"/{path}: nobody registered the right {right!r}", id="access.E002") for right in unknown]
    return problems
