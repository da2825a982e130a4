"""One process that starts web, worker and scheduler, replaces whichever dies, and leaves nobody behind.

Each child leads its own process group, so that Ctrl-C reaches the supervisor alone and it decides the order; the kernel
ends a child whose supervisor was killed (Linux).
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 6.0
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 20.0  # a child that lived this long may be restarted at once


def _die_with_parent() -> None:
    """In the child: its own group; and the kernel sends TERM when the supervisor is gone, however it went."""
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A process that must always run."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    not_before: float = field(default=0.0)

    def start(self, now: float) -> None:
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent)  # noqa: PLW1509
        self.started = now

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def note_death(self, now: float) -> None:
        """Restart at once after a steady life, else wait longer each time, so that a broken child does not spin."""
        self.failures = 0 if now - self.started > STEADY_SECONDS else self.failures + 1
        self.not_before = now + (min(LONGEST_PAUSE, 0.5 * 2**self.failures) if self.failures else 0)
        self.signal(signal.SIGKILL)  # what it may have left in its group
        self.process = None

    def signal(self, number: int) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except (ProcessLookupError, PermissionError):
                pass


class Supervisor:
    """`run()` blocks until TERM or INT, then stops the children within seconds."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self.is_stopping = False

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            while not self.is_stopping:
                self._keep_alive(time.monotonic())
                time.sleep(0.2)
        finally:
            self._end_all()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _keep_alive(self, now: float) -> None:
        for child in self.children:
            if child.has_died():
                print(f"{child.name} ended; it will be started again", file=sys.stderr, flush=True)  # noqa: T201
                child.note_death(now)
            if child.process is None and now >= child.not_before:
                child.start(now)

    def _end_all(self) -> None:
        """TERM to the leaders, which end their own helpers in order; after the grace KILL to the whole groups."""
        for child in self.children:
            if child.process is not None and child.process.poll() is None:
                child.process.terminate()
        until = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < until and any(c.process and c.process.poll() is None for c in self.children):
            time.sleep(0.1)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
