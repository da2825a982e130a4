"""Loading the sourced table. Run by the reference loader at installation and after an update; changes only what differs."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext_noop

from hr_system.access import Actor
from hr_system.calendar.actions import ReferenceDay, load_year

TABLE = Path(__file__).parent / "data" / "holidays_vn_2016_2030.csv"
CERTIFIED = range(2021, 2027)
CERTIFIED_SOURCE = "Annual notices of days off 2021–2026, compared day by day (see the table's sources)"
NOTES = {
    2026: gettext_noop(
        "A swap of 23 November (off) and 28 November 2026 (worked) was proposed in September 2026. Its outcome is not "
        "known here, so it is not applied. Add both days if it was decided."
    ),
}


def read_table(path: Path = TABLE) -> dict[int, list[ReferenceDay]]:
    """The table by year."""
    by_year: dict[int, list[ReferenceDay]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            on = date.fromisoformat(row.pop("date"))
            by_year[on.year].append(ReferenceDay(on=on, **row))
    return by_year


def load_reference() -> str:
    """Reference loader "calendar"."""
    by, at = Actor.system("calendar.reference"), timezone.now()
    table = read_table()
    changed = sum(
        load_year(
            year, days, certified=year in CERTIFIED, source=CERTIFIED_SOURCE if year in CERTIFIED else "",
            note=NOTES.get(year, ""), by=by, at=at,
        )
        for year, days in sorted(table.items())
    )  # fmt: skip
    return f"{sum(map(len, table.values()))} days in {len(table)} years, {changed} years changed"
