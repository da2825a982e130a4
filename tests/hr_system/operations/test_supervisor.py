"""Web, worker and scheduler as real processes: they serve, a dead one comes back, and none outlives the supervisor."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from hr_system.operations.supervisor import Child, Supervisor

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.broker


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(condition, seconds: float = 60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.2)
    raise AssertionError("waited in vain")


def answer(port: int, path: str = "/healthz") -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=3) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@pytest.fixture
def served(tmp_path):
    """`manage.py serve` on a random port, with its own folder; whatever it started is gone at the end."""
    port = free_port()
    own = {
        "DJANGO_SETTINGS_MODULE": os.environ.get("SERVE_SETTINGS", "hr_system.settings.development"),
        "VAR_DIR": str(tmp_path / "var"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "BROKER_URL": "filesystem://",
    }
    log = (tmp_path / "log").open("wb")
    environment = {**os.environ, **own}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True, timeout=180
    )
    command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}", "--worker-processes", "1"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait(lambda: answer(port) == 200 or process.poll() is not None)
        yield psutil.Process(process.pid), process, port
    finally:
        family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.kill()
        process.wait()
        for child in family:
            if child.is_running():
                child.kill()
        log.close()


def kin(root: psutil.Process) -> list[psutil.Process]:
    return root.children(recursive=True)


def part(root: psutil.Process, word: str) -> psutil.Process | None:
    for child in root.children():
        try:
            if word in child.cmdline():
                return child
        except psutil.Error:
            continue
    return None


def test_it_serves_replaces_a_dead_worker_and_leaves_nobody_behind(served):
    root, process, port = served
    assert answer(port) == 200
    worker = wait(lambda: part(root, "worker"))
    wait(lambda: part(root, "beat"))
    worker.kill()
    replaced = wait(lambda: (found := part(root, "worker")) and found.pid != worker.pid and found)
    assert replaced.is_running()

    everybody = wait(lambda: kin(root))
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    assert time.monotonic() - began < 10
    assert [child.pid for child in everybody if child.is_running() and child.status() != psutil.STATUS_ZOMBIE] == []
    assert answer(port) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="missing: Linux (a killed supervisor's children end by prctl)")
def test_when_the_supervisor_itself_is_killed_its_children_end(served):
    root, process, port = served
    wait(lambda: part(root, "worker") and part(root, "beat"))
    everybody = kin(root)
    process.kill()
    process.wait()
    wait(lambda: not [c for c in everybody if c.is_running() and c.status() != psutil.STATUS_ZOMBIE], 30)
    assert answer(port) == 0


def test_a_busy_address_is_named_instead_of_restarting_for_ever(tmp_path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        done = subprocess.run(
            [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{holder.getsockname()[1]}"],
            cwd=ROOT, env={**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": os.environ.get("SERVE_SETTINGS", "hr_system.settings.development")},
            capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    assert done.returncode != 0
    assert "is in use" in done.stderr


def test_a_child_that_dies_at_once_is_started_less_and_less_often():
    child = Child("broken", ["false"])
    keeper = Supervisor([child])
    pauses = []
    now = 1000.0
    for _ in range(4):
        keeper._keep_alive(now)
        child.process.wait()
        keeper._keep_alive(now)
        pauses.append(child.not_before - now)
        now = child.not_before
    assert pauses == [1.0, 2.0, 4.0, 8.0]
