"""Web, worker and scheduler under one supervisor; what `make run` calls."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hr_system.operations.preparing import prepare
from hr_system.operations.supervisor import Child, Supervisor
from hr_system.queue.handlers import clock_queue

PARTS = ("web", "worker", "scheduler")


def web(bind: str, workers: int, threads: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "hr_system.wsgi:application", "--bind", bind, "--worker-class", "gthread",
        "--workers", str(workers), "--threads", str(threads), "--graceful-timeout", "4", "--timeout", "120",
        "--max-requests", "20000", "--max-requests-jitter", "2000", "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip


CELERY = ["-W", "ignore:You're running the worker", "-m", "celery", "-q", "-A", "hr_system.celery"]
QUIET = ["--loglevel", "warning", "--without-gossip", "--without-mingle"]


def worker(processes: int) -> list[str]:
    pool = ["--pool", "prefork", "-c", str(processes), "--max-tasks-per-child", "500"]
    return [sys.executable, *CELERY, "worker", *pool, "-Q", settings.CELERY_TASK_DEFAULT_QUEUE, *QUIET]


def clock() -> list[str]:
    """The worker of the ticks: the audit's chain, the sweep. Apart, so that slow work never delays them."""
    return [sys.executable, *CELERY, "worker", "--pool", "solo", "-Q", clock_queue(), "-n", "clock@%h", *QUIET]


def scheduler() -> list[str]:
    schedule = settings.CELERY_BEAT_SCHEDULE_FILENAME
    return [
        sys.executable, "-m", "celery", "-q", "-A", "hr_system.celery", "beat", "--loglevel", "warning",
        "--schedule", schedule, "--pidfile", "",
    ]  # fmt: skip


class Command(BaseCommand):
    help = "Serve web + worker + scheduler; stops them all on Ctrl-C."
    requires_system_checks: list[str] = []  # the children check themselves; a second start must be quick

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default=os.environ.get("BIND", "127.0.0.1:8000"))
        parser.add_argument("--web-workers", type=int, default=int(os.environ.get("WEB_WORKERS", "1")))
        parser.add_argument("--web-threads", type=int, default=int(os.environ.get("WEB_THREADS", "8")))
        parser.add_argument("--worker-processes", type=int, default=int(os.environ.get("WORKER_PROCESSES", "2")))
        parser.add_argument("--only", choices=PARTS, action="append", help="start only this part (may be repeated)")
        parser.add_argument(
            "--prepare",
            action="store_true",
            help="migrate, load reference data and, into an empty database, the demonstration",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parts = options["only"] or list(PARTS)
        if "web" in parts:
            self._refuse_busy(options["bind"])
        lines: list[str] = []
        if options["prepare"]:
            lines = prepare(say=self._say, demonstration=True, at=timezone.now())
        self._make_folders()
        if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"] and "web" in parts:
            call_command("collectstatic", interactive=False, verbosity=0)
        commands = {
            "web": web(options["bind"], options["web_workers"], options["web_threads"]),
            "worker": worker(options["worker_processes"]),
            "scheduler": scheduler(),
            "clock": clock(),
        }
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE)
        self._greet(options["bind"], lines)
        names = [name for name in PARTS if name in parts] + (["clock"] if "scheduler" in parts else [])
        Supervisor([Child(name, commands[name]) for name in names]).run()
        self._say("Stopped.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def _refuse_busy(self, bind: str) -> None:
        """A clear word instead of a server that restarts for ever."""
        host, _, port = bind.rpartition(":")
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host.strip("[]") or "127.0.0.1", int(port)))
            except OSError:
                raise CommandError(f"{bind} is in use. Stop what listens there, or set BIND=127.0.0.1:8001.") from None

    def _make_folders(self) -> None:
        folders = [Path(settings.CELERY_BEAT_SCHEDULE_FILENAME).parent, Path(settings.MEDIA_ROOT)]
        options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        folders += [Path(options[key]) for key in options if key.endswith("_folder") or key.startswith("data_folder")]
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)

    def _greet(self, bind: str, lines: list[str]) -> None:
        address = f"http://{bind}"
        rows = [
            ("Citizens", "/"),
            ("Complaint", "/complaints/new/"),
            ("Recruitment", "/recruitment/"),
            ("Staff", "/accounts/login/"),
        ]
        self._say("\n".join(["", *(f"  {name:<12} {address}{path}" for name, path in rows)]))
        if lines:
            self._say(
                "\n".join(
                    [
                        "",
                        f"  Demonstration log-ins (password {settings.DEMO_PASSWORD}):",
                        *(f"  {line}" for line in lines),
                    ]
                )
            )
        self._say("\n  Ctrl-C stops everything.\n")
