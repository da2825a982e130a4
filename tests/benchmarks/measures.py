"""What is measured, and against which limit. A ratio of 1 is the limit; each limit is itself a ratio to bare SQL."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from django.db import connection

from tests.benchmarks import rows

AT = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))


@dataclass(frozen=True)
class Measure:
    """`ratio` is value divided by limit (or limit by value, where more is better)."""

    value: float
    unit: str
    ratio: float
    limit: str
    note: str


def seconds(work: Callable[[], object], repeat: int = 5) -> float:
    """Median of several runs, after one to warm up."""
    work()
    taken = []
    for _ in range(repeat):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def side_by_side(one: Callable[[], object], other: Callable[[], object], repeat: int = 7) -> tuple[float, float]:
    """Medians of two works done in turn, so that a busy moment of the machine meets both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(repeat + 1):
        for times, work in zip(taken, (one, other), strict=True):
            began = time.perf_counter()
            work()
            if turn:  # the first warms up
                times.append(time.perf_counter() - began)
    return statistics.median(taken[0]), statistics.median(taken[1])


def heads_of_10000_pairs(largest: int) -> Measure:
    """Who was head of that agency on that day, 10,000 times, against one join that fetches the same columns."""
    from personnel.public import heads_in_office_batch
    from tests.factories.personnel import root

    agencies = rows.agencies(root(), min(2000, largest))
    tenures = rows.heads(agencies, each=5)
    dice = random.Random(1)
    pairs = [(dice.choice(agencies), rows.FIRST_DAY + timedelta(days=dice.randrange(9000))) for _ in range(10_000)]
    answers = heads_in_office_batch(pairs)
    assert {(key, head.tenure_id) for key, head in answers.items()} == {
        ((agency, _day(on)), tenure) for agency, on, tenure, *_ in _bare_heads(pairs)
    }
    ours, bare = side_by_side(lambda: heads_in_office_batch(pairs), lambda: _bare_heads(pairs))
    note = f"{len(pairs)} pairs, {tenures} tenures: {ours * 1000:.0f} ms, bare SQL {bare * 1000:.0f} ms"
    return Measure(ours / bare, "x bare SQL", ours / bare / 3, "3 x", note)


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _bare_heads(pairs: list[tuple[int, date]]) -> list[tuple]:
    """The pairs into a temporary table, then one join."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS asked")
        cursor.execute("CREATE TEMPORARY TABLE asked (agency bigint, day date)")
        cursor.executemany("INSERT INTO asked VALUES (%s, %s)", [(a, on.isoformat()) for a, on in set(pairs)])
        cursor.execute(
            "SELECT asked.agency, asked.day, t.id, t.kind, t.title, t.office, o.id, o.name, h.from_on, h.until_on FROM asked "
            "JOIN personnel_headperiod h ON h.agency_id = asked.agency AND h.from_on <= asked.day "
            "AND (h.until_on IS NULL OR h.until_on > asked.day) "
            "JOIN personnel_tenure t ON t.id = h.tenure_id JOIN personnel_officer o ON o.id = t.officer_id"
        )
        return cursor.fetchall()


# The same list in whole hundredths: who passed, what everybody gets, the shared rank and what the last post went at.
RANKED = """
WITH judged AS (
  SELECT candidate, written, interview, priority, (7 * written + 3 * interview + 5) / 10 AS specialised,
    CASE WHEN written >= 5000 AND interview >= 5000 THEN 1 ELSE 0 END AS passed
  FROM marks),
placed AS (
  SELECT *, specialised + priority AS total,
    rank() OVER (PARTITION BY passed ORDER BY specialised + priority DESC) AS place, count(*) OVER (PARTITION BY passed) AS many
  FROM judged),
