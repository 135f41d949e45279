"""What every test stands on: no display, no home, no network of settings, and no stored examples."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# Before Qt, fontconfig or platformdirs look: the tests never read or write the home of who runs them.
_PLACES = tempfile.TemporaryDirectory(prefix="practice-desk-tests-")
_VARIABLES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "runtime",
}
for _name, _folder in _VARIABLES.items():
    _path = Path(_PLACES.name, _folder)
    _path.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ[_name] = str(_path)
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

# A slow machine is not a bug, and examples of people's words are not left on disk.
settings.register_profile(
    "house",
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--look", metavar="FOLDER", type=Path, help="save a picture of each page a test shows with `look`"
    )


@pytest.fixture
def state_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for settings and whatever else the program keeps about itself."""
    state = tmp_path / "state"
    for name in ("config", "data", "state", "cache"):
        (state / name).mkdir(parents=True)
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(state / name))
    monkeypatch.setenv("HOME", str(state))
    return state


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Return `look(widget, name)`: with --look FOLDER it saves a picture, without it does nothing."""
    folder: Path | None = request.config.getoption("--look")

    def save(widget, name: str) -> None:
        if folder is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        assert widget.grab().save(str(folder / f"{name}.png"))

    return save


@pytest.fixture(autouse=True, scope="session")
def _places() -> Iterator[None]:
    yield
    _PLACES.cleanup()
