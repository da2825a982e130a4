"""`make bench`: one line per benchmark - name, value, unit, ratio to its stated limit (1.00 or less is within it).

Names may be given to run only those. BENCH_ROWS scales the large sizes (default 200,000; a full run is BENCH_ROWS=1000000); BENCH_DATABASE_URL chooses
PostgreSQL in place of a SQLite file. Each benchmark that needs a database gets an empty one of its own.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="hr-system-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "hr_system.settings.test"
os.environ["TEST_VAR_DIR"] = FOLDER.name
os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{Path(FOLDER.name) / 'db.sqlite3'}")

import django

django.setup()
logging.getLogger().setLevel(logging.ERROR)

from django.db import connection
from django.test.utils import setup_databases, setup_test_environment, teardown_databases

from tests.benchmarks.measures import BENCHMARKS

LARGEST = int(os.environ.get("BENCH_ROWS", "200000"))


def run(name: str) -> bool:
    """One benchmark in a fresh database; True where it kept its limit."""
    if connection.vendor == "sqlite":  # on disk, as in use, not the test runner's memory
        connection.settings_dict["TEST"]["NAME"] = str(Path(FOLDER.name) / f"{name}.sqlite3")
    old = setup_databases(0, interactive=False)
    began = time.perf_counter()
    try:
        result = BENCHMARKS[name](LARGEST)
    finally:
        teardown_databases(old, 0)
    print(
        f"{name:<28} {result.value:>10.3f} {result.unit:<12} {result.ratio:>6.2f} of limit ({result.limit})", flush=True
    )
    print(f"{'':<28} {result.note}; {time.perf_counter() - began:.0f} s with its data; {connection.vendor}", flush=True)
    return result.ratio <= 1


def main() -> int:
    setup_test_environment()
    names = sys.argv[1:] or list(BENCHMARKS)
    kept = [run(name) for name in names]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
