import pytest

from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk

WORDS = "correct horse battery staple"


@pytest.fixture
def passphrase():
    return WORDS


@pytest.fixture
def folder(tmp_path):
    root = keys.new_root()
    vaults.create_vault(tmp_path / "v", root, WORDS, keys.FLOOR)
    return tmp_path / "v"


@pytest.fixture
def vault(folder):
    vault = vaults.open_vault(folder, vaults.unlock_root(folder, WORDS))
    yield vault
    vault.close()


@pytest.fixture
def desk(vault):
    return Desk(vault.db)
