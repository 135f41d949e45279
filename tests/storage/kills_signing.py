"""A program that dies while papers are offered, signed and taken back; see `kills.py`.

Each step says its number once the program would show it as done. Afterwards every paper must be in a state
that a step leaves it in: an unsigned offer, or a whole signature with its scan and its frozen copy.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from intentions.hostile_files import png
from intentions.papers_of import WORDS, evidence
from storage.kills import killed

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.paper_fields import RecordingFields
from practice_desk.domain.papers import PaperEventKind, SignatureMethod
from practice_desk.domain.people import Person
from practice_desk.domain.practice import Practice
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions import clients, consents, frozen_copies, library, papers, scans, signing
from practice_desk.intentions.practice import start_practice
from practice_desk.storage import vault as vaults
from practice_desk.storage.blobs import PIECE
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk

SAID = {"recording_what": "the sound", "from_date": "today", "to_date": "May", "where_kept": "here",
        "delete_by": "June"}  # fmt: skip
SCAN = png(1500, 1000, random.Random(1).randbytes(PIECE + 1000))  # two pieces; nothing decodes it


def copy_of(file: PaperFile) -> bytes:
    return b"copy with %d signatures" % len(file.signatures) * 1000


def began(folder: Path, root: bytes) -> str:
    """Make a practice with a couple in it, and return the client's id."""
    vault = vaults.open_vault(folder, bytearray(root))
    desk = Desk(vault.db)
    start_practice(desk, Practice(therapist="Elena Marsh"))
    people = [Person(client_id="", known_as=name) for name in ("Ines", "Jonah")]
    client = clients.add_client(desk, people, kind=ClientKind.COUPLE)
    vault.close()
    return client.id


def steps(desk: Desk, client_id: str) -> Iterator[str]:
    """Draft, offer, sign by one and by the other with a scan, take back; say what was done after each."""
    (paper,) = papers.draft_papers(desk, client_id, library.find_text(desk, "recording.both"))
    paper = papers.fill_in(desk, paper, **WORDS, **SAID)
    papers.keep_fields(desk, paper, RecordingFields(delete_by=date(2099, 1, 1)))
    yield f"{paper.id} drafted"
    signing.offer(desk, paper.id, copy_of)
    yield f"{paper.id} offered"
    file = papers.file_of(desk, paper.id)
    first, second = (s.id for s in file.signers)
    signing.sign(desk, paper.id, first, evidence(file), copy_of)
    yield f"{paper.id} signed by 1"
    keeping = scans.keep_scan(desk, client_id, SCAN)
    while keeping.step():
        pass
    on_paper = evidence(
        file, method=SignatureMethod.ON_PAPER, mark="", blob_id=keeping.blob_id, blob_sha=keeping.sha
    )
    signing.sign(desk, paper.id, second, on_paper, copy_of)
    yield f"{paper.id} signed by 2"
    consents.withdraw(desk, paper.id, first)
    yield f"{paper.id} taken back"


def careless(desk: Desk, client_id: str) -> Iterator[str]:
    """The control: offer and sign first, and keep the copy after that."""
    (paper,) = papers.draft_papers(desk, client_id, library.find_text(desk, "recording.both"))
    paper = papers.fill_in(desk, paper, **WORDS, **SAID)
    papers.keep_fields(desk, paper, RecordingFields(delete_by=date(2099, 1, 1)))
    signing.offer(desk, paper.id)
    yield f"{paper.id} offered"
    frozen_copies.freeze_copy(desk, paper.id, lambda _: bytes(PIECE))
    for number, signer in enumerate(papers.file_of(desk, paper.id).signers, 1):
        signing.sign(desk, paper.id, signer.id, evidence(papers.file_of(desk, paper.id)))
        yield f"{paper.id} signed by {number}"
        frozen_copies.freeze_copy(desk, paper.id, lambda _: bytes(PIECE))


def state_of(desk: Desk, file: PaperFile) -> str:
    """Say where a paper stands, or what is amiss with it."""
    frozen = [d for d in desk.documents.all() if d.subject_id == file.paper.id]
    wanted = len(file.signatures) + (file.offer is not None)
    if len(frozen) != wanted or any(desk.blobs.sha(d.blob_id or "") != d.sha for d in frozen):
        return "amiss: a copy is missing"
    if any(s.blob_id and desk.blobs.read(s.blob_id) != SCAN for s in file.signatures):
        return "amiss: a scan is missing"
    back = any(e.kind is PaperEventKind.WITHDRAWN for e in file.events)
    if back != any(t.source_id == file.paper.id for t in desk.tasks.all()):
        return "amiss: a task is missing"
    signed = f"signed by {len(file.signatures)}" if file.signatures else ""
    return "taken back" if back else signed or ("offered" if file.offer else "drafted")


def found(desk: Desk, client_id: str) -> dict[str, str]:
    return {f.paper.id: state_of(desk, f) for f in papers.files_of(desk, client_id)}


ORDER = ("drafted", "offered", "signed by 1", "signed by 2", "taken back")


def lost(said: list[str], states: dict[str, str]) -> bool:
    """Say whether anything that was said to be done is not there."""
    done = [line.split(" ", 1) for line in said]
    return any(
        ORDER.index(what) > ORDER.index(states.get(paper, "drafted")) or paper not in states
        for paper, what in done
    )


def signings(folder: Path, root: bytes, times: int, way=steps) -> str:
    """Kill while papers are signed, and count what is amiss and what is lost of what was said to be done."""
    client_id = began(folder, root)
    missing = amiss = unwell = 0
    seen: set[str] = set()
    for n in range(times):
        log = folder.parent / f"said-{n}"

        def work(pipe: int, log: Path = log) -> None:
            vault = vaults.open_vault(folder, bytearray(root))
            desk = Desk(vault.db)
            with log.open("w") as said:
                os.write(pipe, b"0\n")
                for _ in range(10**6):
                    for number, line in enumerate(way(desk, client_id)):
                        said.write(f"{line}\n")
                        said.flush()
                        os.write(pipe, b"%d\n" % number)

        killed(work, random.uniform(0, 0.02), 1 + n % 6)
        vault = vaults.open_vault(folder, bytearray(root))
        desk = Desk(vault.db)
        states = found(desk, client_id)
        bad = [s for s in states.values() if s.startswith("amiss")]
        seen |= set(states.values())
        amiss += bool(bad)
        missing += not bad and lost(log.read_text().splitlines(), states)
        desk.blobs.sweep()
        unwell += not all(f.well for f in check(vault))
        vault.close()
    return f"lost {missing}, amiss {amiss}, unwell {unwell}, states {len(seen & set(ORDER))}"


def careless_signings(folder: Path, root: bytes, times: int) -> str:
    """The control of `signings`."""
    return signings(folder, root, times, careless)


if __name__ == "__main__":
    what = {way.__name__: way for way in (signings, careless_signings)}[sys.argv[1]]
    sys.stdout.write(what(Path(sys.argv[2]), bytes.fromhex(sys.argv[3]), int(sys.argv[4])))
