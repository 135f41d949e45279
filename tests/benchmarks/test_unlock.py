"""Opening a large practice, beyond the key derivation, as a multiple of the least that SQLCipher can do.

The floor is measured in the same run: connect with the key and count the clients.
"""

from datetime import date, timedelta
from statistics import median
from time import perf_counter

import pytest

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import Person
from practice_desk.domain.ratings import Rating
from practice_desk.intentions.vaults import lock, unlock
from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.connection import keyed
from practice_desk.storage.desk import Desk

CLIENTS, GOALS_EACH = 2000, 10


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A vault with 2,000 clients, 20,000 goals and 20,000 ratings, made in as many changes as clients."""
    folder = tmp_path_factory.mktemp("large") / "v"
    root = keys.new_root()
    vaults.create_vault(folder, root, "a passphrase for measuring", keys.FLOOR)
    vault = vaults.open_vault(folder, bytearray(root))
    vault.db.execute("PRAGMA synchronous = OFF")
    desk, start = Desk(vault.db), date(2025, 1, 6)
    for n in range(CLIENTS):
        client = Client(reference=f"C-{n:04d}", concern="Worry about work and sleep. " * 4)
        with desk.change(Deed.ADD_CLIENT):
            desk.clients.save(client)
            desk.people.save(Person(client_id=client.id, known_as=f"Person {n}"))
            for g in range(GOALS_EACH):
                goal = Goal(client_id=client.id, words="I go to bed at the same time each day", position=g)
                desk.goals.save(goal)
                on = start + timedelta(days=n % 300)
                desk.ratings.save(Rating(client_id=client.id, goal_id=goal.id, on=on, value=g))
    vault.close()
    return folder, bytes(root)


def test_a_large_practice_opens_at_little_more_than_the_least_there_is(
    benchmark, large, monkeypatch, tmp_path
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder, root = large
    vault_id = vaults.key_file(folder).vault_id

    def least():
        db = keyed(folder / "data.db", bytearray(root), vault_id, "rw")
        assert db.one("SELECT count(*) FROM clients") == CLIENTS
        db.close()

    def opened():
        vault, desk = unlock(folder, bytearray(root))
        assert desk.clients.count() == CLIENTS
        return vault, desk

    lock(*opened())  # the first time here the whole history is looked at, later only its tail
    floor, ours = [], []
    for _ in range(15):
        started = perf_counter()
        least()
        floor.append(perf_counter() - started)
        started = perf_counter()
        sitting = opened()
        ours.append(perf_counter() - started)
        lock(*sitting)
    benchmark.pedantic(lambda: lock(*opened()), rounds=5)
    benchmark.extra_info.update(
        floor_ms=round(median(floor) * 1000, 2),
        ours_ms=round(median(ours) * 1000, 2),
        ratio=round(median(ours) / median(floor), 2),
    )
    assert median(ours) < 0.2
