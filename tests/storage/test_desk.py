import threading
from dataclasses import replace

import pytest

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.steps import Step
from practice_desk.storage import history
from practice_desk.storage.check import check, check_beside
from practice_desk.storage.desk import Desk


@pytest.fixture
def heard(desk):
    changes = []
    desk.listeners.append(changes.append)
    return changes


@pytest.fixture
def client(desk):
    client = Client(reference="A-1")
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(client)
    return client


def last_row(desk):
    return desk.db.execute("SELECT deed, client_id, rows FROM history ORDER BY seq DESC").fetchone()


def test_a_change_says_what_it_touched_and_whose_it_was(desk, client, heard):
    with desk.change(Deed.KEEP_GOAL):
        desk.goals.save(Goal(client_id=client.id, words="Sleep"))
        desk.steps.save(Step(client_id=client.id, what="Lights out"))
    (change,) = heard
    assert change.touches(Goal) and change.touches(Step, Client) and not change.touches(Client)
    assert change.client_id() == client.id and not change.final
    deed, client_id, rows = last_row(desk)
    assert (deed, client_id) == ("keep_goal", client.id)
    assert '"Goal"' in rows and '"added"' in rows and "Sleep" not in rows


def test_a_change_of_two_clients_is_nobodys_unless_its_place_says_whose(desk, client, heard):
    other = Client(reference="A-2")
    for place, whose in ((None, None), (Place(PlaceKind.PROFILE, client.id), client.id)):
        with desk.change(Deed.KEEP_PROFILE, place):
            desk.clients.save(replace(client, concern=str(place)))
            desk.clients.save(replace(other, concern=str(place)))
        assert heard[-1].client_id() == whose


def test_keeping_what_is_there_already_is_no_change(desk, client, heard):
    before = history.head(desk.db)
    with desk.change(Deed.KEEP_PROFILE):
        desk.clients.save(client)
    assert heard == [] and history.head(desk.db) == before


def test_a_view_during_a_change_stands_or_falls_with_it(desk, client):
    before = history.head(desk.db).seq
    with pytest.raises(ZeroDivisionError), desk.change(Deed.KEEP_PROFILE):
        desk.witness(Deed.PRINT_DOCUMENT, client.id)
        raise ZeroDivisionError
    assert history.head(desk.db).seq == before
    with desk.change(Deed.KEEP_PROFILE):
        desk.witness(Deed.PRINT_DOCUMENT, client.id)
        desk.clients.save(replace(client, concern="x"))
    assert history.head(desk.db).seq == before + 2


def test_what_is_removed_takes_what_it_owns_and_lets_go_of_what_it_is_linked_to(desk, client):
    person = Person(client_id=client.id, known_as="Ann")
    goal = Goal(client_id=client.id, words="Sleep")
    step = Step(client_id=client.id, goal_id=goal.id, person_id=person.id, what="Lights out")
    with desk.change(Deed.KEEP_GOAL):
        desk.people.save(person)
        desk.goals.save(goal)
        desk.steps.save(step)
    with desk.change(Deed.REMOVE_GOAL):
        desk.remove(goal)
    assert desk.steps.get(step.id) == replace(step, goal_id=None)
    with desk.change(Deed.REMOVE_GOAL):
        desk.remove(client)
    assert desk.people.count() == desk.steps.count() == desk.clients.count() == 0
    desk.undo()
    desk.undo()
    assert (desk.steps.get(step.id), desk.people.get(person.id)) == (step, person)


def test_a_record_that_is_not_there_is_said_not_to_be(desk):
    assert desk.goals.find("nothing") is None
    with pytest.raises(KeyError):
        desk.goals.get("nothing")


def test_a_forgotten_desk_takes_nothing_back_and_tells_nobody(desk, client, heard):
    desk.forget()
    assert desk.undo() is None and desk.redo() is None
    with desk.change(Deed.KEEP_PROFILE):
        desk.clients.save(replace(client, concern="x"))
    assert heard == []


def test_the_check_from_another_thread_finds_the_same(vault, client):
    found = []
    worker = threading.Thread(target=lambda: found.extend(check_beside(vault)))
    worker.start()
    worker.join()
    assert found == check(vault) and all(f.well for f in found)


def test_the_database_belongs_to_one_thread(vault):
    refused = []

    def reads():
        try:
            Desk(vault.db)
        except AssertionError as error:
            refused.append(error)

    worker = threading.Thread(target=reads)
    worker.start()
    worker.join()
    assert len(refused) == 1
