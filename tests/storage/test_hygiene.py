from pathlib import Path

import pytest
from storage.damage import outcome

from practice_desk.storage import hygiene, sql
from practice_desk.storage.synced import Elsewhere, elsewhere

PROCESS = """
import ctypes, os, resource, sys
from pathlib import Path
if sys.argv[1] == "hardened":
    from practice_desk.__main__ import main
    main(["clients", "/no vault here"])
Path(sys.argv[2]).write_text("x")
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0],
      oct(Path(sys.argv[2]).stat().st_mode & 0o777))
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="what Linux says of a process")
def test_the_program_leaves_no_core_lets_nobody_read_it_and_writes_private_files(tmp_path):
    assert outcome(PROCESS, "hardened", tmp_path / "a") == "0 0 0o600"
    assert outcome(PROCESS, "plain", tmp_path / "b").startswith("1 ")


def test_the_encryption_gives_the_published_answers():
    hygiene.self_test.__wrapped__()


@pytest.mark.parametrize(
    ("answer", "part"), [("_ARGON2", "argon2id"), ("_GCM", "aes-gcm"), ("_HKDF", "hkdf")]
)
def test_a_wrong_answer_is_named(monkeypatch, answer, part):
    monkeypatch.setattr(hygiene, answer, "00" * 32)
    with pytest.raises(hygiene.BrokenCryptography, match=part):
        hygiene.self_test.__wrapped__()


def test_a_database_that_is_written_unencrypted_is_noticed(monkeypatch):
    monkeypatch.setattr(hygiene, "keyed", lambda path, _root, _salt, mode: sql.connect(path, mode))
    with pytest.raises(hygiene.BrokenCryptography, match="sqlcipher"):
        hygiene.self_test.__wrapped__()


MOUNTS = r"""/dev/vda1 / ext4 rw 0 0
//server/share /mnt/practice\040share cifs rw 0 0
server:/home /srv/home nfs4 rw 0 0
/dev/sdb1 /media/me/STICK vfat rw 0 0
/dev/vdb1 /srv ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "who"),
    [
        ("/home/me/Practice", None),
        ("/srv/practice", None),
        ("/home/me/Dropbox/Practice", Elsewhere.DROPBOX),
        ("/home/me/Dropbox (Personal)/Practice", Elsewhere.DROPBOX),
        ("/home/me/OneDrive - Somebody/Documents/Practice", Elsewhere.ONEDRIVE),
        ("/home/me/onedriver notes/Practice", None),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/Practice", Elsewhere.ICLOUD),
        ("/Users/me/Library/CloudStorage/GoogleDrive-me/My Drive/Practice", Elsewhere.GOOGLE_DRIVE),
        ("/home/me/Nextcloud/Practice", Elsewhere.NEXTCLOUD),
        ("/mnt/practice share/Practice", Elsewhere.NETWORK),
        ("/srv/home/me/Practice", Elsewhere.NETWORK),
        ("/media/me/STICK/Practice", Elsewhere.REMOVABLE),
        ("/run/media/me/STICK/Practice", Elsewhere.REMOVABLE),
    ],
)
def test_a_folder_that_somebody_else_has_a_hand_on_is_known(folder, who):
    assert elsewhere(Path(folder), MOUNTS) is who


def test_a_folder_is_known_by_the_marks_a_program_leaves_in_it(tmp_path):
    assert elsewhere(tmp_path / "v", "") is None
    (tmp_path / ".stfolder").mkdir()
    assert elsewhere(tmp_path / "v", "") is Elsewhere.SYNCTHING


def test_a_link_into_a_synced_folder_is_followed(tmp_path):
    (tmp_path / "Dropbox" / "v").mkdir(parents=True)
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox" / "v")
    assert elsewhere(tmp_path / "here", "") is Elsewhere.DROPBOX


def test_this_computers_own_mounts_are_read(tmp_path):
    assert elsewhere(tmp_path) in (None, Elsewhere.NETWORK)
