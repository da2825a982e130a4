"""For each address with a code in it, one real object of the demonstration.

The first rule whose address matches gives the object; where the demonstration has none, the table says so aloud.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.apps import apps


def first(label: str, **where: Any) -> Callable[[], Any]:
    """The first object (by primary key) of a model under these conditions, or None."""
    return lambda: apps.get_model(label).objects.filter(**where).order_by("pk").first()


def department(name: str) -> Callable[[], Any]:
    return first("personnel.Agency", name_vi__startswith=name, valid_until__isnull=True)


# A case against the department that head@demo.example heads: the accused must find nothing.
CASE = first("integrity.Case", agency__name_vi__startswith="Sở Xây dựng")
RULES: list[tuple[str, Callable[[], Any]]] = [
    (
        r"^staff/integrity/cases/.*evidence/",
        first("integrity.Evidence", complaint__case__agency__name_vi__startswith="Sở Xây dựng"),
    ),
    (r"^staff/integrity/cases/", CASE),
    (r"^staff/integrity/reports/<", first("integrity.AccountabilityReport")),
    (r"^staff/leadership/panels/", first("recruitment.LeaderCandidate")),
    (r"^staff/leadership/", first("recruitment.LeaderSelection")),
    (r"^recruitment/leaders/", first("recruitment.LeaderSelection")),
    (r"^staff/recruitment/marking/", first("recruitment.Script")),
    (r"^staff/recruitment/scripts/", first("recruitment.Script")),
    (r"^staff/recruitment/interviews/", first("recruitment.Application", state="eligible")),
    # Who wins in the demonstration depends on draws; a winner who is not appointed yet is there in any case.
    (r"^staff/recruitment/winners/", first("recruitment.Application", result__outcome="winner", decision=None)),
    (r"^staff/recruitment/applications/", first("recruitment.Application", state="eligible")),
    (r"^staff/recruitment/.*ties/", first("recruitment.RoundPosition")),
    (r"^staff/recruitment/<", first("recruitment.Round")),
    (r"^recruitment/mine/", first("recruitment.Application", candidate__user__email="candidate@demo.example")),
    (r"^recruitment/papers/", first("recruitment.ApplicationDocument")),
    (r"^recruitment/decisions/", first("recruitment.Decision")),
    (r"^recruitment/results/<", first("recruitment.Round", state="published")),
    (r"^recruitment/<", first("recruitment.Round", state="open")),
    (r"^staff/personnel/agencies/", department("Sở Xây dựng")),
    (r"^staff/personnel/grants/", first("accounts.User", email="hr@demo.example")),
    (r"^staff/personnel/officers/", first("personnel.Officer")),
    (r"^staff/personnel/positions/", first("personnel.JobPosition")),
    (r"^staff/personnel/standards/", first("personnel.CompetencyStandard")),
    (r"^staff/personnel/tenures/", first("personnel.Tenure")),
    (r"^staff/accounts/", first("accounts.User", email="hr@demo.example")),
    (r"^staff/roles/", first("accounts.RoleGrant")),
    (r"^staff/retention/", first("accounts.RetentionRule")),
    (r"^staff/breaches/", first("accounts.Breach")),
    (r"^staff/corrections/", first("accounts.CorrectionRequest")),
    (r"^staff/calendar/", first("calendar.CalendarDay")),
    (r"^staff/parameters/", first("parameters.Parameter")),
    (r"^(documents|verify)/", first("documents.StoredDocument", is_public=True)),
]


def example_arguments(name: str, path: str) -> dict[str, Any] | None:
    """Arguments for the address; {} where it takes none, None where the demonstration has no such object."""
    names = re.findall(r"<(?:\w+:)?(\w+)>", path)
    if not names:
        return {}
    found = next((make() for rule, make in RULES if re.match(rule, path)), None)
    if found is None:
        return None
    return {argument: value(argument, found) for argument in names}


def value(argument: str, found: Any) -> Any:
    if argument == "candidate":
        candidate = found if hasattr(found, "selection_id") else found.candidates.order_by("pk").first()
        return candidate.code
    if argument in {"name", "key"}:
        return "count" if argument == "name" else found.key
    if argument == "position":
        return found.code
    if hasattr(found, "file"):
        return found.complaint.case.code if argument == "code" and hasattr(found, "complaint_id") else found.file.code
    if hasattr(found, "selection_id") or (hasattr(found, "quota") and hasattr(found, "round_id")):
        return found.selection.code if hasattr(found, "selection_id") else found.round.code
    return found.code
