import shutil

import pytest

from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk

WORDS = "correct horse battery staple"


@pytest.fixture(autouse=True)
def seen_here(tmp_path, monkeypatch):
    """A computer of its own for each test: copies of one vault would look like rolled back ones."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "computer"))
    return tmp_path / "computer" / "practice-desk" / "vaults"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The one vault of the session that a passphrase was set for: the folder and its root secret."""
    folder = tmp_path_factory.mktemp("made") / "v"
    root = keys.new_root()
    vaults.create_vault(folder, root, WORDS, keys.FLOOR)
    return folder, bytes(root)


@pytest.fixture
def passphrase():
    return WORDS


@pytest.fixture
def root(made):
    return bytearray(made[1])


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "v")


@pytest.fixture
def vault(folder, root):
    vault = vaults.open_vault(folder, bytearray(root))
    yield vault
    vault.close()


@pytest.fixture
def desk(vault):
    return Desk(vault.db)
