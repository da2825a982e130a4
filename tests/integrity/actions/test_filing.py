"""Filing, binding and recusal through the actions, on a real tree."""

from datetime import date, timedelta

import pytest

from hr_system import audit, queue
from hr_system.access import Actor, NotAllowed, Refused, Stale
from hr_system.crypto import random_code
from integrity.actions import case as handling
from integrity.actions.bars import facts_of, recuse
from integrity.actions.binding import decide_binding
from integrity.actions.citizen import add_text, rate
from integrity.models import Bar, Case, Complaint, HeadBinding
from integrity.queries.case import cases
from integrity.queries.complaint import by_receipt
from integrity.rules.recusal import bars
from tests.factories.accounts import make_actor
from tests.factories.integrity import head, inspector, officer, report_of, world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_loaded")]
TODAY = date(2026, 11, 23)


@pytest.fixture
def w(at):
    return world(at)


def visible(actor):
    return list(cases(visible_to=actor, on=TODAY).order_by("pk"))


def test_a_complaint_names_the_head_of_the_incident_day_not_of_today(w, at):
    binding = HeadBinding.objects.get(case=report_of(w.building, at).case)
    assert (binding.kind, binding.tenure_id) == ("bound", w.old_tenure.pk)


def test_a_month_with_two_heads_binds_nobody_and_bars_both(w, at):
    case = report_of(w.building, at, day=date(2026, 3, 1), until=date(2026, 4, 1)).case
    assert HeadBinding.objects.get(case=case).kind == "undetermined"
    barred = set(Bar.objects.filter(case=case, ground="head_of_incident").values_list("officer_id", flat=True))
    assert barred == {w.old.pk, w.new.pk}


def test_a_gap_goes_to_the_superior(w, at):
    binding = HeadBinding.objects.get(case=report_of(w.finance, at).case)
    assert (binding.kind, binding.superior_id) == ("gap", w.province.pk)


def test_stored_bars_equal_the_pure_rule(w, at):
    complaint = report_of(w.building, at)
    stored = {
        ("officer", bar.officer_id, bar.ground) if bar.officer_id else ("agency", bar.agency_id, bar.ground)
        for bar in Bar.objects.filter(case=complaint.case)
    }
    facts = facts_of(w.building.pk, complaint.incident_from, complaint.incident_until, TODAY)
    assert stored == {(what, pk, str(ground)) for what, pk, ground in bars(facts)}


def test_an_inspector_who_serves_below_the_accused_agency_sees_nothing(w, at):
    below, _officer = inspector(w.desk, w.province, at)
    complaint = report_of(w.building, at)
    assert visible(below) == []
    assert visible(w.inspector) == [complaint.case]


def test_the_staff_of_an_agency_that_the_old_head_leads_today_see_nothing(w, at):
    head(w.inspectorate, w.old, date(2026, 3, 15), at)
    report_of(w.building, at)
    assert visible(w.inspector) == []


def test_somebody_who_became_head_later_sees_nothing(w, at):
    report_of(w.finance, at)
    assert len(visible(w.second)) == 1
    head(w.finance, w.second_officer, date(2026, 11, 1), at)
    assert visible(w.second) == []


@pytest.mark.parametrize("roles", [("administrator",), ("hr_officer",), ("inspector",), ()])
def test_staff_without_an_officer_see_no_case(w, at, roles):
    report_of(w.building, at)
    assert visible(make_actor(*roles, at=at)) == []


def test_whoever_steps_back_sees_the_case_no_more(w, at):
    case = report_of(w.building, at).case
    recuse(case, reason="Người quen", by=w.inspector, at=at)
    assert (visible(w.inspector), visible(w.second)) == ([], [case])


