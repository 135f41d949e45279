import random
from datetime import date, time, timedelta

import pytest

from practice_desk.domain.client_list import (
    ClientGroup,
    ClientRow,
    ListOrder,
    in_order,
    search_text,
    wanted,
)
from practice_desk.domain.clients import (
    Client,
    ClientKind,
    ClientProblem,
    ClientStatus,
    StatusChange,
    StatusProblem,
    is_over,
    next_reference,
    status_on,
)
from practice_desk.domain.new_clients import NewClient, NewEnquiry
from practice_desk.domain.people import ContactKind, PersonRole
from practice_desk.domain.text import clean, folded, one_line

TODAY = date(2026, 11, 24)


def change(status: ClientStatus, days: int = 0, position: int = 0) -> StatusChange:
    return StatusChange(client_id="c", status=status, on=TODAY + timedelta(days=days), position=position)


def row(name: str, **fields) -> ClientRow:
    known = {"reference": "R", "kind": ClientKind.INDIVIDUAL, "status": ClientStatus.ACTIVE, **fields}
    return ClientRow(name=name, **known)


def test_the_status_is_the_latest_one_up_to_today():
    changes = [
        change(ClientStatus.ACTIVE, -9), change(ClientStatus.PAUSED, -3), change(ClientStatus.ENDED, 2)
    ]  # fmt: skip
    assert status_on(changes, TODAY) is ClientStatus.PAUSED
    assert status_on(changes, TODAY + timedelta(days=2)) is ClientStatus.ENDED
    assert status_on([], TODAY) is ClientStatus.ACTIVE


def test_of_two_changes_on_one_day_the_later_one_holds():
    both = [change(ClientStatus.PAUSED, 0, 1), change(ClientStatus.ACTIVE, 0, 2)]
    assert status_on(both, TODAY) is ClientStatus.ACTIVE
    assert status_on(reversed(both), TODAY) is ClientStatus.ACTIVE


def test_a_status_does_not_begin_in_the_future():
    assert dict(change(ClientStatus.ENDED, 1).problems(TODAY)) == {"on": StatusProblem.TO_COME}
    assert dict(change(ClientStatus.ENDED).problems(TODAY)) == {}


def test_after_an_ending_or_a_death_nothing_more_is_planned():
    assert {s for s in ClientStatus if is_over(s)} == {ClientStatus.ENDED, ClientStatus.DIED}


@pytest.mark.parametrize(
    ("taken", "initials", "reference"),
    [
        ([], "AO", "AO-0101"),
        (["AO-0117"], "ZN", "ZN-0118"),
        (["AO-0117", "own code"], "zn", "ZN-0118"),
        ([], "ĐT", "DT-0101"),
        ([], "王", "C-0101"),
        ([], "ما", "C-0101"),
        ([], "", "C-0101"),
        (["AO-\u0663\u0663\u0663\u0663"], "AO", "AO-0101"),
    ],
)
def test_a_reference_is_made_that_nobody_has(taken, initials, reference):
    assert next_reference(taken, initials) == reference


def test_a_client_needs_a_reference():
    assert dict(Client(reference=" ").problems()) == {"reference": ClientProblem.NO_REFERENCE}


def test_a_new_client_needs_only_a_name_to_be_called_by():
    assert dict(NewClient(known_as="Zoë").problems(TODAY)) == {}
    assert set(dict(NewClient().problems(TODAY))) == {"known_as"}
    assert set(dict(NewEnquiry().problems())) == {"known_as"}


def test_an_emergency_contact_is_only_what_was_typed():
    alone = NewClient(known_as="Zoë")
    assert [p.participant for p in alone.people()] == [True]
    assert alone.contacts(alone.people()) == []
    both = NewClient(known_as="Zoë", emergency="Linh", emergency_phone="01632 960 001")
    people = both.people()
    (point,) = both.contacts(people)
    assert (people[1].known_as, people[1].participant) == ("Linh", False)
    assert people[1].roles == (PersonRole.EMERGENCY.value,)
    assert point.person_id == people[1].id


def test_each_person_of_a_couple_is_a_person():
    couple = NewClient(kind=ClientKind.COUPLE, known_as="Ines", others=("Jonah",), guardian="Nobody")
    assert [(p.known_as, p.participant) for p in couple.people()] == [("Ines", True), ("Jonah", True)]
    assert len(NewClient(known_as="Ines", others=("Jonah",)).people()) == 1  # typed, then made one person


def test_an_adult_around_a_young_person_is_around_them():
    young = NewClient(kind=ClientKind.YOUNG_PERSON, known_as="Noor", guardian="Sam Haddprice")
    assert [(p.known_as, p.roles) for p in young.people()[1:]] == [("Sam Haddprice", ("guardian",))]


def test_each_way_to_reach_somebody_belongs_to_the_first_person_with_its_permissions():
    new = NewClient(
        known_as="Zoë", phone="1", may_call=False, may_text=True, email="z@example.org", address="1 Quay",
        safe_words="Call about the booking",
    )  # fmt: skip
    people = new.people()
    phone, email, post = new.contacts(people)
    assert {point.person_id for point in (phone, email, post)} == {people[0].id}
    assert (phone.may_call, phone.may_text, phone.safe_words) == (False, True, "Call about the booking")
    assert (email.kind, post.kind) == (ContactKind.EMAIL, ContactKind.POST)


def test_whoever_died_stands_with_those_whose_work_has_ended():
    assert row("A", status=ClientStatus.DIED).group() is ClientGroup.ENDED
    assert {row("A", status=s).group() for s in ClientStatus} == set(ClientGroup) - {ClientGroup.ALL}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen", True),
        ("NGUYỄN zoe", True),
        ("đang", True),
        ("dang", True),
        ("zn-0141", True),
        ("01632960009", True),
        ("01632 960009", True),
        ("(01632) 960-009", True),
        ("night shift", True),
        ("zoe marlow", False),
        ("", True),
        ("   ", True),
    ],
)
def test_the_filter_looks_at_names_references_tags_and_phones(typed, found):
    text = search_text(["Zoë Nguyễn", "Đặng Zoë", "ZN-0141", "night shift"], ["01632 960 009"])
    assert wanted(typed)(text) is found


def test_folding_leaves_scripts_without_accents_alone():
    assert folded("Łukasz Æbelø STRASSE") == "lukasz aebelo strasse"
    assert folded("王小明") == "王小明"


def test_the_list_is_put_in_order_and_what_is_not_known_comes_last():
    a = row("Ärger", next_on=TODAY, next_start=time(11), made_on=TODAY - timedelta(days=9))
    b = row("Bo", next_on=TODAY, next_start=time(9), last_on=TODAY, made_on=TODAY)
    c = row("cara", last_on=TODAY - timedelta(days=1))
    rows = [c, b, a]
    random.Random(1).shuffle(rows)
    assert in_order(rows, ListOrder.NAME) == [a, b, c]
    assert in_order(rows, ListOrder.NEXT) == [b, a, c]
    assert in_order(rows, ListOrder.LAST) == [b, c, a]
    assert in_order(rows, ListOrder.NEWEST) == [b, a, c]


def test_a_line_of_text_is_kept_as_one_line_and_nothing_else_of_it_is_lost():
    said = "  <b>J\u202eo\u2066</b>\t👩‍👩‍👧 \x00\x07نور\r\nsecond "
    assert clean(said) == "  <b>J\u202eo\u2066</b>\t👩‍👩‍👧 نور\nsecond "
    assert one_line(said) == "<b>J\u202eo\u2066</b> 👩‍👩‍👧 نور second"
