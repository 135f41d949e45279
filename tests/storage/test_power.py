import shutil
from random import Random

import pytest
from storage import kills_signing
from storage.power import SAVING, SIGNING, Disk, File, recorded

from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
CUTS = 60


def clients_lost(desk, said):
    """Say whether a client is missing that was said to be kept."""
    return not set(said) <= {c.reference for c in desk.clients.all()}


def papers_lost(desk, said):
    """Say whether a paper is not as it was said to be, or in no state that a step leaves it in."""
    states = kills_signing.found(desk, desk.clients.all()[0].id)
    amiss = any(state.startswith("amiss") for state in states.values())
    return amiss or kills_signing.lost([line.removeprefix("A-") for line in said], states)


def after_cuts(folder, root, synchronous, tmp_path, script=SAVING, is_lost=clients_lost):
    """Return how many cuts lost something acknowledged, and how many left a vault that is not well."""
    before = (folder / "data.db").read_bytes()
    writes = recorded(folder, root, synchronous, tmp_path / "trace", script)
    assert sum(w.what == "said" for w in writes) >= 10
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
        broken += bool(wrong)
        lost += not wrong and is_lost(Desk(vault.db), disk.said)
        vault.close()
        shutil.rmtree(place)
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


def test_no_cut_of_the_power_leaves_a_paper_half_signed(folder, root, tmp_path):
    kills_signing.began(folder, bytes(root))
    assert after_cuts(folder, root, "EXTRA", tmp_path, SIGNING, papers_lost) == (0, 0)


def test_without_waiting_for_the_folder_a_signature_could_be_taken_back(folder, root, tmp_path):
    """The control: a signature that is gone after it was said to be kept is noticed."""
    kills_signing.began(folder, bytes(root))
    assert after_cuts(folder, root, "FULL", tmp_path, SIGNING, papers_lost)[0] > 0
