"""kill -9 at the worst moments, with a real worker and beat, on each broker: every task is done once by its effect."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[3]
BROKERS = {
    "embedded": "filesystem://",
    "redis": "redis://127.0.0.1:6379/9",
    "rabbitmq": "amqp://guest:guest@127.0.0.1:5672//",
}
pytestmark = [pytest.mark.broker, pytest.mark.django_db]


def listens(url: str) -> bool:
    from kombu import Connection

    if url.startswith("filesystem"):
        return True
    with Connection(url, connect_timeout=2) as connection, suppress(Exception):
        connection.ensure_connection(max_retries=1, interval_start=0, timeout=3)
        return True
    return False


class Place:
    """One database, one broker queue, one folder; processes are started in their own group and killed by it."""

    def __init__(self, folder: Path, broker: str, database: str) -> None:
        self.folder, self.database, self.processes = folder, database, []
        self.queue = f"walls-kill-{uuid.uuid4().hex[:8]}"
        keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.env = keep | {
            "DJANGO_SETTINGS_MODULE": "tests.hr_system.queue.killing.settings",
            "PYTHONPATH": str(ROOT),
            "VAR_DIR": str(folder),
            "DATABASE_URL": database,
            "BROKER_URL": broker,
            "QUEUE_NAME": self.queue,
        }

    def press(self, *arguments: str) -> int:
        command = [sys.executable, "-m", "tests.hr_system.queue.killing.press", *arguments]
        return subprocess.run(command, env=self.env, cwd=ROOT, timeout=90, check=False).returncode

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "celery", "-A", "hr_system", *arguments, "-l", "warning"]
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(command, env=self.env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def worker(self) -> subprocess.Popen[bytes]:
        quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        return self.start("worker", "-P", "solo", "-Q", f"{self.queue},{self.queue}-clock", *quiet)

    def beat(self) -> subprocess.Popen[bytes]:
        return self.start("beat", "--pidfile", "", "-s", str(self.folder / "beat"))

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        if self.database.startswith("sqlite"):
            import sqlite3

            with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as connection:
                return connection.execute(query).fetchall()
        import psycopg

        with psycopg.connect(self.database) as connection:
            return connection.execute(query).fetchall()

    def wait(self, condition: Any, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, (self.folder / "log").read_text()[-3000:]
            time.sleep(0.2)


def kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """A file of its own or a PostgreSQL database of its own, by what this run is tested on."""
    usual = settings.DATABASES["default"]
    if usual["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{tmp_path / 'db.sqlite3'}"
        return
    import psycopg

    login = f"{usual['USER']}:{usual['PASSWORD']}" if usual["PASSWORD"] else usual["USER"]
    server = f"postgres://{login}@{usual['HOST'] or '127.0.0.1'}:{usual['PORT'] or 5432}"
    name = f"kill_{uuid.uuid4().hex[:10]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield f"{server}/{name}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=list(BROKERS))
def place(request: pytest.FixtureRequest, tmp_path: Path, database: str) -> Iterator[Place]:
    broker = BROKERS[request.param]
    if not listens(broker):
        if os.environ.get("CI") == "true":
            pytest.fail(f"{request.param} is required and does not listen")
        pytest.skip(f"{request.param} does not listen")
    place = Place(tmp_path, broker, database)
    assert place.press("prepare") == 0
    yield place
    for process in place.processes:
        kill(process)
    delete_queue(broker, place.queue)


def delete_queue(broker: str, name: str) -> None:
    from kombu import Connection

    if not broker.startswith("filesystem"):
        with Connection(broker) as connection, suppress(Exception):
            connection.default_channel.queue_delete(name)


def test_every_task_is_done_once_whenever_web_or_worker_is_killed(place: Place) -> None:
    assert place.press("die_before_commit", "90", "93") == -signal.SIGKILL  # nothing was promised, nothing is there
    assert place.press("enqueue_and_die", "3", "6") == -signal.SIGKILL  # committed, never nudged
    (place.folder / "wait").touch()
    worker = place.worker()
    assert place.press("enqueue", "0", "3") == 0
    place.wait(lambda: any(place.folder.glob("middle-*")))
    kill(worker)  # in the middle of a task whose effect is written and not committed
    (place.folder / "wait").unlink()
    assert place.ask("SELECT count(*) FROM kill_effect") == [(0,)]
    assert place.ask("SELECT count(*) FROM queue_outboxtask WHERE state = 'running'") == [(1,)]
    place.worker()
    place.beat()
    place.wait(lambda: place.ask("SELECT count(*) FROM queue_outboxtask WHERE state <> 'done'") == [(0,)])
    effects = place.ask("SELECT number, count(*) FROM kill_effect GROUP BY number ORDER BY number")
    assert effects == [(number, 1) for number in range(6)]
    tried = place.ask("SELECT attempts, count(*) FROM queue_outboxtask GROUP BY attempts ORDER BY attempts")
    assert tried == [(1, 5), (2, 1)]
