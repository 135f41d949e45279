from datetime import date

import pytest

from practice_desk.domain.people import (
    ContactKind,
    ContactPoint,
    ContactProblem,
    ContactWay,
    Person,
    PersonProblem,
    list_name,
    same_person,
    youngest,
)

TODAY = date(2026, 11, 24)


def person(known_as: str = "Amara Okonlind", **fields) -> Person:
    return Person(client_id="c", known_as=known_as, **fields)


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (["Amara Okonlind"], "Amara Okonlind"),
        (["Ines Castelrud", "Jonah Castelrud"], "Ines and Jonah Castelrud"),
        (["Ana Silva", "Rui Dias"], "Ana Silva and Rui Dias"),
        (["Ana Silva", "Rui Dias", "Eva Silva"], "Ana Silva, Rui Dias and Eva Silva"),
        (["Ines Maria Castelrud", "Jonah  Castelrud"], "Ines Maria and Jonah  Castelrud"),
        (["Mei", "Mei"], "Mei and Mei"),
        (["محمد العلي", "Zoë Nguyễn"], "محمد العلي and Zoë Nguyễn"),
        ([], ""),
    ],
)
def test_a_file_is_listed_by_everybody_in_it_and_a_shared_family_name_is_said_once(names, listed):
    people = [person(name, position=i) for i, name in enumerate(names)]
    assert list_name(reversed(people)) == listed


def test_who_has_left_and_who_is_only_around_is_not_in_the_name():
    people = [
        person("Ines Castelrud"), person("Jonah Castelrud", position=1, left_on=TODAY),
        person("Sam Haddprice", participant=False, position=2),
    ]  # fmt: skip
    assert list_name(people) == "Ines Castelrud"


def test_a_file_that_everybody_has_left_keeps_its_name():
    assert list_name([person(left_on=TODAY)]) == "Amara Okonlind"


@pytest.mark.parametrize(
    ("born_on", "age", "minor"),
    [
        (date(2008, 11, 24), 18, False),
        (date(2008, 11, 25), 17, True),
        (date(2004, 2, 29), 22, False),
        (None, None, False),
    ],
)
def test_age_turns_on_the_birthday_and_who_is_under_18_is_known(born_on, age, minor):
    assert (person(born_on=born_on).age(TODAY), person(born_on=born_on).is_minor(TODAY)) == (age, minor)


def test_someone_needs_a_name_and_a_birth_date_that_can_be():
    assert dict(person(" ").problems(TODAY)) == {"known_as": PersonProblem.NO_NAME}
    assert dict(person(born_on=date(2026, 11, 25)).problems(TODAY)) == {
        "born_on": PersonProblem.BORN_IN_FUTURE
    }
    assert dict(person(born_on=date(1905, 1, 1)).problems(TODAY)) == {"born_on": PersonProblem.BORN_LONG_AGO}
    assert dict(person(born_on=TODAY).problems(TODAY)) == {}


def test_the_legal_name_is_the_one_to_be_called_by_until_it_is_changed():
    assert person().legal() == "Amara Okonlind"
    assert person(legal_name="Amara Obi").legal() == "Amara Obi"


def test_two_people_look_like_one_by_name_and_birth_date():
    here = person(born_on=date(1992, 3, 14))
    assert same_person(here, person("amara okonlind ", born_on=date(1992, 3, 14)))
    assert same_person(here, person("Mara", legal_name="AMARA OKONLIND", born_on=date(1992, 3, 14)))
    assert same_person(here, person())  # nothing is known against it
    assert not same_person(here, person(born_on=date(1992, 3, 15)))
    assert not same_person(here, person("Amara Okon", born_on=date(1992, 3, 14)))


def test_retention_goes_by_the_youngest_whose_work_it_is():
    people = [
        person(born_on=date(1980, 1, 1)), person(born_on=date(2012, 9, 30)), person(),
        person(born_on=date(2020, 1, 1), participant=False),
    ]  # fmt: skip
    assert youngest(people) == date(2012, 9, 30)
    assert youngest([person()]) is None


def test_nobody_who_asked_for_discretion_is_sent_a_text():
    phone = ContactPoint(client_id="c", person_id="p", value="1", may_text=True, may_voicemail=True)
    assert ContactWay.TEXT in phone.allowed()
    assert phone.allowed(discreet=True) == [ContactWay.CALL, ContactWay.VOICEMAIL]


def test_only_what_fits_the_kind_of_address_may_be_done_with_it():
    email = ContactPoint(client_id="c", person_id="p", kind=ContactKind.EMAIL, value="a@b.example")
    assert email.allowed() == [ContactWay.EMAIL]
    assert ContactPoint(client_id="c", person_id="p", kind=ContactKind.POST, may_post=False).allowed() == []


def test_a_way_to_reach_somebody_needs_the_number_or_address():
    assert dict(ContactPoint(client_id="c", person_id="p", value=" ").problems()) == {
        "value": ContactProblem.NO_VALUE
    }
