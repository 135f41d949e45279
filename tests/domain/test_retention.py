from datetime import date

import pytest

from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.retention import (
    RetentionPolicy,
    add_years,
    destroy_after,
    destroy_enquiry_after,
    usual_policy,
)

US = RetentionPolicy(name="US", years=7, minor_years=3, position=1)
UK = RetentionPolicy(name="UK", years=7, minor_until_age=25, position=0)
DK = RetentionPolicy(name="DK", years=5, position=2)


@pytest.mark.parametrize(
    ("policy", "born_on", "last_contact", "expected"),
    [
        pytest.param(US, date(1990, 5, 2), date(2024, 3, 15), date(2031, 3, 15), id="R1"),
        pytest.param(US, date(2010, 6, 1), date(2024, 3, 15), date(2031, 6, 1), id="R2"),
        pytest.param(US, date(2008, 1, 10), date(2024, 3, 15), date(2031, 3, 15), id="R3"),
        pytest.param(UK, date(2012, 9, 30), date(2025, 7, 1), date(2037, 9, 30), id="R4"),
        pytest.param(DK, date(1980, 1, 1), date(2024, 2, 29), date(2029, 2, 28), id="R5"),
    ],
)
def test_the_date_after_which_erasing_is_proposed_follows_the_published_rules(
    policy, born_on, last_contact, expected
):
    assert destroy_after(policy, born_on, last_contact) == expected


@pytest.mark.parametrize("policy", [US, UK, DK])
def test_nothing_is_proposed_while_a_record_is_held(policy):  # R6
    assert destroy_after(policy, date(1990, 5, 2), date(2001, 1, 1), hold=True) is None
    assert destroy_after(policy, date(1990, 5, 2), date(2001, 1, 1)) is not None


def test_someone_whose_birth_date_is_unknown_is_kept_like_an_adult():
    assert destroy_after(UK, None, date(2024, 3, 15)) == date(2031, 3, 15)


def test_in_the_uk_someone_seen_at_seventeen_is_kept_until_twenty_six():
    born = date(2008, 5, 2)
    assert destroy_after(UK, born, date(2025, 5, 1)) == date(2033, 5, 2)  # the day before 17: until 25
    assert destroy_after(UK, born, date(2025, 5, 2)) == date(2034, 5, 2)
    assert destroy_after(UK, born, date(2026, 5, 2)) == date(2033, 5, 2)  # of age: seven years


def test_the_29th_of_february_becomes_the_last_day_of_february():
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("jurisdiction", "asked_on", "expected"),
    [
        (Jurisdiction.UK, date(2026, 11, 30), date(2027, 2, 28)),
        (Jurisdiction.UK, date(2026, 3, 5), date(2026, 6, 5)),
        (Jurisdiction.US, date(2026, 8, 31), date(2027, 2, 28)),
    ],
)
def test_an_enquiry_that_came_to_nothing_is_kept_for_months_only(jurisdiction, asked_on, expected):
    assert destroy_enquiry_after(jurisdiction, asked_on) == expected
    assert destroy_enquiry_after(jurisdiction, asked_on, hold=True) is None


def test_each_jurisdiction_has_its_usual_rule():
    assert usual_policy([US, UK], Jurisdiction.UK) is UK
    assert usual_policy([UK, US], Jurisdiction.US) is US
    assert usual_policy([DK], Jurisdiction.US) is DK
    assert usual_policy([], Jurisdiction.UK) is None
