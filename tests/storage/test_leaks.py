"""What people said and what opens it is nowhere but in the vault, encrypted; and nothing goes out."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from architecture.tree import ROOT
from storage.damage import child, outcome

from practice_desk.storage import keys
from practice_desk.storage import vault as vaults
from practice_desk.storage.folder import first_bytes

CANARIES = ("Quetzalcoatl Zöpfchen", "the heron waits at the weir", "Xanthippe-4711")

WORK = """
import sys
from pathlib import Path
from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.intentions.vaults import back_up, lock, unlock
from practice_desk.storage.sql import BugError
folder, root, name, said, reference = sys.argv[1:6]
vault, desk = unlock(Path(folder), bytearray.fromhex(root))
client = Client(reference=reference, concern=name)
with desk.change(Deed.ADD_CLIENT):
    desk.clients.save(client)
    desk.goals.save(Goal(client_id=client.id, words=said * 2000))
desk.scratch.keep("goal", "g1", {"words": said}, client_id=client.id)
desk.undo(), desk.redo()
try:
    with desk.change(Deed.ADD_CLIENT):
        desk.clients.save(Client(reference=reference, concern=name))
except BugError as error:
    print(error, repr(client), repr(vault), file=sys.stderr)
desk.db.execute("SELECT words, count(*) FROM goals GROUP BY words ORDER BY words || ?", [said]).fetchall()
back_up(vault, desk, Path(folder).parent / "b.pdbackup")
if "careless" in sys.argv:
    Path(folder).with_name("recent.txt").write_text(name)
if "spills" in sys.argv:
    print(said)
lock(vault, desk)
"""
INTERRUPTED = (
    WORK.split("desk.undo()", maxsplit=1)[0]
    + """
desk.db.execute("PRAGMA cache_size = 1")
desk.db.execute("BEGIN IMMEDIATE")
for n in range(60):
    desk.db.execute("UPDATE goals SET words = words || ?", [said * n])
print("now", flush=True)
sys.stdin.read()
"""
)


def forms(text):
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode().hex().encode()


def found_in(data):
    return [text for text in CANARIES if any(form in data for form in forms(text))]


def found_below(*places):
    files = [p for place in places for p in place.rglob("*") if p.is_file()]
    assert len(files) > 2
    return sorted({f"{p.name}: {text}" for p in files for text in found_in(p.read_bytes())})


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A home and a place for temporary files of its own."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def work(script, folder, root, *more):
    running = child(script, folder, root.hex(), *CANARIES, *more)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err.decode()[-2000:]
    return out + err


def test_nothing_that_was_said_is_readable_in_any_file_or_message(folder, root, places):
    said = work(WORK, folder, root)
    assert b"<Client " in said and found_in(said) == []
    assert found_below(places) == []


def test_a_file_and_a_message_with_a_name_in_it_are_seen(folder, root, places):
    said = work(WORK, folder, root, "careless", "spills")
    assert found_in(said) == [CANARIES[1]]
    assert found_below(places) == [f"recent.txt: {CANARIES[0]}"]


def test_nothing_is_readable_in_what_a_killed_program_leaves(folder, root, places):
    running = child(INTERRUPTED, folder, root.hex(), *CANARIES)
    assert running.stdout.readline() == b"now\n"
    running.kill()
    running.communicate()
    assert (folder / "data.db-journal").stat().st_size > 512
    assert found_below(places) == []


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("more", [(), ("careless",)])
def test_nothing_readable_is_written_even_into_files_that_are_gone_again(folder, root, places, more):
    trace = places / "trace"
    calls = "trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg"
    command = ["strace", "-f", "-o", str(trace), "-xx", "-s", "1000000", "-e", calls]
    script = [sys.executable, "-c", WORK, str(folder), root.hex(), *CANARIES, *more]
    done = subprocess.run([*command, *script], capture_output=True, timeout=120, check=False)
    if done.returncode != 0 and b"ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr[-2000:]
    lines = trace.read_text("ascii", errors="replace")
    written = b"".join(
        bytes.fromhex(hexed.replace("\\x", "")) for hexed in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', lines)
    )
    assert len(written) > 50_000
    assert found_in(written) == ([CANARIES[0]] if more else [])


SOCKETS = """
import socket, sys
from pathlib import Path
opened = []
def heard(event, arguments):
    if event == "socket.__new__":
        opened.append(arguments[1])
    elif event.startswith("socket.") and event != "socket.gethostname":
        opened.append(event)
sys.addaudithook(heard)
if sys.argv[2] == "control":
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
else:
    from practice_desk.__main__ import main
    assert main(["demo", "--no-window", sys.argv[1]]) == 0
print("sockets", [int(o) if not isinstance(o, str) else o for o in opened])
"""


def test_building_the_demo_opens_no_socket(tmp_path):
    assert outcome(SOCKETS, tmp_path / "demo", "demo").splitlines()[-1] == "sockets []"
    assert outcome(SOCKETS, tmp_path / "demo", "control") == "sockets [2]"


HOLDING = """
import sys
from pathlib import Path
from practice_desk.storage import keys, vault as vaults
folder, words, leak = Path(sys.argv[1]), sys.stdin.readline().rstrip("\\n"), sys.argv[2]
vault = vaults.open_vault(folder, vaults.unlock_root(folder, words))
if leak == "text":
    kept = keys.database_key(vault.root, vault.vault_id).hex()
print("open", flush=True)
sys.stdin.readline()
vault.close()
print("closed", flush=True)
sys.stdin.readline()
"""


def memory_of(pid):
    """Return all that a process has written into its memory."""
    held = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_ = line.split(maxsplit=5)
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                held.append(memory.read(end - start))
            except (OSError, OverflowError, ValueError):
                continue
    return b"".join(held)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_database_key_is_never_text_and_is_gone_after_closing(folder, root, passphrase):
    secret = bytes(keys.database_key(root, first_bytes(folder)))

    def copies(leak):
        running = child(HOLDING, folder, leak)
        running.stdin.write(passphrase.encode() + b"\n")
        found = []
        for said in (b"open\n", b"closed\n"):
            running.stdin.flush()
            assert running.stdout.readline() == said, running.stderr.read()
            held = memory_of(running.pid)
            found.append([held.count(secret.hex().encode()), held.count(secret), held.count(bytes(root))])
            running.stdin.write(b"\n")
        running.communicate()
        return found

    while_open, after = copies("nothing")
    assert while_open[0] == 0 and after == [0, 0, 0]
    assert copies("text")[0][0] > 0  # the control


def test_keys_are_buffers_that_can_be_wiped(folder, passphrase):
    root = vaults.unlock_root(folder, passphrase)
    vault = vaults.open_vault(folder, root)
    made = (vault.root, keys.database_key(root, vault.vault_id), keys.last_seen_key(root, vault.vault_id))
    assert all(type(key) is bytearray for key in made)
    vault.close()
    assert root == bytes(len(root))


def test_only_one_module_opens_the_database_file_with_python():
    """Closing any other descriptor of an open database drops its locks, so nothing else may name it."""
    files = {p.name: p.read_text("utf-8") for p in (ROOT / "practice_desk").rglob("*.py")}
    assert [name for name, text in files.items() if '"data.db"' in text] == ["names.py"]
    opens = re.compile(r"DATABASE\)\.(?:open|read_bytes|write_bytes)")
    assert sorted(name for name, text in files.items() if opens.search(text)) == ["vault.py"]
