import os
import subprocess
import sys
from pathlib import Path

import pytest
from architecture.tree import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by the way of POSIX")


def after(what, folder, root, times=1, program="kills.py"):
    program = Path(__file__).with_name(program)
    done = subprocess.run(
        [sys.executable, str(program), what, str(folder), root.hex(), str(times)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_no_save_that_was_acknowledged_is_lost_however_the_program_dies(folder, root):
    assert after("saves", folder, root, 20) == "lost 0, broken 0"


def test_a_backup_that_bears_its_name_is_whole_however_the_program_dies(folder, root):
    assert after("backups", folder, root, 8) == "broken 0, some made True"


def test_a_vault_is_of_one_version_or_the_other_however_the_program_dies(folder, root):
    assert after("migrations", folder, root, 10).startswith("broken 0")


def test_a_restored_folder_that_bears_its_name_is_whole_however_the_program_dies(folder, root):
    assert after("restores", folder, root, 8) == "broken 0"


def test_the_old_or_the_new_passphrase_opens_however_the_program_dies(folder, root):
    assert after("passphrases", folder, root, 4) == "shut out 0"


def test_a_full_disk_keeps_what_was_kept_and_the_desk_goes_on_when_there_is_room(folder, root):
    outcome = after("full", folder, root)
    assert outcome.split(", ", 1)[0] in ("DiskFull", "DiskFault")
    assert outcome.split(", ", 1)[1] == "some kept True, same True, well True"


def test_a_save_that_is_acknowledged_too_early_is_seen_to_be_lost(folder, root):
    """The control: the loop does notice."""
    assert not after("careless", folder, root, 10).startswith("lost 0")


def test_a_paper_is_an_unsigned_offer_or_wholly_signed_however_the_program_dies(folder, root):
    outcome = after("signings", folder, root, 12, program="kills_signing.py")
    assert outcome.startswith("lost 0, amiss 0, unwell 0, states ")
    assert int(outcome.rsplit(" ", 1)[1]) >= 3  # it died in the midst of it


def test_a_copy_that_is_kept_after_its_signature_is_seen_to_be_missing(folder, root):
    """The control: a signature without its copy is noticed."""
    assert "amiss 0" not in after("careless_signings", folder, root, 6, program="kills_signing.py")


def test_a_note_is_a_draft_or_wholly_signed_however_the_program_dies_and_what_was_typed_is_there(
    folder, root
):
    outcome = after("writings", folder, root, 10, program="kills_notes.py")
    assert outcome == "lost 0, amiss 0, unwell 0, some signed True"


def test_typing_that_is_said_to_be_kept_too_early_is_seen_to_be_lost(folder, root):
    """The control: a step that was said and not done is noticed."""
    assert not after("early", folder, root, 10, program="kills_notes.py").startswith("lost 0")
