"""Loading the reference data: agencies, provinces through the merger of 2025, communes, ranks. Bulk, once, idempotent."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from hr_system import audit
from hr_system.access import Actor, require
from hr_system.crypto.codes import random_code
from personnel.models import Agency, Placement, Rank, Succession
from personnel.rules.search import agency_key
from personnel.rules.tree import child_path

DATA = Path(__file__).resolve().parent.parent / "data"
MERGER = date(2025, 7, 1)
GOVERNMENT_REFORM = date(2025, 3, 1)
PROVINCES_BASIS = "Resolution 202/2025/QH15 (provinces merged on 2025-07-01)"
COMMUNE_KINDS = {"ward": "ward", "commune": "commune"}
KINDS = {"ministry": "ministry", "ministerial-level agency": "ministerial"}
NOT_VERIFIED = ("NOT", "not ", "unverified", "public HR")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Load:
    """What is going to be written, collected first and written in a few statements."""

    agencies: list[Agency] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)

    def add(self, parent: Agency | None, basis: str = "", keys: tuple[str, ...] = (), **values: object) -> Agency:
        """An agency with its code, path, key and placement; `below` alone decides the path of an ended one."""
        code = random_code()
        below = values.pop("below", parent)
        agency = Agency(code=code, path=child_path(below.path if below else "", code), **values)  # type: ignore[attr-defined]
        agency.search_key = agency_key(agency.name_vi, agency.name_en, *keys)
        agency.evidence = str(values.get("evidence", ""))
        self.agencies.append(agency)
        self.placements.append(
            Placement(agency=agency, parent=parent, from_on=agency.valid_from, until_on=agency.valid_until, basis=basis)
        )
        return agency


@transaction.atomic
def load_reference(*, by: Actor, at: datetime) -> str:
    """Write what is missing; a second run changes nothing. One audit entry."""
    require(by.is_system)
    ranks = _load_ranks()
    if Agency.objects.filter(kind="government").exists():
        agencies = 0
    else:
        load = _collect()
        Agency.objects.bulk_create(load.agencies, batch_size=500)
        Placement.objects.bulk_create(load.placements, batch_size=500)
        Succession.objects.bulk_create(load.successions, batch_size=500)
        agencies = len(load.agencies)
    if agencies or ranks:
        after = {"agencies": agencies, "ranks": ranks}
        audit.record(by=by, verb="personnel.reference_loaded", at=at, after=after)
    return f"{agencies} agencies, {ranks} ranks"


def _load_ranks() -> int:
    known = set(Rank.objects.values_list("number", flat=True))
    fresh = [
        Rank(
            number=row["code"],
            title_vi=row["title_vi"],
            sector=row["sector"],
            level=row["level"],
            evidence=row["evidence"],
            is_verified=row["evidence"].startswith("TT 2/2021"),
        )
        for row in _rows("civil_servant_ranks.csv")
        if row["code"] not in known
    ]
    Rank.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)


def _collect() -> Load:
    load = Load()
    government = load.add(
        None,
        name_vi="Chính phủ",
        name_en="Government",
        kind="government",
        legal_basis="Constitution 2013, Art. 94",
        evidence="entered by hand, from memory: not in the data",
    )
    for row in _rows("central_agencies_2025-03-01.csv"):
        load.add(
            government,
            basis=row["legal_basis"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            official_code=row["egov_code_seen"],
            kind=KINDS[row["kind"]],
            valid_from=date.fromisoformat(row["effective_from"]),
            legal_basis=row["legal_basis"],
            evidence="names verified in the resolution; English names partly from memory",
        )
    provinces = _provinces(load, government)
    _old_provinces(load, government, provinces)
    _communes(load, provinces)
    return load


def _committee(full_name: str) -> str:
    """From "Tỉnh Bắc Ninh" to "Ủy ban nhân dân tỉnh Bắc Ninh"."""
    return f"Ủy ban nhân dân {full_name[:1].lower()}{full_name[1:]}"


def _provinces(load: Load, government: Agency) -> dict[str, Agency]:
    changed = {row["new_code"] for row in _merger() if row["change"] == "merged"}
    return {
        row["code"]: load.add(
            government,
            basis=PROVINCES_BASIS if row["code"] in changed else "",
            name_vi=_committee(row["full_name"]),
            name_en=f"People's Committee of {row['full_name_en']}",
            short_name=row["name"],
            official_code=row["code"],
            kind="province",
            valid_from=MERGER if row["code"] in changed else None,
            legal_basis=PROVINCES_BASIS if row["code"] in changed else "",
            evidence="thanglequoc/vietnamese-provinces-database @cd580632",
        )
        for row in _rows("provinces_34.csv")
    }


def _merger() -> list[dict[str, str]]:
    return _rows("province_merger_map_2025-07-01.csv")


def _old_provinces(load: Load, government: Agency, provinces: dict[str, Agency]) -> None:
    """Provinces that ended on 2025-07-01 hang, in today's tree, below their successor."""
    merged = {row["old_code"]: row for row in _merger() if row["change"] == "merged"}
    for row in _rows("provinces_63_before_2025-07-01.csv"):
        if row["code"] not in merged:
            continue
        successor = provinces[merged[row["code"]]["new_code"]]
        old = load.add(
            government,
            below=successor,
            name_vi=_committee(row["full_name"]),
            name_en=f"People's Committee of {row['name_en']} (until 2025-07-01)",
            short_name=row["name"],
            official_code=row["code"],
            kind="province",
            valid_until=MERGER,
            evidence="thanglequoc/vietnamese-provinces-database @fac63085",
        )
        load.successions.append(
            Succession(predecessor=old, successor=successor, on=MERGER, act="merged", basis=PROVINCES_BASIS)
        )


def _communes(load: Load, provinces: dict[str, Agency]) -> None:
    for row in _rows("communes_3321.csv"):
        province = provinces[row["province_code"]]
        load.add(
            province,
            keys=(f"{row['full_name']} {province.short_name}",),
            name_vi=_committee(row["full_name"]),
            short_name=row["name"],
            official_code=row["code"],
            kind=COMMUNE_KINDS.get(row["type"], "special_zone"),
            valid_from=MERGER,
            legal_basis="two-tier local government from 2025-07-01",
            evidence="thanglequoc/vietnamese-provinces-database @cd580632",
        )
