import pytest

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.storage import history
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import DiskFault

TYPED = {"words": "I sleep through the night"}


class Broken(Exception):
    pass


def test_what_is_typed_is_on_the_disk_at_once_and_comes_back(desk, vault, root):
    desk.scratch.keep("goal", "g1", TYPED, client_id="c1", base={"words": ""})
    desk.scratch.keep("goal", "g1", {"words": "later"}, client_id="c1", base={"words": "ignored"})
    assert not desk.db.in_transaction
    vault.db.close()  # no goodbye, as when the power goes
    vault.lock.release()
    vault.root[:] = bytes(len(vault.root))
    again = vaults.open_vault(vault.folder, bytearray(root))
    found = Desk(again.db).scratch.find("goal", "g1")
    assert (found.body, found.base, found.client_id) == ({"words": "later"}, {"words": ""}, "c1")
    again.close()


def test_typing_leaves_no_history_no_undo_and_no_news(desk):
    heard = []
    desk.listeners.append(heard.append)
    before = history.head(desk.db)
    desk.scratch.keep("goal", "g1", TYPED)
    desk.scratch.drop("goal", "g1")
    assert (history.head(desk.db), desk.undo_step, heard) == (before, None, [])


def keep_from_form(desk, client):
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(client)
        desk.scratch.drop("client", client.id)


def test_keeping_a_record_and_forgetting_its_scratch_are_one(desk):
    client = Client(reference="A-1")
    desk.scratch.keep("client", client.id, TYPED)
    keep_from_form(desk, client)
    assert desk.clients.count() == 1 and desk.scratch.all() == []


def test_when_keeping_fails_what_was_typed_is_still_there(desk):
    client = Client(reference="A-1")
    desk.scratch.keep("client", client.id, TYPED)
    with pytest.raises(Broken), desk.change(Deed.KEEP_PROFILE):
        keep_from_form(desk, client)
        raise Broken
    assert desk.clients.count() == 0
    assert desk.scratch.find("client", client.id).body == TYPED


def test_typing_during_a_change_neither_ends_nor_outlives_it(desk):
    with pytest.raises(Broken), desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="A-1"))
        desk.scratch.keep("goal", "g1", TYPED)
        assert desk.db.in_transaction
        raise Broken
    assert desk.clients.count() == 0 and desk.scratch.all() == []
    with desk.change(Deed.ADD_CLIENT):
        desk.scratch.keep("goal", "g1", TYPED)
        desk.clients.save(Client(reference="A-1"))
    assert desk.clients.count() == 1 and len(desk.scratch.all()) == 1


def test_nothing_is_written_after_the_disk_ended_a_change(desk):
    """SQLite takes a transaction back by itself when a write fails; what follows must not stand alone."""
    with pytest.raises(DiskFault), desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="A-1"))
        desk.db.execute("ROLLBACK")
        desk.clients.save(Client(reference="A-2"))
    assert desk.clients.count() == 0 and desk.undo_step is None
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference="A-3"))
    assert desk.clients.count() == 1


def test_the_newest_typing_of_a_client_is_found_before_its_record_exists(desk):
    desk.scratch.keep("goal", "g1", {"words": "first"}, client_id="c1")
    desk.scratch.keep("goal", "g2", {"words": "second"}, client_id="c2")
    assert desk.scratch.newest("goal", "c1").record_id == "g1"
    assert desk.scratch.newest("step", "c1") is None


def test_a_read_only_desk_types_nothing(vault):
    desk = Desk(vault.db, read_only=True)
    desk.scratch.keep("goal", "g1", TYPED)
    assert desk.scratch.all() == []
