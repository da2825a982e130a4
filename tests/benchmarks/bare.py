"""All addresses of the product, and one bare view that inserts a row: what filing is compared with."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from hr_system.access import public


@public
def one_insert(request: HttpRequest) -> HttpResponse:
    """What any Django view that keeps one row must do: same server, middleware, database and durability."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_note (body) VALUES (%s)", [request.POST["body"]])
    return HttpResponse("kept")


urlpatterns = [path("one-insert/", one_insert), path("", include("hr_system.urls"))]
