"""For the machines that watch: alive, ready, and in numbers."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hr_system.access import public
from hr_system.operations import health, metrics


@public
@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. Nothing else is asked, so that a lost database does not restart every web process."""
    return JsonResponse({"status": "ok"})


@public
@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    parts = health.readiness(timezone.now())
    ready = all(parts.values())
    body = {"status": "ready" if ready else "not ready", "parts": parts}
    return JsonResponse(body, status=200 if ready else 503)


@public
@login_not_required
@never_cache
@require_safe
def show_metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text to the holder of METRICS_TOKEN; to anybody else there is no such page."""
    given = request.headers.get("Authorization", "").encode()
    token = settings.METRICS_TOKEN
    if not token or not hmac.compare_digest(given, f"Bearer {token}".encode()):
        raise Http404
    return HttpResponse(metrics.text(timezone.now()), content_type="text/plain; version=0.0.4; charset=utf-8")
