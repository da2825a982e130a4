"""One id per request: in every log line, in the audit, in the answer's header and on the error page."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from hr_system.operations import metrics

log = structlog.get_logger("hr_system.request")
GOOD_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
SILENT = frozenset({"healthz", "readyz", "metrics"})  # asked every few seconds: counted, not logged


def request_id_of(request: HttpRequest) -> str:
    """The proxy's id where a proxy is trusted and the id is harmless; else a new one."""
    given = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXY_COUNT else ""
    return given if GOOD_ID.fullmatch(given) else uuid.uuid4().hex


class RequestIdMiddleware:
    """Outermost: binds the id, counts, and writes one line: method, route (the pattern, never the path), status, time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = request_id_of(request)  # type: ignore[attr-defined]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request.request_id)  # type: ignore[attr-defined]
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            self._tell(request, response, time.perf_counter() - began)
            response.headers["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
            return response
        finally:
            structlog.contextvars.clear_contextvars()

    def _tell(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        match = request.resolver_match
        route = match.route if match else "unresolved"
        method = request.method if request.method in metrics.METHODS else "OTHER"
        metrics.observe(method, route, response.status_code, seconds)
        if match and match.url_name in SILENT:
            return
        write = log.error if response.status_code >= 500 else log.info  # noqa: PLR2004 - HTTP server errors
        write("request", method=method, route=route, status=response.status_code, ms=round(seconds * 1000, 1))


class NoNulMiddleware:
    """A NUL byte in an address was typed by no browser, and PostgreSQL refuses it in any text: 400 before any query.

    In a posted form our fields refuse it with words beside the field, so only addresses are looked at here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\x00" in request.path_info:
            raise SuspiciousOperation
        return self.get_response(request)
