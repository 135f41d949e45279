"""The door: a vault is made when all is settled, opens only with its key, and says what is the matter."""

from __future__ import annotations

import pytest
from ui.drivers.door import DoorDriver

from practice_desk.domain.deeds import Actor, Deed
from practice_desk.intentions import vaults
from practice_desk.storage.desk import Desk
from practice_desk.ui.settings import Settings

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def at(qtbot, state_dir):
    """Return a function that puts a therapist in front of the door."""
    drivers = []

    def arrive(folder=None, **settings):
        drivers.append(DoorDriver(qtbot, folder, Settings(theme="light", **settings)))
        return drivers[-1]

    yield arrive
    for driver in drivers:
        driver.opened.close()


def test_a_vault_is_created_unlocked_and_opens_with_the_practice_in_it(at, tmp_path):
    therapist = at()
    assert therapist.name() == "Welcome"
    therapist.create(PASSPHRASE, tmp_path)
    vault = therapist.wait_until_open()
    desk = Desk(vault.db)
    assert vault.folder == tmp_path / "Practice"
    assert desk.practice.own().therapist == "Elena Marsh"
    assert desk.last(Deed.CREATE_VAULT) and desk.last(Deed.MAKE_RECOVERY_SHEET)
    vaults.lock(vault, desk)
    therapist.opened.vaults.clear()

    later = at(tmp_path / "Practice")
    assert later.name() == "Unlock"
    later.unlock(PASSPHRASE)
    assert later.wait_until_open().folder == tmp_path / "Practice"
    assert later.opened.actor is Actor.THERAPIST


def test_a_wrong_passphrase_opens_nothing_and_says_that_nothing_is_lost(at, fresh_template, tmp_path):
    therapist = at(fresh_template.copy(tmp_path / "v"))
    therapist.unlock("wrong horse battery staple")
    therapist.wait_for(lambda: "does not open this vault" in therapist.says())
    assert "Nothing has been lost" in therapist.says()
    assert therapist.opened.vaults == []
    therapist.unlock(PASSPHRASE)
    assert therapist.wait_until_open()
