"""What a therapist does with the log of boundary crossings: note one, think before one, add later."""

from __future__ import annotations

from datetime import date

from practice_desk.domain.clock import today
from practice_desk.domain.crossings import Crossing, CrossingNote
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.intentions import library
from practice_desk.storage.desk import Desk

BEFORE, THINKING, AFTER, STEPS = "crossing.before", "crossing.thinking", "crossing.after", "violation.steps"


def prompts(desk: Desk, key: str) -> list[str]:
    """Return the lines of one set of prompts: `BEFORE`, `THINKING`, `AFTER` or `STEPS`."""
    return [line for line in library.find_text(desk, key).body.splitlines() if line.strip()]


def record_crossing(desk: Desk, crossing: Crossing) -> Crossing:
    """Note a crossing as it is known now. Nothing changes it later; what comes is added.

    A follow-up date opens a task; a violation opens its own steps, one task each (texts/14). Raises Refused.
    """
    refuse(crossing.problems(today()))
    with desk.change(Deed.RECORD_CROSSING, _page(crossing.client_id, crossing.id)):
        kept = desk.crossings.add(crossing)
        if kept.follow_up_on is not None:
            desk.tasks.save(_task(kept, TaskKind.LOOK_BACK_AT_CROSSING, kept.follow_up_on))
        if kept.violation:
            _open_steps(desk, kept)
    return kept


def add_to_crossing(desk: Desk, note: CrossingNote) -> CrossingNote:
    """Add what came of a crossing; where it turns out to have harmed, its steps open. Raises Refused."""
    refuse(note.problems(today()))
    crossing = desk.crossings.get(note.crossing_id)
    with desk.change(Deed.ADD_TO_CROSSING, _page(note.client_id, note.crossing_id)):
        kept = desk.crossing_notes.add(note)
        if note.violation and not was_violation(desk, crossing, before=kept):
            _open_steps(desk, crossing)
    return kept


def crossings_of(desk: Desk, client_id: str) -> list[Crossing]:
    """Return a client's crossings, the latest first."""
    return sorted(desk.crossings.of_client(client_id), key=lambda c: (c.on, c.seq), reverse=True)


def notes_of(desk: Desk, crossing: Crossing) -> list[CrossingNote]:
    """Return what was added to a crossing, in the order it was written down."""
    notes = desk.crossing_notes.of_client(crossing.client_id)
    return sorted((n for n in notes if n.crossing_id == crossing.id), key=lambda n: n.seq)


def was_violation(desk: Desk, crossing: Crossing, before: CrossingNote | None = None) -> bool:
    """Say whether a crossing was marked as harmful, at first or by a later note (before this one)."""
    return crossing.violation or any(
        n.violation for n in notes_of(desk, crossing) if before is None or n.id != before.id
    )


def _open_steps(desk: Desk, crossing: Crossing) -> None:
    for position, step in enumerate(prompts(desk, STEPS)):
        desk.tasks.save(_task(crossing, TaskKind.VIOLATION_STEP, today(), step, position))


def _task(crossing: Crossing, kind: TaskKind, due_on: date, about: str = "", position: int = 0) -> Task:
    return Task(
        client_id=crossing.client_id, source=TaskSource.CROSSING, source_id=crossing.id, kind=kind,
        about=about, position=position, due_on=due_on,
    )  # fmt: skip


def _page(client_id: str, record_id: str) -> Place:
    return Place(PlaceKind.AGREEMENT, client_id, record_id)
