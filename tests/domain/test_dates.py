from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.dates import DateProblem, TypedDate, read_date, show_date
from practice_desk.domain.practice import DateOrder

DMY, MDY, YMD = DateOrder.DAY_MONTH_YEAR, DateOrder.MONTH_DAY_YEAR, DateOrder.YEAR_MONTH_DAY
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "order", "meant"),
    [
        ("14.3.1991", DMY, date(1991, 3, 14)),
        ("14/03/91", DMY, date(1991, 3, 14)),
        ("3/14/1991", MDY, date(1991, 3, 14)),
        ("1991-03-14", MDY, date(1991, 3, 14)),
        ("91-3-14", YMD, date(1991, 3, 14)),
        ("14 March 1991", MDY, date(1991, 3, 14)),
        ("March 14, 1991", DMY, date(1991, 3, 14)),
        ("2nd Feb 2001", DMY, date(2001, 2, 2)),
        ("29.2.2024", DMY, date(2024, 2, 29)),
        ("1.1.36", DMY, date(2036, 1, 1)),
        ("1.1.37", DMY, date(1937, 1, 1)),
    ],
)
def test_a_date_is_read_in_the_order_of_the_practice(text, order, meant):
    assert read_date(text, order, TODAY).day == meant


@pytest.mark.parametrize(
    ("text", "order", "meant"),
    [
        ("24.11", DMY, TODAY),
        ("24/11", DMY, TODAY),
        ("3 Dec", DMY, date(2026, 12, 3)),
        ("2.1", DMY, date(2027, 1, 2)),
        ("1/2", MDY, date(2027, 1, 2)),
        ("12-30", YMD, date(2026, 12, 30)),
        ("29.2", DMY, TypedDate(problem=DateProblem.NO_SUCH_DAY).day),
        ("Tomorrow", DMY, date(2026, 11, 25)),
        ("yesterday", YMD, date(2026, 11, 23)),
    ],
)
def test_a_near_day_needs_no_year_and_is_the_nearest_one(text, order, meant):
    assert read_date(text, order, TODAY, near=True).day == meant
    assert read_date(text, order, TODAY).day is None, "a birth date needs its year"


def test_nothing_typed_is_no_date_and_no_problem():
    typed = read_date("  ", DMY, TODAY)
    assert (typed.day, typed.problem) == (None, None)


@pytest.mark.parametrize("text", ["31.02.2020", "29.2.2023", "32.1.2020", "1.13.2020", "0.1.2020"])
def test_a_day_that_does_not_exist_is_told_from_nonsense(text):
    assert read_date(text, DMY, TODAY).problem is DateProblem.NO_SUCH_DAY


@pytest.mark.parametrize(
    "text", ["soon", "1.2", "1.2.3.4", "12345", "1.2.x", "١.٢.٢٠٢٠.٣", "1.2.0000", "a b c"]
)
def test_what_is_no_date_says_so(text):
    assert read_date(text, DMY, TODAY).problem is not None


def test_the_day_and_month_that_were_meant_are_remembered_for_the_sentence():
    typed = read_date("31.02.", DMY, TODAY)
    assert typed.problem is DateProblem.UNREADABLE
    typed = read_date("31.02.1990", DMY, TODAY)
    assert (typed.day_of_month, typed.month) == (31, 2)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from(list(DateOrder)))
def test_what_is_shown_is_read_back_as_the_same_day(day, order):
    assert read_date(show_date(day, order), order, TODAY).day == day


@given(st.text(max_size=40), st.sampled_from(list(DateOrder)))
def test_no_text_breaks_the_reading_of_dates(text, order):
    typed = read_date(text, order, TODAY)
    assert typed.day is None or typed.problem is None