edge AS (SELECT total, specialised, written FROM placed WHERE passed = 1 ORDER BY total DESC, candidate LIMIT 1 OFFSET 499)
SELECT placed.candidate,
  CASE WHEN passed = 0 THEN 'failed' WHEN place <= 500 THEN 'winner' ELSE 'reserve' END,
  placed.written, interview, placed.specialised, priority, placed.total, CASE WHEN passed = 1 THEN place END, 500, many,
  edge.total, edge.specialised, edge.written
FROM placed CROSS JOIN edge ORDER BY passed DESC, placed.total DESC, placed.candidate
"""


def ranking_of_100000(largest: int) -> Measure:
    """One position, from components to places with their reasons, against one SQL window that gives the same columns.

    The window leaves the equals at the last place as they are; ours also goes down the chain of the law.
    """
    from recruitment.rules.ranking import Components, rank_position
    from recruitment.rules.regimes import ND170_300

    count = min(100_000, largest)
    dice = random.Random(1)
    marks = [(f"C{n:06}", dice.randrange(3000, 10000), dice.randrange(3000, 10000)) for n in range(count)]
    entries = [Components(c, Decimal(w) / 100, Decimal(i) / 100) for c, w, i in marks]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE marks (candidate varchar(10), written int, interview int, priority int)")
        cursor.executemany("INSERT INTO marks VALUES (%s, %s, %s, 0)", marks)
    standings, listed = rank_position(entries, 500, ND170_300, combined=True), _bare_ranking()
    assert {(s.candidate, s.total * 100, s.rank is None) for s in standings} == {
        (r[0], r[6], r[7] is None) for r in listed
    }
    ours, sql = side_by_side(lambda: rank_position(entries, 500, ND170_300, combined=True), _bare_ranking)
    note = f"{count} candidates: {ours:.2f} s, SQL window {sql:.2f} s"
    return Measure(ours / sql, "x SQL window", ours / sql / 3, "3 x", note)


def _bare_ranking() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(RANKED)
        return cursor.fetchall()


def inbox_at_a_million(largest: int) -> Measure:
    """The inspector's list of cases over HTTP (Django's client): with the largest number of rows and with 10,000."""
    from django.test import Client

    from hr_system.calendar.tasks import load_reference
    from tests.factories.accounts import make_user
    from tests.factories.personnel import grant, officer, root

    load_reference()
    province, elsewhere = root(), root("Thanh tra thử nghiệm")
    agencies = rows.agencies(province, 200)
    user = make_user("inspector", at=AT)
    officer(elsewhere, AT, user_id=user.pk)
    grant("inspect_agency", user.pk, province, AT)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    small = min(10_000, largest)
    rows.cases(agencies, small, AT, province.pk)
    _analyze()
    few = seconds(lambda: _page(client), 9)
    rows.cases(agencies, largest - small, AT, province.pk)
    _analyze()
    many = seconds(lambda: _page(client), 9)
    note = f"{many * 1000:.0f} ms with {largest} cases, {few * 1000:.0f} ms with {small}"
    return Measure(many / few, "x small list", many / few / 1.5, "1.5 x", note)


def _page(client) -> None:
    answer = client.get("/staff/integrity/cases/")
    assert answer.status_code == 200, answer.status_code
    assert answer.content.count(b"<tr") > 20


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def filing_over_http(_largest: int) -> Measure:
    """Complaints kept in a second, as part of what a bare one-insert view keeps on the same server and database."""
    from tests.benchmarks.filing import filing_beside_one_insert

    ours, bare, slow, kept = filing_beside_one_insert()
    note = f"{ours:.1f} filings/s, bare insert {bare:.1f}/s, p95 {slow * 1000:.0f} ms (limit 500), {kept} kept"
    return Measure(ours / bare, "of bare", max(0.5 * bare / ours, slow / 0.5), ">= 0.5, p95 < 500 ms", note)


BENCHMARKS: dict[str, Callable[[int], Measure]] = {
    "heads_of_10000_pairs": heads_of_10000_pairs,
    "ranking_of_100000": ranking_of_100000,
    "inbox_at_a_million": inbox_at_a_million,
    "filing_over_http": filing_over_http,
}
