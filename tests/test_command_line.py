import io
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from architecture.tree import ROOT

from practice_desk import command_line
from practice_desk.command_line import parser
from practice_desk.domain.deeds import Deed
from practice_desk.intentions.homes import DEMO_PASSPHRASE
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk

WRONG = DEMO_PASSPHRASE + "?"


def run(*words, typed=DEMO_PASSPHRASE):
    return subprocess.run(
        [sys.executable, "-m", "practice_desk", *map(str, words)],
        input=typed + "\n",
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )


@pytest.fixture
def run_here(monkeypatch, capsys):
    """Return the same without a process of its own, where many requests are made."""

    def run(*words, typed=DEMO_PASSPHRASE):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed + "\n"))
        code = command_line.run([str(word) for word in words])
        said = capsys.readouterr()
        return subprocess.CompletedProcess(words, code, said.out, said.err)

    return run


def says_one_sentence(done):
    """One or two plain sentences on one line, and nothing of Python."""
    text = done.stderr.strip()
    return "\n" not in text and text.endswith(".") and "Traceback" not in text and done.stdout == ""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "v"
    done = run("demo", "--no-window", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"vault: {folder}\npassphrase: {DEMO_PASSPHRASE}\n"
    return folder


def test_help_and_version_speak_and_go():
    assert "Practice Desk" in run("--version").stdout
    shown = run("--help").stdout
    names = next(a for a in parser()._actions if a.dest == "command").choices
    assert {"demo", "check", "backup", "restore", "clients"} <= names.keys()
    for name, command in names.items():
        assert name in shown and f"Example: practice-desk {name}" in command.format_help()
        assert "--passphrase " not in command.format_help()  # never an argument, which others could see


@pytest.mark.parametrize("words", [["dance"], ["check"], ["restore", "one"], ["check", "v", "--loudly"]])
def test_what_it_does_not_understand_is_exit_code_two(words):
    done = run(*words)
    assert done.returncode == 2 and done.stderr.startswith("usage:")


def test_the_demo_is_well_and_its_clients_are_listed(demo):
    checked = run("check", demo, "--passphrase-stdin")
    assert checked.returncode == 0
    parts = [line.split("\t")[:2] for line in checked.stdout.splitlines()]
    assert len(parts) == 14 and {state for _, state in parts} == {"well"}
    listed = run("clients", demo, "--passphrase-stdin")
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    assert listed.returncode == 0 and len(rows) == 10
    assert all(len(row) == 3 and re.fullmatch(r"[A-Z]{1,2}-\d{4}", row[0]) for row in rows)


def test_a_backup_is_made_and_restored(demo, tmp_path, state_dir):
    made = run("backup", demo, tmp_path / "b.pdbackup", "--passphrase-stdin")
    assert made.returncode == 0 and made.stdout.startswith("Backed up and verified: 10 clients, ")
    back = run("restore", tmp_path / "b.pdbackup", tmp_path / "back", "--passphrase-stdin")
    assert back.returncode == 0 and back.stdout.startswith("Restored and verified: 10 clients, ")
    listed = [run("clients", folder, "--passphrase-stdin").stdout for folder in (demo, tmp_path / "back")]
    assert listed[0] == listed[1] != ""


def damaged(demo, folder):
    folder.mkdir()
    for path in demo.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def flip(path: Path, at: int):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))


def test_first_bytes_that_are_damaged_are_named_and_mended(demo, tmp_path, run_here, monkeypatch, state_dir):
    folder = damaged(demo, tmp_path / "v")
    flip(folder / "data.db", 3)
    named = run_here("check", folder, "--passphrase-stdin")
    assert (named.returncode, named.stdout) == (1, "header\tNOT WELL\tcan be mended\n")
    assert run_here("clients", folder, "--passphrase-stdin").returncode == 1
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another computer"))
    mended = run_here("check", folder, "--mend", "--passphrase-stdin")
    assert mended.returncode == 0 and "NOT WELL" not in mended.stdout


