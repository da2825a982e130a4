from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hr_system.ui.forms import CodeWord, DayField, Form, Honeypot


class Sample(Form):
    name = forms.CharField(label="Name", help_text="As on the card")
    born_on = DayField(label="Born on")
    answer = forms.ChoiceField(label="Answer", choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect)
    website = Honeypot()


def drawn(form):
    return Template("{% load ui %}{% error_summary form %}{% form_fields form %}").render(Context({"form": form}))


@pytest.mark.parametrize(
    "typed", ["1/9/2026", "01/09/2026", "01-09-2026", "1.9.2026", "01092026", "2026-09-01", " 1 / 9 / 2026 "]
)
def test_a_day_is_read_as_people_type_it(typed):
    assert DayField().clean(typed) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("yesterday", "shape"), ("1/9/26", "year"), ("9/13/2026", "month"), ("31/2/2026", "day"), ("0/1/2026", "day"),
     ("1/1/0000", "shape"), ("29/02/2026", "day")],
)  # fmt: skip
def test_a_wrong_day_is_refused_with_its_own_sentence(typed, code):
    with pytest.raises(ValidationError) as refusal:
        DayField().clean(typed)
    assert refusal.value.code == code


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_a_day_shown_in_a_field_is_read_back_as_the_same_day(day):
    field = DayField()
    assert field.clean(field.prepare_value(day)) == day


@given(st.text(max_size=20))
def test_no_text_crashes_the_day_field(text):
    try:
        DayField(required=False).clean(text)
    except ValidationError as refusal:
        assert refusal.messages  # noqa: PT017


def test_a_code_word_forgives_blanks_dashes_and_small_letters():
    assert CodeWord().clean(" acde-fghj 34 ") == "ACDEFGHJ34"


def test_a_filled_honeypot_is_refused_and_an_empty_one_is_not():
    good = {"name": "An", "born_on": "1/9/1990", "answer": "y", "website": ""}
    assert Sample(good).is_valid()
    assert list(Sample({**good, "website": "http://spam"}).errors) == ["website"]


def test_an_invalid_field_names_its_hint_and_its_error_and_keeps_what_was_typed():
    html = drawn(Sample({"name": "", "born_on": "31/2/2026", "answer": ""}))
    assert 'aria-describedby="id_name_hint id_name_error" aria-invalid="true"' in html
    assert 'value="31/2/2026"' in html
    assert '<a href="#id_born_on">' in html
    assert '<a href="#id_answer_0">' in html


def test_a_valid_form_has_no_error_summary():
    assert "error-summary" not in drawn(Sample())


def test_the_error_summary_speaks_vietnamese():
    with translation.override("vi"):
        html = drawn(Sample({"born_on": "31/2/2026"}))
    assert "Tháng 2 năm 2026 chỉ có 28 ngày" in html


def test_nothing_typed_is_trusted_as_markup():
    html = drawn(Sample({"name": "<script>", "born_on": '"><b>', "answer": "<i>"}))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
