"""Two at once, and pages that were opened before something happened: of two, one succeeds; the old page is refused."""

from __future__ import annotations

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from hr_system.access import DomainError, Refused
from recruitment.actions import exam
from recruitment.models import Mark, Round, Script
from tests.factories import recruitment as factory


@pytest.fixture
def world(at, calendar_loaded):
    return factory.make_world(at)


def marking(world) -> Round:
    round_ = factory.make_numbered(world, "an", "binh")
    secretary = world.actor("secretary")
    for application in round_.applications.order_by("pk"):
        exam.enter_round1(application, correct=50, by=secretary, at=world.later(40))
    round_ = Round.objects.get(pk=round_.pk)
    exam.make_scripts(round_, absent=[], by=secretary, at=world.later(45))
    return round_


def mark_everything(world, round_: Round, points: str = "80") -> None:
    for script in Script.objects.filter(round=round_).order_by("pk"):
        for name in ("marker1", "marker2"):
            exam.mark(script, points=Decimal(points), by=world.actor(name), at=world.later(46))


@pytest.mark.django_db
def test_a_marker_with_an_old_page_changes_no_mark_after_the_marks_were_locked(world) -> None:
    round_ = marking(world)
    mark_everything(world, round_)
    old_page = Script.objects.select_related("round").filter(round=round_).order_by("pk")[0]
    exam.lock_marks(round_, absences_confirmed=True, by=world.actor("secretary"), at=world.later(47))
    with pytest.raises(Refused):
        exam.mark(old_page, points=Decimal(100), reason="Cộng sót", by=world.actor("marker1"), at=world.later(48))
    assert set(Mark.objects.filter(struck_at__isnull=True).values_list("points", flat=True)) == {Decimal("80.00")}


@pytest.mark.django_db
def test_masking_the_papers_twice_is_refused_and_no_fault(world) -> None:
    """The button pressed again, or in a second tab."""
    round_ = marking(world)
    with pytest.raises(Refused):
        exam.make_scripts(Round.objects.get(pk=round_.pk), absent=[], by=world.actor("secretary"), at=world.later(45))


def at_once(*acts) -> list[str]:
    """Run all at the same moment; what became of each. SQLite in memory has one connection for all of a test."""
    if connection.vendor != "postgresql":
        pytest.skip("missing: postgresql")
    gate, results = threading.Barrier(len(acts)), []

    def run(act) -> None:
        gate.wait()
        try:
            act()
            results.append("done")
        except DomainError as refusal:
            results.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


@pytest.mark.django_db(transaction=True)
def test_of_two_inspectors_who_conclude_at_once_one_succeeds(at) -> None:
    from integrity.actions import case as handling
    from integrity.models import Case, Conclusion
    from tests.conftest import load
    from tests.factories import integrity as made

    load("calendar")
    world = made.world(at - timedelta(days=2))
    found = made.report_of(world.building, at - timedelta(days=1)).case
    handling.assign(found, officer_id=world.inspector_officer.pk, by=world.inspector, at=at)
    pages = [(Case.objects.get(pk=found.pk), who) for who in (world.inspector, world.second)]
    finding = handling.Finding("unfounded", "Không đủ căn cứ", "Sổ tiếp dân")
    acts = [lambda page=page, who=who: handling.conclude(page, finding, by=who, at=at) for page, who in pages]
    assert at_once(*acts) == ["Stale", "done"]
    assert Conclusion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_is_one_report(at) -> None:
    from hr_system.crypto import random_code
    from integrity.models import Case, Complaint
    from tests.conftest import load
    from tests.factories import integrity as made

    load("calendar")
    world, receipt = made.world(at), random_code(18)
    acts = [lambda: made.report_of(world.building, at, receipt=receipt)] * 3
    assert at_once(*acts) == ["done", "done", "done"]
    assert (Complaint.objects.count(), Case.objects.count()) == (1, 1)