def test_a_damaged_page_is_named(demo, tmp_path, run_here, state_dir):
    folder = damaged(demo, tmp_path / "v")
    size = (folder / "data.db").stat().st_size
    for page in (size // 4096 - 1, size // 4096 - 2):
        flip(folder / "data.db", 4096 * page + 100)
    done = run_here("check", folder, "--passphrase-stdin")
    assert done.returncode == 1
    assert "NOT WELL" in done.stdout or says_one_sentence(done)


def faults(demo, tmp_path):
    """Return each request that cannot be met, with the words its sentence must have."""
    empty, file = tmp_path / "empty", tmp_path / "text.pdbackup"
    empty.mkdir()
    file.write_text("not a backup")
    bad_key, no_key, bad_data = (damaged(demo, tmp_path / n) for n in ("bad key", "no key", "bad data"))
    flip(bad_key / "keys.json", 100)
    (no_key / "keys.json").unlink()
    flip(bad_data / "data.db", 2000)
    return {
        "no vault": (["check", empty], DEMO_PASSPHRASE, "no vault"),
        "wrong passphrase": (["clients", demo], WRONG, "Nothing has been lost"),
        "damaged key file": (["check", bad_key], DEMO_PASSPHRASE, "key file is damaged"),
        "missing key file": (["check", no_key], DEMO_PASSPHRASE, "key file is missing"),
        "damaged database": (["check", bad_data], DEMO_PASSPHRASE, "Restore the newest backup"),
        "name taken": (["backup", demo, file], DEMO_PASSPHRASE, "already a file"),
        "no such folder": (["backup", demo, tmp_path / "no" / "b"], DEMO_PASSPHRASE, "no folder"),
        "no such backup": (["restore", tmp_path / "none", tmp_path / "r"], DEMO_PASSPHRASE, "no file"),
        "not a backup": (["restore", file, tmp_path / "r"], DEMO_PASSPHRASE, "not a whole backup"),
        "folder in use": (["restore", file, demo], DEMO_PASSPHRASE, "already something"),
        "demo over something": (["demo", "--no-window", demo], "", "already something"),
        "demo into a file": (["demo", "--no-window", file / "v"], "", "cannot be written"),
    }  # fmt: skip


def test_each_request_that_cannot_be_met_is_one_sentence_and_exit_code_one(
    demo, tmp_path, run_here, state_dir
):
    sentences = set()
    for name, (words, typed, part) in faults(demo, tmp_path).items():
        more = [] if words[0] == "demo" else ["--passphrase-stdin"]
        done = run_here(*words, *more, typed=typed)
        assert done.returncode == 1, name
        assert says_one_sentence(done), (name, done.stderr)
        assert part in done.stderr, (name, done.stderr)
        assert WRONG not in done.stderr
        sentences.add(done.stderr)
    assert len(sentences) == 11  # the two that find something in the way say the same


def test_a_vault_that_is_open_elsewhere_is_said_to_be(demo):
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(demo), DEMO_PASSPHRASE],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert holding.stdout.readline() == b"open\n"
    done = run("clients", demo, "--passphrase-stdin")
    holding.communicate(b"\n")
    assert done.returncode == 1 and "another window" in done.stderr and says_one_sentence(done)


HOLD = """
import sys
from pathlib import Path
from practice_desk.storage import vault as vaults
vault = vaults.open_vault(Path(sys.argv[1]), vaults.unlock_root(Path(sys.argv[1]), sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
vault.close()
"""


def test_a_request_that_cannot_be_met_ends_the_program_with_one(demo):
    done = run("clients", demo, "--passphrase-stdin", typed=WRONG)
    assert done.returncode == 1 and says_one_sentence(done)


def test_an_older_copy_of_the_vault_is_said_to_be_one(demo, tmp_path, run_here, state_dir):
    folder = damaged(demo, tmp_path / "v")
    assert run_here("clients", demo, "--passphrase-stdin").stderr == ""
    done = run_here("clients", folder, "--passphrase-stdin")
    assert done.returncode == 0 and "not the newest" in done.stderr and done.stdout


@pytest.fixture
def report(demo, tmp_path, run_here):
    """Return `report(*words)` for the demo's first client, and the file it is asked to write."""
    listed = run_here("clients", demo, "--passphrase-stdin").stdout
    reference = next(row.split("\t")[0] for row in listed.splitlines() if row.endswith("\tactive"))
    asked = ("--client", reference, "--document", "action-plan", "--passphrase-stdin")

    def report(*words, name="plan.pdf"):
        return run_here("report", demo, *asked, "-o", tmp_path / name, *words), tmp_path / name

    return report


