import re
import tomllib

import pytest
from architecture.tree import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
ADDRESS = re.compile(r"://|\bindex-url\b|\bfind-links\b|\btrusted-host\b|\s@\s")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def entries(text: str) -> dict[str, str]:
    """Return each pinned package with all that stands under it."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n" + text)
    return {NAME.match(block)[0].lower(): block for block in blocks if NAME.match(block)}


def loose(text: str) -> list[str]:
    """Return the packages that are not held to a version and a hash."""
    version, mark = re.compile(r"==\d"), re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
    held = {
        name
        for name, block in entries(text).items()
        if version.search(block.split("\n")[0]) and mark.search(block)
    }
    return [name for name in entries(text) if name not in held]


def wanted(requirements: list[str]) -> set[str]:
    return {re.sub(r"[._]+", "-", NAME.match(line)[0]).lower() for line in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(name):
    assert len(entries(read(name))) > 15
    assert loose(read(name)) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name):
    assert ADDRESS.findall(read(name)) == []


def test_a_package_without_a_hash_and_an_address_are_seen():
    planted = "good==1.0 \\\n    --hash=sha256:" + "a" * 64 + "\nbad==1.0\nworse>=1\n"
    assert loose(planted) == ["bad", "worse"]
    assert ADDRESS.search("--index-url https" + "://packages.example/simple")


def test_the_lock_files_hold_what_the_project_asks_for_and_agree_with_each_other():
    project = tomllib.loads(read("pyproject.toml"))
    run, develop = (entries(read(name)) for name in LOCKS)
    assert wanted(project["project"]["dependencies"]) <= run.keys()
    assert wanted(project["dependency-groups"]["dev"]) <= develop.keys()
    versions = [{name: block.split()[0] for name, block in lock.items()} for lock in (run, develop)]
    assert versions[0].items() <= versions[1].items()


def test_the_two_builds_of_one_library_are_never_together():
    for name in LOCKS:
        assert entries(read(name)).keys().isdisjoint({"sqlcipher3-binary", "pyside6", "pyside6-addons"})
