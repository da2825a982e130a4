"""Loading the catalogue of procedures that came with the product."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from integrity.models import Procedure

FILE = Path(__file__).resolve().parent.parent / "data" / "procedures_bac_ninh_1521_2025.csv"
SOURCE = "Decision 1521/QĐ-UBND Bắc Ninh, 22/11/2025"


@transaction.atomic
def load_procedures() -> str:
    """Add what is missing; running it again changes nothing."""
    known = set(Procedure.objects.filter(source=SOURCE).values_list("source_row", flat=True))
    with FILE.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if int(row["no"]) not in known]
    for row in rows:
        Procedure.objects.create(
            name=row["procedure_name"], official_code=row["procedure_code"], field=row["field"].split("[")[0],
            department=row["managing_department"], source=SOURCE, source_row=int(row["no"]),
        )  # fmt: skip
    return _("%(number)d procedures") % {"number": len(rows)}