def printed(path):
    """Return a PDF's text, its pages' size in points, and how many there are."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        return text, document[0].get_size(), len(document)
    finally:
        document.close()


def test_a_report_is_the_clients_action_plan_on_the_paper_and_day_asked_for(demo, report, run_here):
    done, path = report("--date", "2027-03-01", "--paper", "letter")
    assert (done.returncode, done.stderr) == (0, "")
    text, size, pages = printed(path)
    assert done.stdout == f"Written: {path}, {pages} page{'s' * (pages > 1)}.\n"
    assert "My plan" in text and "1 March 2027" in text and size == (612, 792)
    assert path.stat().st_mode & 0o777 == 0o600
    _, large_path = report("--large-print", name="large.pdf")
    text, size, more = printed(large_path)
    assert more > pages and round(size[0]) == 595
    assert run_here("check", demo, "--passphrase-stdin").returncode == 0


def test_the_same_report_has_the_same_bytes(report):
    paths = [report("--date", "2027-03-01", name=f"{n}.pdf")[1] for n in range(2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_saved_report_is_in_the_history(demo, report):
    _, path = report()
    vault = vaults.open_vault(demo, vaults.unlock_root(demo, DEMO_PASSPHRASE))
    copy = max(Desk(vault.db).documents.all(), key=lambda c: c.seq)
    assert (copy.went_to, copy.sha) == (path.name, sha256(path.read_bytes()).hexdigest())
    assert Desk(vault.db).last(Deed.SAVE_DOCUMENT)
    vault.close()


def test_a_report_that_cannot_be_written_says_why(demo, report, run_here, tmp_path):
    report()
    again, _ = report()
    assert again.returncode == 1 and "already a file" in again.stderr and says_one_sentence(again)
    nowhere, _ = report(name="no/plan.pdf")
    assert nowhere.returncode == 1 and "no folder" in nowhere.stderr and says_one_sentence(nowhere)
    words = ["report", demo, "--client", "ZZ-9999", "--document", "action-plan", "-o", tmp_path / "z.pdf"]
    nobody = run_here(*words, "--passphrase-stdin")
    assert nobody.returncode == 1 and "No client" in nobody.stderr and says_one_sentence(nobody)
    assert not (tmp_path / "z.pdf").exists()


def test_the_help_of_a_report_names_every_document_and_says_what_has_none(capsys):
    with pytest.raises(SystemExit):
        command_line.parser().parse_args(["report", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "Write a client's document as a PDF." in said
    for kind in ("progress", "summary (of a session)", "measure", "worksheet", "safety-plan", "supervision"):
        assert kind in said
    assert "ending (What I take with me)" in said and "process notes leave through their own page" in said


@pytest.mark.parametrize("more", [["--document", "diagnosis"], ["--date", "tomorrow"], ["--paper", "a5"]])
def test_a_report_of_what_there_is_not_is_exit_code_two(more, capsys):
    words = ["report", "v", "--client", "A-1", "--document", "action-plan", "-o", "plan.pdf", *more]
    with pytest.raises(SystemExit) as stopped:
        command_line.run(words)
    assert stopped.value.code == 2 and capsys.readouterr().err.startswith("usage:")


@pytest.fixture
def papers_of_amara(demo, tmp_path, run_here):
    """Return `ask(document, *words)` for the made-up client AO-0101, and the file it is asked to write."""

    def ask(document, *words, name=None):
        path = tmp_path / (name or f"{document}{len(list(tmp_path.iterdir()))}.pdf")
        asked = ["report", demo, "--client", "AO-0101", "--document", document, "-o", path, *words]
        return run_here(*asked, "--passphrase-stdin"), path

    return ask


@pytest.mark.parametrize(
    ("document", "more", "said"),
    [
        ("consent", ["--kind", "confidentiality"], "What stays private"),
        ("consent", ["--kind", "treatment", "--large-print"], "Starting therapy"),
        ("consent", ["--kind", "treatment", "--blank"], "Starting therapy"),
        ("release", [], "Permission to share"),
        ("agreement", ["--paper", "letter"], "How we work together"),
        ("agreement-copy", [], "What I want to ask or change"),
        ("accounting", ["--from", "2020-01-01", "--to", "2020-12-31"], "Nothing was shared in this time."),
        ("accounting", ["--blank"], "With whom"),
        ("action-plan", ["--blank"], "My plan"),
        ("progress", [], "How my goals are going"),
        ("progress", ["--professional", "--large-print"], "50 = as expected"),
        ("summary", ["--paper", "letter"], "My session"),
        ("measure", ["--blank", "--record", "phq9"], "Little interest"),
        ("worksheet", ["--blank", "--record", "talk"], "A talk I want to have"),
        ("safety-plan", ["--blank"], "My safety plan"),
        ("ending", [], "What I take with me"),
        ("supervision", ["--from", "2020-01-01", "--to", "2020-12-31"], "No meeting is noted"),
        ("form", ["--text", "release.uk"], "Amara Okonlind"),
    ],
)
def test_every_document_can_be_had(papers_of_amara, document, more, said):
    done, path = papers_of_amara(document, *more)
    assert (done.returncode, done.stderr) == (0, "")
    text, size, pages = printed(path)
    assert said in text and done.stdout == f"Written: {path}, {pages} page{'s' * (pages > 1)}.\n"
    assert (size == (612, 792)) == ("letter" in more)


def test_a_form_for_nobody_needs_no_client(demo, tmp_path, run_here):
    path = tmp_path / "form.pdf"
    words = ["report", demo, "--document", "form", "--text", "treatment.uk", "-o", path]
    assert run_here(*words, "--passphrase-stdin").returncode == 0
    assert "Starting therapy together" in printed(path)[0]


def test_what_was_signed_is_written_as_it_was_frozen(demo, papers_of_amara):
    from practice_desk.documents.paper_sheet import paper_sheet
    from practice_desk.intentions import copies, frozen_copies, paper_sheets, papers

    vault = vaults.open_vault(demo, vaults.unlock_root(demo, DEMO_PASSPHRASE))
    desk = Desk(vault.db)
    client = next(c for c in desk.clients.all() if c.reference == "AO-0101")
    file = next(f for f in papers.files_of(desk, client.id) if f.paper.kind.value == "treatment")
    frozen_copies.freeze_copy(desk, file.paper.id, lambda f: paper_sheet(paper_sheets.printed(desk, f)).pdf)
    pdf = copies.bytes_of(desk, copies.frozen_of(desk, file.paper.id))
    desk.forget()
    vault.close()
    _, path = papers_of_amara("consent", "--paper-id", file.paper.id)
    assert path.read_bytes() == pdf
    _, large = papers_of_amara("consent", "--paper-id", file.paper.id, "--large-print")
    assert "This copy is for reading." in printed(large)[0]


def test_a_document_that_is_not_there_is_said_to_be_none(demo, papers_of_amara, tmp_path, run_here):
    for document, more, part in (
        ("consent", ["--kind", "home_outdoor"], "no such paper"),
        ("consent", ["--paper-id", "0" * 32], "no such paper"),
        ("form", ["--text", "no.such"], "no text of that key"),
        ("summary", ["--record", "0" * 32], "no such session"),
        ("worksheet", ["--blank", "--record", "no-such"], "no such session"),
        ("parents", [], "no such session"),
    ):
        done, path = papers_of_amara(document, *more)
        assert done.returncode == 1 and part in done.stderr and says_one_sentence(done)
        assert not path.exists()
    words = ["report", demo, "--document", "agreement", "-o", tmp_path / "a.pdf", "--passphrase-stdin"]
    nobody = run_here(*words)
    assert nobody.returncode == 1 and "--client" in nobody.stderr and says_one_sentence(nobody)


def test_a_reader_who_has_read_enough_is_no_fault(demo):
    program = f"{sys.executable} -m practice_desk clients {demo} --passphrase-stdin"
    line = f"echo '{DEMO_PASSPHRASE}' | {program} | head -n 0; echo ${{PIPESTATUS[1]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert "Traceback" not in done.stderr
