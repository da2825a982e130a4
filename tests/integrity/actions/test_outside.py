"""Where nobody remains, a configured outside body: named, told to the citizen, taken away when somebody is found."""

import pytest

from hr_system import parameters, queue
from hr_system.access import Actor
from integrity.actions.bars import recuse
from integrity.actions.outside import PARAMETER, name_outside_body
from integrity.models import Case
from integrity.views.citizen.outlook import outlook
from tests.factories.integrity import inspector, report_of, world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_loaded")]
BY = Actor.system("tests.integrity")
BODY = "Thanh tra Chính phủ"


@pytest.fixture
def w(at):
    return world(at)


def test_a_case_with_handlers_names_nobody_outside(w, at):
    complaint = report_of(w.building, at)
    queue.run_due()
    assert Case.objects.get(pk=complaint.case_id).outside_body == ""
    assert BODY not in outlook(complaint)["next_step"]


def test_when_the_last_handler_steps_back_the_outside_body_is_named_and_told(w, at):
    complaint = report_of(w.building, at)
    for handler in (w.inspector, w.second):
        recuse(complaint.case, reason="Người quen", by=handler, at=at)
    queue.run_due()
    complaint.case.refresh_from_db()
    assert complaint.case.outside_body == BODY
    assert BODY in outlook(complaint)["next_step"]


def test_at_the_top_of_the_tree_there_is_no_superior_in_it(w, at):
    case = report_of(w.province, at).case
    assert name_outside_body(case, by=BY, at=at) == BODY


def test_a_handler_found_later_takes_the_name_away(w, at):
    case = report_of(w.building, at).case
    for handler in (w.inspector, w.second):
        recuse(case, reason="Người quen", by=handler, at=at)
    assert name_outside_body(case, by=BY, at=at) == BODY
    inspector(w.inspectorate, w.province, at)
    assert name_outside_body(case, by=BY, at=at) == ""


def test_the_body_is_a_parameter_to_be_confirmed(w, at):
    assert parameters.current(PARAMETER, at.date()).is_to_be_confirmed