def test_a_recused_handler_can_do_nothing_any_more(w, at):
    case = report_of(w.building, at).case
    recuse(case, reason="Người quen", by=w.inspector, at=at)
    for act in (
        lambda: handling.open_letter(case, reason="x", by=w.inspector, at=at),
        lambda: handling.assign(case, officer_id=w.second_officer.pk, by=w.inspector, at=at),
        lambda: handling.write_to_citizen(case, body="x", by=w.inspector, at=at),
        lambda: handling.conclude(case, handling.Finding("unfounded", "x", "x"), by=w.inspector, at=at),
        lambda: handling.close(case, by=w.inspector, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(Refused):
        handling.assign(case, officer_id=w.inspector_officer.pk, by=w.second, at=at)


def test_sending_twice_is_one_complaint(w, at):
    receipt = random_code(18)
    first = report_of(w.building, at, receipt=receipt)
    again = report_of(w.building, at + timedelta(minutes=3), receipt=receipt, narrative="khác")
    assert (again.pk, Complaint.objects.count(), Case.objects.count()) == (first.pk, 1, 1)


def test_neither_words_nor_names_nor_the_code_are_readable_in_the_database(w, at):
    from django.db import connection

    receipt = random_code(18)
    report_of(w.building, at, receipt=receipt, name="Trần Bí Mật", phone="0912345678", accused="Người ở cửa 2")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM integrity_complaint")
        stored = repr(cursor.fetchall())
        cursor.execute("SELECT * FROM audit_entry")
        stored += repr(cursor.fetchall())
    leaked = [word for word in ("Bí Mật", "0912345678", "phong bì", "cửa 2", receipt) if word in stored]
    assert leaked == []


def test_with_name_and_contact_it_is_feedback_and_without_it_is_information(w, at):
    named = report_of(w.building, at, name="Trần A", phone="0912345678")
    assert (named.channel, report_of(w.building, at).channel) == ("feedback", "information")
    articles = set(named.case.deadlines.values_list("rule", "article"))
    assert articles == {
        ("feedback_transfer", "Decree 20/2008/NĐ-CP, amended by Decree 48/2013/NĐ-CP"), ("feedback_answer", ""),
    }  # fmt: skip


def test_the_receipt_opens_it_however_it_is_typed(w, at):
    receipt = random_code(18)
    complaint = report_of(w.building, at, receipt=receipt)
    assert by_receipt(" " + receipt.lower()[:6] + " - " + receipt[6:]) == complaint
    assert by_receipt(random_code(18)) is None


def test_a_day_in_the_future_is_refused(w, at):
    with pytest.raises(Refused):
        report_of(w.building, at, day=date(2026, 11, 24))


def test_reading_the_letter_is_recorded_with_its_reason(w, at):
    case = report_of(w.building, at).case
    assert (
        handling.open_letter(case, reason="Phân loại", by=w.inspector, at=at).narrative == "Bị đòi phong bì ở cửa số 2."
    )
    entry = audit.Entry.objects.get(verb="integrity.letter_opened")
    assert (entry.actor_id, entry.reason) == (w.inspector.user_id, "Phân loại")


def test_a_founded_case_waits_until_the_head_is_determined(w, at):
    case = report_of(w.building, at, day=date(2026, 3, 1), until=date(2026, 4, 1)).case
    handling.assign(case, officer_id=w.second_officer.pk, by=w.inspector, at=at)
    with pytest.raises(Refused):
        handling.conclude(case, handling.Finding("founded", "Đúng", "Sổ"), by=w.second, at=at)
    decide_binding(case, tenure_id=w.old_tenure.pk, reason="Phiếu hẹn ngày 10/3", by=w.inspector, at=at)
    handling.conclude(case, handling.Finding("founded", "Đúng", "Sổ", for_gain=True), by=w.second, at=at)
    assert case.conclusion.responsibilities.get().tenure_id == w.old_tenure.pk
    assert list(case.bindings.order_by("pk").values_list("kind", "is_current")) == [
        ("undetermined", False),
        ("bound", True),
    ]


def test_a_stranger_to_the_period_cannot_be_named(w, at):
    case = report_of(w.building, at, day=date(2026, 3, 1), until=date(2026, 4, 1)).case
    other = head(w.finance, officer(w.finance, at), date(2026, 1, 1), at)
    with pytest.raises(Refused):
        decide_binding(case, tenure_id=other.pk, reason="x", by=w.inspector, at=at)


def test_from_filing_to_the_letter_and_the_rating(w, at):
    complaint = report_of(w.building, at)
    case = complaint.case
    handling.assign(case, officer_id=w.second_officer.pk, by=w.inspector, at=at)
    handling.conclude(case, handling.Finding("founded", "Đúng", "Sổ"), by=w.second, at=at)
    handling.close(case, by=w.second, at=at)
    queue.run_due()
    case.refresh_from_db()
    rate(complaint, score=4, comment="", by=Actor.receipt(complaint.pk), at=at)
    assert (case.state, case.closing_document.kind, complaint.rating.score) == ("closed", "integrity.closing_letter", 4)
    assert case.deadlines.filter(done_on__isnull=True).count() == 0


def test_of_two_who_conclude_at_once_the_second_is_told(w, at):
    case = report_of(w.building, at).case
    handling.assign(case, officer_id=w.second_officer.pk, by=w.inspector, at=at)
    handling.conclude(case, handling.Finding("unfounded", "Sai", "Sổ"), by=w.second, at=at)
    with pytest.raises(Stale):
        handling.conclude(case, handling.Finding("founded", "Đúng", "Sổ"), by=w.inspector, at=at)


def test_only_the_holder_of_this_receipt_may_write(w, at):
    one, other = report_of(w.building, at), report_of(w.building, at)
    with pytest.raises(NotAllowed):
        add_text(one, body="x", by=Actor.receipt(other.pk), at=at)
