"""The header of a note: what stands in the record of its session, so that nobody types it twice.

Header for all formats: clinical.md 6.1. These items may not be kept apart as psychotherapy notes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from practice_desk.domain.goals import active
from practice_desk.domain.measure_sheets import in_force
from practice_desk.domain.note_layouts import NoteFormat, NoteLayout, takes_what_is_next
from practice_desk.domain.note_text import Passage, Section, write_sections
from practice_desk.domain.notes import Note, NoteKind, bring_forward
from practice_desk.domain.sessions import Session, next_planned
from practice_desk.domain.steps import open_steps
from practice_desk.intentions import attendance, measures
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk


@cache
def headings() -> dict[str, str]:
    """Return the shipped headings of the sections of notes."""
    return json.loads(resource("notes", "en.json").read_text(encoding="utf-8"))


def blank(desk: Desk, session: Session, layout: NoteLayout) -> Note:
    """Return a new note of a session or contact with its header, nothing in its sections, not kept."""
    note = Note(
        client_id=session.client_id, session_id=session.id, on=session.on, format=layout.format,
        kind=NoteKind.CONTACT if session.is_contact else NoteKind.PROGRESS,
        body=write_sections(layout.sections(headings())),
    )  # fmt: skip
    return headed(desk, note)


def with_plan(desk: Desk, note: Note) -> Note:
    """Return a draft with the goals and steps in work brought forward, marked, under what is next.

    Nothing of an earlier note can come along (clinical.md 6.3). Lines that stand there already stay as they
    are and are not brought twice; a contact brings nothing.
    """
    if note.kind is not NoteKind.PROGRESS:
        return note
    goals = active(desk.goals.of_client(note.client_id))
    steps = open_steps(desk.steps.of_client(note.client_id))
    lines = bring_forward(goals, steps)
    sections = [_with(s, lines) if takes_what_is_next(s) else s for s in note.sections()]
    return replace(note, body=write_sections(sections))


def without_plan(note: Note) -> Note:
    """Return a draft without the lines that were brought forward and not changed."""
    sections = [
        replace(s, passages=tuple(p for p in s.passages if not p.is_brought_unchanged))
        for s in note.sections()
    ]
    return replace(note, body=write_sections(sections))


def laid_out(desk: Desk, note: Note, form: NoteFormat, layout: NoteLayout) -> Note:
    """Return a draft in another format; what was written stays, under its own heading, at the end."""
    brought = any(p.brought for s in note.sections() for p in s.passages)
    written = {s.key: s for s in without_plan(note).sections() if not s.is_empty}
    fresh = [written.pop(s.key, s) for s in layout.sections(headings())]
    made = replace(note, format=form, body=write_sections([*fresh, *written.values()]))
    return with_plan(desk, made) if brought else made


def headed(desk: Desk, note: Note) -> Note:
    """Return a note with its header as the record of its session says it now."""
    session = desk.sessions.find(note.session_id or "")
    if session is None or note.kind is NoteKind.RISK:
        return note
    following = next_planned(
        (s for s in desk.sessions.of_client(note.client_id) if s.id != session.id), session.on
    )
    return replace(
        note, on=session.on, start=session.start, minutes=session.minutes, mode=session.mode,
        place=session.place, present=attendance.present(desk, session),
        goals=_goals(desk, session), measures=_measures(desk, session),
        next_on=note.next_on or (following.on if following else None),
    )  # fmt: skip


def _with(section: Section, lines: Sequence[Passage]) -> Section:
    there = {p.brought for p in section.passages}
    kept = tuple(p for p in section.passages if not p.is_empty)
    return replace(section, passages=(*kept, *(p for p in lines if p.brought not in there)))


def _goals(desk: Desk, session: Session) -> tuple[str, ...]:
    """Return the goals worked on: those rated in the session, or whose steps were looked at."""
    rated = {r.goal_id for r in desk.ratings.of_session(session.id)}
    looked = [r for r in desk.step_reviews.of_client(session.client_id) if r.session_id == session.id]
    steps = {s.id: s.goal_id for s in desk.steps.of_client(session.client_id)} if looked else {}
    ids = rated | {steps.get(r.step_id) for r in looked}
    return tuple(g.wording() for g in desk.goals.of_client(session.client_id) if g.id in ids)


def _measures(desk: Desk, session: Session) -> tuple[str, ...]:
    sheets = in_force(desk.measure_sheets.of_session(session.id))
    return tuple(measures.said(desk, s) for s in sheets if s.handed_back)
