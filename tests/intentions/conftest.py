import pytest

from practice_desk.domain import clock
from practice_desk.domain.people import Person
from practice_desk.domain.practice import Practice
from practice_desk.intentions.clients import add_client
from practice_desk.intentions.demo import build_demo
from practice_desk.intentions.practice import start_practice
from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk


@pytest.fixture(scope="session")
def _practice(tmp_path_factory):
    folder, root = tmp_path_factory.mktemp("practice") / "v", keys.new_root()
    vaults.create_vault(folder, root, "correct horse battery staple", keys.FLOOR)
    vault = vaults.open_vault(folder, bytearray(root))
    start_practice(Desk(vault.db), Practice(therapist="Elena Marsh"))
    vault.close()
    return folder, root


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The fictional practice, built once; its tests only read it."""
    folder, root = tmp_path_factory.mktemp("demo") / "v", keys.new_root()
    vaults.create_vault(folder, root, "correct horse battery staple", keys.FLOOR)
    vault = vaults.open_vault(folder, bytearray(root))
    vault.db.execute("PRAGMA synchronous = OFF")
    desk = Desk(vault.db)
    build_demo(desk)
    yield desk
    desk.forget()
    vault.close()


@pytest.fixture
def desk(_practice, tmp_path, monkeypatch):
    """A practice with nobody in it, on a real vault."""
    import shutil

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "computer"))
    folder = shutil.copytree(_practice[0], tmp_path / "v", ignore=shutil.ignore_patterns("in-use.lock"))
    vault = vaults.open_vault(folder, bytearray(_practice[1]))
    desk = Desk(vault.db)
    yield desk
    desk.forget()
    vault.close()


@pytest.fixture
def amara(desk):
    return add_client(desk, [Person(client_id="", known_as="Amara Okonlind")])


@pytest.fixture
def couple(desk):
    from practice_desk.domain.clients import ClientKind

    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    return add_client(desk, people, kind=ClientKind.COUPLE)


@pytest.fixture
def day():
    """Return `day(iso)`, which holds the clock at nine on a date."""
    from datetime import datetime

    return lambda iso: clock.at(datetime.fromisoformat(f"{iso}T09:00"))
