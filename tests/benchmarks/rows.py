"""Rows by the million, straight into the tables (COPY or executemany). `test_rows.py` compares their shape with the actions'."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from integrity.models import Bar, Case
from personnel.models import Agency, HeadPeriod, Officer, Tenure
from personnel.rules.search import agency_key
from personnel.rules.tree import child_path

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
BATCH = 10_000
FIRST_DAY = date(2000, 1, 1)


def code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(10))


def insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> int:
    """Plain values in batches: COPY on PostgreSQL, executemany on SQLite. What a row leaves out has the model's default."""
    rows = iter(rows)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    count = 0
    while batch := list(islice(rows, BATCH)):
        values = [tuple(_value(field, row) for field in fields) for row in batch]
        with transaction.atomic(), connection.cursor() as cursor:
            (_copy if connection.vendor == "postgresql" else _execute)(cursor, model, fields, values)
        count += len(batch)
    return count


def _value(field: models.Field, row: dict[str, Any]) -> Any:
    value = row[field.name] if field.name in row else field.get_default()
    return field.get_db_prep_save(value, connection)


def _columns(model: type[models.Model], fields: list[models.Field]) -> str:
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    return f"{connection.ops.quote_name(model._meta.db_table)} ({quoted})"


def _copy(cursor: Any, model: type[models.Model], fields: list[models.Field], values: list[tuple]) -> None:
    with cursor.copy(f"COPY {_columns(model, fields)} FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)


def _execute(cursor: Any, model: type[models.Model], fields: list[models.Field], values: list[tuple]) -> None:
    marks = ", ".join(["%s"] * len(fields))
    cursor.executemany(f"INSERT INTO {_columns(model, fields)} VALUES ({marks})", values)


def agency(number: int, parent_path: str) -> dict[str, Any]:
    name, own = f"Cơ quan thử {number}", code()
    return {
        "code": own, "official_code": "", "name_vi": name, "name_en": "", "short_name": "", "kind": "department",
        "valid_from": FIRST_DAY, "valid_until": None, "legal_basis": "", "evidence": "", "is_demo": False,
        "search_key": agency_key(name), "path": child_path(parent_path, own),
    }  # fmt: skip


def agencies(parent: Agency, count: int) -> list[int]:
    """Below `parent`, in today's tree; no placements (the benchmarks ask for no history of the tree)."""
    insert(Agency, (agency(n, parent.path) for n in range(count)))
    below = Agency.objects.filter(path__startswith=parent.path).exclude(pk=parent.pk)
    return list(below.order_by("pk").values_list("pk", flat=True))


def officer(number: int, agency_id: int) -> dict[str, Any]:
    return {
        "code": code(), "name": f"Người thử {number}", "search_key": f"nguoi thu {number}",
        "birth_date": date(1970, 1, 1), "gender": "female", "agency": agency_id, "position": None, "rank": None,
        "user": None, "status": "serving", "entered_on": FIRST_DAY, "entry_decision": "", "left_on": None,
        "is_demo": False,
    }  # fmt: skip


def tenure(agency_id: int, officer_id: int, begin: date, end: date | None) -> dict[str, Any]:
    return {
        "code": code(), "agency": agency_id, "office": "head", "title": "", "officer": officer_id,
        "kind": "appointed", "from_on": begin, "until_on": end, "term_end_on": None, "effective_until": end,
        "decision_number": "", "decided_on": None, "selection_mode": "unknown", "end_reason": "", "flags": [],
    }  # fmt: skip


def heads(agency_ids: list[int], each: int, years: int = 5) -> int:
    """`each` heads in turn in every agency, the last one still in office."""
    count = len(agency_ids) * each
    insert(Officer, (officer(n, agency_ids[n // each]) for n in range(count)))
    people = list(Officer.objects.order_by("-pk").values_list("pk", flat=True)[:count])[::-1]

    def periods() -> Iterator[tuple[int, int, date, date | None]]:
        for n, person in enumerate(people):
            begin = FIRST_DAY + timedelta(days=365 * years * (n % each))
            end = None if n % each == each - 1 else begin + timedelta(days=365 * years)
            yield agency_ids[n // each], person, begin, end

    insert(Tenure, (tenure(*period) for period in periods()))
    made = Tenure.objects.order_by("-pk").values_list("pk", "agency_id", "from_on", "until_on")[:count]
    insert(HeadPeriod, ({"agency": a, "tenure": pk, "from_on": f, "until_on": u} for pk, a, f, u in list(made)))
    return count


def case(number: int, agency_id: int, handling_id: int) -> dict[str, Any]:
    received = date(2026, 1, 1) + timedelta(days=number % 300)
    return {
        "code": code(), "agency": agency_id, "handling_agency": handling_id, "channel": "information", "kind": "attitude",
        "state": "received", "received_on": received, "due_on": received + timedelta(days=10),
        "concluded_on": None, "closed_at": None, "closing_document": None,
    }  # fmt: skip


def cases(agency_ids: list[int], count: int, at: datetime, handling_id: int) -> int:
    """Spread over the agencies; each with its bar for the agency that it is about, as the action writes it."""
    insert(Case, (case(n, agency_ids[n % len(agency_ids)], handling_id) for n in range(count)))
    made = Case.objects.order_by("-pk").values_list("pk", "agency_id")[:count]
    bar = {"officer": None, "ground": "subordinate", "reason": "", "at": at}
    insert(Bar, ({"case": pk, "agency": agency_id, **bar} for pk, agency_id in list(made)))
    return count
