"""The list of clients as it is read: one row each, whatever is or is not known about them."""

from datetime import date, time, timedelta

import pytest

from practice_desk.domain.clients import Client, ClientKind, ClientStatus, StatusChange
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.storage import client_list

TODAY = date(2026, 11, 24)


@pytest.fixture
def add(desk):
    def added(reference: str, *people: Person, **fields) -> str:
        client = Client(reference=reference, **fields)
        with desk.change(Deed.ADD_CLIENT):
            desk.clients.save(client)
            for n, person in enumerate(people):
                values = {**vars(person), "client_id": client.id, "position": n}
                desk.people.save(Person(**values))
        return client.id

    return added


def keep(desk, *records):
    with desk.change(Deed.KEEP_PROFILE):
        for record in records:
            desk.tables[type(record)].save(record)


def person(known_as: str, **fields) -> Person:
    return Person(client_id="", known_as=known_as, **fields)


def rows(desk):
    return {row.reference: row for row in client_list.read_rows(desk.db, TODAY)}


def test_a_client_of_whom_nothing_is_known_but_a_name_has_a_row(desk, add):
    add("A", person("Zoë"))
    row = rows(desk)["A"]
    assert (row.name, row.status, row.last_on, row.next_on, row.youngest) == (
        "Zoë", ClientStatus.ACTIVE, None, None, None,
    )  # fmt: skip


def test_a_file_without_anybody_in_it_still_has_a_row(desk, add):
    add("A")
    assert rows(desk)["A"].name == ""


def test_a_couple_is_one_row_with_both_and_the_youngest_counts(desk, add):
    add(
        "A", person("Ines Castelrud", born_on=date(1988, 1, 1), pronouns="she/her"),
        person("Jonah Castelrud", born_on=date(1991, 1, 1)),
        person("Sam", born_on=date(2020, 1, 1), participant=False), kind=ClientKind.COUPLE,
    )  # fmt: skip
    row = rows(desk)["A"]
    assert (row.name, row.people, row.youngest, row.pronouns) == (
        "Ines and Jonah Castelrud", 2, date(1991, 1, 1), "she/her",
    )  # fmt: skip


def test_the_status_is_the_one_of_today(desk, add):
    client_id = add("A", person("Zoë"))
    keep(
        desk,
        StatusChange(client_id=client_id, status=ClientStatus.PAUSED, on=TODAY, position=1),
        StatusChange(client_id=client_id, status=ClientStatus.ACTIVE, on=TODAY, position=0),
        StatusChange(
            client_id=client_id, status=ClientStatus.ENDED, on=TODAY + timedelta(days=1), position=2
        ),
    )
    assert rows(desk)["A"].status is ClientStatus.PAUSED


def test_the_next_session_is_ahead_and_the_last_one_took_place(desk, add):
    client_id = add("A", person("Zoë"))
    day = timedelta(days=1)

    def session(on, state, kind=SessionKind.SESSION, start=None):
        return Session(client_id=client_id, on=on, state=state, kind=kind, start=start)

    keep(
        desk,
        session(TODAY - 9 * day, SessionState.HELD),
        session(TODAY - 2 * day, SessionState.HELD, SessionKind.CALL),
        session(TODAY - day, SessionState.PLANNED),
        session(TODAY + day, SessionState.PLANNED, start=time(15, 30)),
        session(TODAY + day, SessionState.PLANNED, start=time(9, 15)),
    )
    row = rows(desk)["A"]
    assert (row.last_on, row.next_on, row.next_start) == (TODAY - 9 * day, TODAY + day, time(9, 15))


@pytest.mark.parametrize("status", [ClientStatus.ENDED, ClientStatus.DIED])
def test_nothing_is_planned_for_somebody_whose_work_is_over(desk, add, status):
    client_id = add("A", person("Zoë"))
    keep(
        desk,
        Session(client_id=client_id, on=TODAY),
        StatusChange(client_id=client_id, status=status, on=TODAY),
    )
    assert rows(desk)["A"].next_on is None


def test_the_filter_knows_names_tags_phones_and_references_of_each_client_alone(desk, add):
    client_id = add("AO-0101", person("Zoë", legal_name="Zoë Đặng"), tags=("Night shift",))
    other = add("B", person("Ana"))
    (zoe,) = desk.people.of_client(client_id)
    keep(desk, ContactPoint(client_id=client_id, person_id=zoe.id, value="+44 1632 960-001"))
    texts = client_list.read_search_texts(desk.db)
    for part in ("zoe", "dang", "night shift", "ao-0101", "441632960001", "+44 1632 960-001"):
        assert part in texts[client_id], part
    assert "zoe" not in texts[other]


def test_names_are_those_of_the_rows(desk, add):
    add("A", person("Ines Castelrud"), person("Jonah Castelrud"))
    add("B", person("Zoë", left_on=TODAY))
    assert sorted(client_list.read_names(desk.db).values()) == sorted(r.name for r in rows(desk).values())


def test_a_reference_is_taken_by_another_client_only(desk, add):
    client_id = add("A", person("Zoë"))
    assert client_list.is_taken(desk.db, "A", "somebody else")
    assert not client_list.is_taken(desk.db, "A", client_id)
    assert not client_list.is_taken(desk.db, "B", client_id)
    assert client_list.read_references(desk.db) == ["A"]
