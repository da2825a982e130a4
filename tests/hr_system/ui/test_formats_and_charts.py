from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from hr_system.ui import charts
from hr_system.ui.formats import format_day, format_instant, format_number


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [(1234567, "1.234.567", "1,234,567"), (Decimal("1234.50"), "1.234,5", "1,234.5"), (0, "0", "0"),
     (Decimal(100), "100", "100"), (12.5, "12,5", "12.5"), (-3, "−3", "−3"), (None, "—", "—")],
)  # fmt: skip
def test_numbers_follow_the_language(value, vietnamese, english):
    with translation.override("vi"):
        assert format_number(value) == vietnamese
    with translation.override("en"):
        assert format_number(value) == english


def test_a_mark_keeps_the_decimals_asked_for():
    with translation.override("vi"):
        assert format_number(Decimal("87.5"), 2) == "87,50"


def test_an_instant_is_shown_on_its_vietnamese_day():
    late_in_utc = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    assert format_instant(late_in_utc) == "01:30 23/11/2026"
    assert format_day(late_in_utc) == "23/11/2026"
    assert format_day(date(2026, 1, 2)) == "02/01/2026"


def test_the_longest_bar_fills_the_row_and_nothing_gives_no_division_by_nought():
    assert [bar.share for bar in charts.bars([("a", 10), ("b", 5), ("c", 0)])] == ["100", "50", "0"]
    assert [bar.share for bar in charts.bars([("a", 0)])] == ["0"]


def test_a_point_beyond_the_outer_limits_is_outside():
    inside = {"label": "A", "size": 10, "value": 2, "lower": 1, "upper": 3, "lower_outer": 0, "upper_outer": 4}
    outside = {**inside, "label": "B", "size": 20, "value": 5}
    assert [p["outside"] for p in charts.funnel([inside, outside])["points"]] == [False, True]


def test_a_missing_value_breaks_the_line():
    assert charts.line([("1", 1), ("2", None), ("3", 1)])["path"].count("M") == 2


@pytest.mark.parametrize("tag", ["bar_chart", "funnel_chart", "line_chart"])
def test_an_empty_chart_says_so(tag):
    with translation.override("vi"):
        assert "Chưa có số liệu." in Template(f"{{% load ui %}}{{% {tag} rows 'x' %}}").render(Context({"rows": []}))
