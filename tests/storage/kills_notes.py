"""A program that dies while notes are typed and signed; see `kills.py`.

Each step says its number once the program would show it as done. Afterwards every note is a draft or signed
whole, never between the two, and what was said to be written down is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from storage.kills import killed

from practice_desk.domain.clock import today
from practice_desk.domain.note_text import read_plain, write_sections
from practice_desk.domain.notes import Note, RiskConsidered
from practice_desk.domain.people import Person
from practice_desk.domain.practice import Practice
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import clients, notes, sessions
from practice_desk.intentions.practice import start_practice
from practice_desk.storage import vault as vaults
from practice_desk.storage.check import check
from practice_desk.storage.desk import Desk


def began(folder: Path, root: bytes) -> str:
    vault = vaults.open_vault(folder, bytearray(root))
    desk = Desk(vault.db)
    start_practice(desk, Practice(therapist="Elena Marsh"))
    client = clients.add_client(desk, [Person(client_id="", known_as="Amara")])
    vault.close()
    return client.id


def written(note: Note, words: str) -> Note:
    first, *rest = note.sections()
    body = write_sections([replace(first, passages=read_plain(words)), *rest])
    return replace(note, body=body, risk=RiskConsidered.NOTHING_NEW)


def steps(desk: Desk, client_id: str, *, early: bool = False) -> Iterator[str]:
    """Type, keep and sign one note; say what was done after each. `early` says it before it is done."""
    on = today() - timedelta(days=1)
    session = Session(client_id=client_id, on=on, state=SessionState.HELD)
    sessions.keep_session(desk, session)
    note = written(notes.begin_note(desk, session.id, with_plan=False), "")
    for number in range(1, 6):
        if early:
            yield f"{note.id} typed {number}"
        notes.keep_typing(desk, written(note, f"word {number}"))
        if not early:
            yield f"{note.id} typed {number}"
    note = notes.keep_note(desk, written(note, "word 6"))
    yield f"{note.id} typed 6"
    if early:
        yield f"{note.id} signed 7"
    notes.sign_note(desk, written(note, "word 7"))
    if not early:
        yield f"{note.id} signed 7"


def reached(desk: Desk, note_id: str) -> int:
    """Return how far a note got, by the words that are there; -1 for neither draft nor signed whole."""
    signed = next(iter(desk.signed_notes.of_note(note_id)), None)
    note, scratch = desk.notes.find(note_id), desk.scratch.find(notes.FORM, note_id)
    if signed is not None:
        whole = signed.is_whole() and note is not None and note.canonical() == signed.body and scratch is None
        return 7 if whole and "word 7" in signed.body else -1
    bodies = [note.body if note else "", scratch.body["body"] if scratch else ""]
    return max((n for n in range(7) for body in bodies if f"word {n}" in body), default=0)


def writings(folder: Path, root: bytes, times: int, *, early: bool = False) -> str:
    """Kill while notes are typed and signed, and count what is lost of what was said, and what is amiss."""
    client_id = began(folder, root)
    lost = amiss = unwell = 0
    signed = 0
    for n in range(times):
        log = folder.parent / f"said-{n}"

        def work(pipe: int, log: Path = log) -> None:
            vault = vaults.open_vault(folder, bytearray(root))
            desk = Desk(vault.db)
            with log.open("w") as said:
                for number in range(10**6):
                    for line in steps(desk, client_id, early=early):
                        said.write(f"{line}\n")
                        said.flush()
                    os.write(pipe, b"%d\n" % number)

        killed(work, 0.003 * n)
        vault = vaults.open_vault(folder, bytearray(root))
        desk = Desk(vault.db)
        far = {
            line.split()[0]: int(line.split()[2])
            for line in log.read_text().splitlines()
            if line.count(" ") == 2
        }
        got = {note_id: reached(desk, note_id) for note_id in far}
        lost += sum(1 for note_id, number in far.items() if 0 <= got[note_id] < number)
        amiss += sum(1 for number in got.values() if number < 0)
        signed += sum(1 for number in got.values() if number == 7)
        unwell += not all(f.well for f in check(vault))
        vault.close()
    return f"lost {lost}, amiss {amiss}, unwell {unwell}, some signed {signed > 0}"


if __name__ == "__main__":
    what, folder, root, times = sys.argv[1:]
    sys.stdout.write(writings(Path(folder), bytes.fromhex(root), int(times), early=what == "early"))
