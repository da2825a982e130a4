"""The bulk generator writes what the actions write: the same columns filled, the same left empty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hr_system.access import Actor
from hr_system.crypto.codes import random_code
from integrity.actions.complaint import Filing, file_complaint
from integrity.models import Bar, Case
from integrity.queries.complaint import RECEIPT_LENGTH
from personnel.models import Agency, HeadPeriod, Officer, Tenure
from tests.benchmarks import rows
from tests.factories import personnel as make

pytestmark = pytest.mark.django_db
TEXT_THAT_VARIES = {"name_en", "short_name", "legal_basis", "evidence", "decision_number", "entry_decision"}


def shape(row) -> dict[str, str]:
    """Column -> type of its value; None stays None, which is what "left empty" means to a list."""
    return {
        field.attname: type(getattr(row, field.attname)).__name__
        for field in row._meta.concrete_fields
        if field.attname not in ("id", *TEXT_THAT_VARIES)
    }


@pytest.fixture
def both(at):
    """(made by the actions, made in bulk) of each kind."""
    top = make.root()
    unit = make.unit(top, at)
    head = make.officer(unit, at)
    make.tenure(unit, head, at, date(2020, 1, 1))
    known = {Agency: unit, Officer: head, Tenure: Tenure.objects.get(), HeadPeriod: HeadPeriod.objects.get()}
    other = make.root("Tỉnh khác")
    (bulk_unit,) = rows.agencies(other, 1)
    rows.heads([bulk_unit], each=1)
    made = {model: model.objects.order_by("-pk").first() for model in known}
    made[Agency] = Agency.objects.get(pk=bulk_unit)
    for row in known.values():
        row.refresh_from_db()
    return {model: (known[model], made[model]) for model in known}


@pytest.mark.parametrize("model", [Agency, Officer, Tenure, HeadPeriod])
def test_personnel_rows_have_the_shape_that_the_actions_give_them(both, model):
    ours, bulk = both[model]
    assert ours.pk != bulk.pk
    differing = {name for name in shape(ours) if shape(ours)[name] != shape(bulk)[name]}
    assert differing <= {"decided_on"}  # the action may know the day of a decision; the list does not read it


def test_a_case_in_bulk_has_the_shape_of_a_filed_complaints_case(at, calendar_loaded):
    unit = make.unit(make.root(), at)
    filing = Filing(
        receipt=random_code(RECEIPT_LENGTH), agency_id=unit.pk, kind="attitude", incident_from=date(2026, 11, 2),
        incident_until=date(2026, 11, 2) + timedelta(days=1), narrative="Bị quát mắng tại bộ phận một cửa.",
    )  # fmt: skip
    filed = file_complaint(filing, by=Actor.anonymous(), at=at).complaint.case
    rows.cases([unit.pk], 1, at, filed.handling_agency_id)
    filed.refresh_from_db()
    bulk = Case.objects.exclude(pk=filed.pk).get()
    assert shape(bulk) == shape(filed)
    assert (bulk.channel, bulk.kind, bulk.state) == (filed.channel, filed.kind, filed.state)
    assert set(Bar.objects.filter(case=bulk).values_list("agency_id", "ground")) <= set(
        Bar.objects.filter(case=filed).values_list("agency_id", "ground")
    )
