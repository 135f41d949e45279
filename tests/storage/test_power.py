import shutil
from random import Random

import pytest
from storage.power import Disk, File, recorded

from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
CUTS = 60


def after_cuts(folder, root, synchronous, tmp_path):
    """Return how many cuts lost something acknowledged, and how many left a vault that is not well."""
    before = (folder / "data.db").read_bytes()
    writes = recorded(folder, root, synchronous, tmp_path / "trace")
    assert sum(w.what == "said" for w in writes) == 12
    lost = broken = 0
    chance = Random(20260101)
    for n in range(CUTS):
        disk = Disk(str(folder), {str(folder / "data.db"): File(bytearray(before))})
        for write in writes[: chance.randrange(len(writes))]:
            disk.do(write)
        place = tmp_path / f"cut-{n}"
        place.mkdir()
        shutil.copy(folder / "keys.json", place)
        disk.cut(place, chance)
        try:
            vault = vaults.open_vault(place, bytearray(root))
        except vaults.DamagedVault:
            broken += 1
            continue
        wrong = [f for f in check(vault) if not f.well and f.part != "last_seen"]
        kept = {c.reference for c in Desk(vault.db).clients.all()} if not wrong else set(disk.said)
        vault.close()
        broken += bool(wrong)
        lost += not set(disk.said) <= kept
    return lost, broken


def test_no_cut_of_the_power_loses_what_was_acknowledged(folder, root, tmp_path):
    assert after_cuts(folder, root, "EXTRA", tmp_path) == (0, 0)


def test_without_waiting_for_the_disk_cuts_would_break_the_vault(folder, root, tmp_path):
    """The control: the same cuts do harm where nothing waits for the disk."""
    assert after_cuts(folder, root, "OFF", tmp_path)[1] > CUTS // 10


def test_without_waiting_for_the_folder_a_save_could_be_taken_back(folder, root, tmp_path):
    """The reason for EXTRA: the journal that was removed may be back after a cut, and undo the last save."""
    lost, broken = after_cuts(folder, root, "FULL", tmp_path)
    assert lost > 0 and broken == 0
