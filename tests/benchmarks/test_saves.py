"""A save while a backup is made beside it, as a multiple of a save with nothing beside it.

The backup copies 64 pages at a time on the desk's own connection and lets a save in between (decisions 2b).
"""

import threading
from statistics import median, quantiles
from time import perf_counter

import pytest

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.storage import backup, keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk

MEGABYTES = 40


@pytest.fixture
def large(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "computer"))
    root = keys.new_root()
    vaults.create_vault(tmp_path / "v", root, "a passphrase for measuring", keys.FLOOR)
    vault = vaults.open_vault(tmp_path / "v", root)
    desk = Desk(vault.db)
    with desk.change(Deed.ADD_CLIENT):
        for n in range(MEGABYTES * 10):
            desk.clients.save(Client(reference=f"C-{n}", concern="x" * 100_000))
    yield vault, desk
    vault.close()


def saves(desk, until):
    """Keep one small client after the other until told to stop, and return how long each took."""
    took = []
    while not until():
        started = perf_counter()
        with desk.change(Deed.ADD_CLIENT):
            desk.clients.save(Client(reference=f"S-{perf_counter()}"))
        took.append(perf_counter() - started)
    return took


def test_saves_go_on_while_a_backup_is_made(benchmark, large, tmp_path):
    vault, desk = large
    count = iter(range(100))
    alone = saves(desk, lambda: next(count) == 99)
    beside: list[float] = []

    def back_up():
        target = tmp_path / f"{len(beside)}.pdbackup"
        worker = threading.Thread(target=backup.make_backup, args=(vault, target))
        worker.start()
        beside.extend(saves(desk, lambda: not worker.is_alive()))
        worker.join()
        assert target.exists()

    benchmark.pedantic(back_up, rounds=2)
    benchmark.extra_info.update(
        alone_ms=round(median(alone) * 1000, 2),
        beside_ms=round(median(beside) * 1000, 2),
        beside_p95_ms=round(quantiles(beside, n=20)[-1] * 1000, 2),
        beside_most_ms=round(max(beside) * 1000, 2),
        ratio=round(median(beside) / median(alone), 2),
        saves=len(beside),
    )
    assert median(beside) < 0.1
