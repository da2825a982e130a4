"""Complaints filed over real HTTP: gunicorn, two workers, sixteen clients, each post from an address of its own."""

from __future__ import annotations

import http.client
import os
import re
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from threading import local
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection

CLIENTS, WORKERS, THREADS = 16, 2, 8
ROUNDS, BY_ROUND = 3, 64
TOKEN = "b" * 32  # the CSRF pair of a browser: the same in cookie and form
DRAFT = re.compile(rb'name="draft" value="([^"]+)"')
FILE, BARE = "/complaints/new/", "/one-insert/"
_own = local()
_addresses = count(1)


def database_url() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


@contextmanager
def served() -> Iterator[int]:
    """The product's own web command on a free port; ends with the block."""
    from hr_system.operations.management.commands.serve import web

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.server", "DATABASE_URL": database_url(),
        "VAR_DIR": str(settings.VAR_DIR), "KEY_RING": settings.KEY_RING, "SECRET_KEY": settings.SECRET_KEY,
    }  # fmt: skip
    command = web(f"127.0.0.1:{port}", WORKERS, THREADS)
    with (Path(settings.VAR_DIR) / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(150):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


def post(port: int, where: str, form: dict[str, str]) -> tuple[float, bytes]:
    """(seconds, body) of one post from a new address, over the connection that this client keeps open."""
    line = _own.__dict__.setdefault(port, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
    number = next(_addresses)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={TOKEN}",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }  # fmt: skip
    body = urlencode(form | {"csrfmiddlewaretoken": TOKEN})
    began = time.perf_counter()
    line.request("POST", where, body, headers)
    answer = line.getresponse()
    text = answer.read()
    taken = time.perf_counter() - began
    if answer.status != 200:
        raise RuntimeError(f"{where} answered {answer.status}")
    return taken, text


def letter(agency: str, number: int) -> dict[str, str]:
    return {
        "agency": agency, "agency_text": "Sở Thử Nghiệm", "kind": "attitude", "day": "02/11/2026", "step": "review",
        "narrative": f"Bị quát mắng tại bộ phận một cửa, lần {number}. " * 5, "identity": "anonymous",
    }  # fmt: skip


def rate(
    work: Callable[[dict[str, str]], tuple[float, bytes]], forms: list[dict[str, str]]
) -> tuple[float, list[float]]:
    """Posts per second of all clients together, and how long each took."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        began = time.perf_counter()
        taken = [seconds for seconds, _ in clients.map(work, forms)]
        return len(forms) / (time.perf_counter() - began), taken


def filing_beside_one_insert() -> tuple[float, float, float, int]:
    """(filings a second, bare posts a second, 95th percentile of a filing in seconds, filings kept)."""
    from integrity.models import Complaint

    agency = _prepare()
    with connection.cursor() as cursor:
        serial = "integer PRIMARY KEY" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
        cursor.execute(f"CREATE TABLE bench_note (id {serial}, body text NOT NULL)")
    filed, bare, taken = [], [], []
    with served() as port:
        for turn in range(ROUNDS + 1):
            forms = [letter(agency, number) for number in range(BY_ROUND)]
            with ThreadPoolExecutor(CLIENTS) as clients:  # reading it over is not what is counted
                pages = list(clients.map(lambda form: post(port, FILE, form)[1], forms))
            drafts = [{"draft": DRAFT.search(page)[1].decode(), "step": "send"} for page in pages]
            ours, each = rate(lambda form: post(port, FILE, form), drafts)
            theirs, _ = rate(lambda form: post(port, BARE, form), [{"body": form["narrative"]} for form in forms] * 3)
            if turn:  # the first warms up
                filed, bare, taken = [*filed, ours], [*bare, theirs], [*taken, *each]
    kept = Complaint.objects.count()
    assert kept == (ROUNDS + 1) * BY_ROUND, f"{kept} complaints kept"
    return statistics.median(filed), statistics.median(bare), statistics.quantiles(taken, n=20)[-1], kept


def _prepare() -> str:
    """An agency with a head in office on the day of the letters; its code."""
    from hr_system.calendar.tasks import load_reference
    from tests.benchmarks.measures import AT
    from tests.factories import personnel as make

    load_reference()
    unit = make.unit(make.root(), AT)
    make.tenure(unit, make.officer(unit, AT), AT, date(2020, 1, 1))
    return unit.code
