"""Clocks by channel and day, each with its article."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hr_system.calendar.days import WorkCalendar
from integrity.rules.channels import Channel, channel_of_online_report
from integrity.rules.clocks import BY_KEY, CLOCKS, Unit, clocks_for, due

PLAIN = WorkCalendar(frozenset(), frozenset(), frozenset({2026}), "test")


@pytest.mark.parametrize(
    ("key", "received", "expected"),
    [
        ("feedback_transfer", date(2026, 3, 10), date(2026, 3, 17)),  # Decree 20/2008: 5 working days
        ("complaint_acceptance_2011", date(2026, 6, 26), date(2026, 7, 6)),  # Law 02/2011 art. 27: 10 days
        ("complaint_acceptance_2026", date(2026, 7, 1), date(2026, 7, 10)),  # Decree 155/2026 art. 10: 7 working days
        ("denunciation_check", date(2026, 3, 10), date(2026, 3, 19)),  # Law 25/2018: 7 working days
        ("information_transfer", date(2026, 3, 10), date(2026, 3, 17)),  # the house's own
    ],
)
def test_each_clock_ends_on_the_day_its_article_gives(key, received, expected):
    assert due(BY_KEY[key], received, PLAIN).on == expected


@pytest.mark.parametrize(
    ("received", "key"),
    [(date(2026, 6, 30), "complaint_acceptance_2011"), (date(2026, 7, 1), "complaint_acceptance_2026")],
)
def test_the_day_of_receipt_chooses_the_law_of_acceptance(received, key):
    assert clocks_for(Channel.FORMAL_COMPLAINT, received)[0].key == key


def test_information_claims_no_article():
    assert {clock.article for clock in CLOCKS if clock.channel is Channel.INFORMATION} == {""}


def test_every_clock_of_law_says_where_it_was_read():
    assert all(clock.evidence == ("H" if clock.is_house_rule else "V") for clock in CLOCKS)


@pytest.mark.parametrize(
    ("name", "contact", "channel"),
    [
        ("Trần Văn A", True, Channel.FEEDBACK),
        ("Trần Văn A", False, Channel.INFORMATION),
        ("", True, Channel.INFORMATION),
        ("  ", True, Channel.INFORMATION),
        ("", False, Channel.INFORMATION),
    ],
)
def test_an_online_report_is_feedback_only_with_name_and_contact(name, contact, channel):
    assert channel_of_online_report(name=name, has_contact=contact) is channel


@given(name=st.text(), contact=st.booleans())
def test_an_online_report_is_never_a_denunciation(name, contact):
    assert channel_of_online_report(name=name, has_contact=contact) in {Channel.FEEDBACK, Channel.INFORMATION}


DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 1))


@given(received=DAYS, clock=st.sampled_from(CLOCKS), offs=st.frozensets(st.integers(0, 60), max_size=12))
def test_more_holidays_never_move_a_deadline_backwards(received, clock, offs):
    holidays = frozenset(received + timedelta(days=n) for n in offs)
    with_holidays = WorkCalendar(holidays, frozenset(), frozenset({2026}), "more")
    assert due(clock, received, with_holidays).on >= due(clock, received, PLAIN).on


@given(received=DAYS, clock=st.sampled_from([c for c in CLOCKS if c.unit is Unit.WORKING]))
def test_working_day_limits_end_on_a_working_day(received, clock):
    assert PLAIN.is_working_day(due(clock, received, PLAIN).on)
