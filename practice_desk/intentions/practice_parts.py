"""What of a session's record is switched on, and the therapist's own lists and layouts for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_layouts import NoteFormat, NoteLayout, usual_format
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice_parts import TECHNIQUES, PracticeParts, SessionPart
from practice_desk.domain.signing import refuse
from practice_desk.storage.desk import Desk

PAGE = Place(PlaceKind.PRACTICE)


def parts(desk: Desk) -> PracticeParts:
    """Return what is switched on; at first nothing, and notes in the place's usual format."""
    if desk.practice_parts.count():
        return desk.practice_parts.own()
    return PracticeParts(note_format=usual_format(desk.practice.own().jurisdiction).value)


def is_on(desk: Desk, part: SessionPart) -> bool:
    """Say whether a part of a session's record is switched on."""
    return parts(desk).is_on(part)


def keep_parts(desk: Desk, chosen: PracticeParts) -> None:
    """Keep what is switched on, the late entry's hours and the supervision target. Raises Refused."""
    refuse(chosen.problems())
    refuse(("layouts", p) for form in NoteFormat for _, p in chosen.layout(form).problems())
    with desk.change(Deed.KEEP_PARTS, PAGE):
        desk.practice_parts.save(chosen)


def switch(desk: Desk, part: SessionPart, *, on: bool) -> None:
    """Switch a part of a session's record on or off for every session from now on."""
    keep_parts(desk, parts(desk).switched(part, on=on))


def keep_format(desk: Desk, form: NoteFormat) -> None:
    """Keep the format a new note begins with."""
    keep_parts(desk, replace(parts(desk), note_format=form.value))


def usual_layout(desk: Desk) -> NoteLayout:
    """Return how a new note is laid out: the practice's format in the therapist's own layout."""
    chosen = parts(desk)
    return chosen.layout(chosen.format())


def layout_of(desk: Desk, form: NoteFormat) -> NoteLayout:
    """Return how one format is laid out here."""
    return parts(desk).layout(form)


def keep_layouts(desk: Desk, layouts: Sequence[NoteLayout]) -> None:
    """Keep how formats are laid out: order, own headings, what is off. Raises Refused."""
    refuse(problem for layout in layouts for problem in layout.problems())
    chosen = parts(desk)
    for layout in layouts:
        chosen = chosen.with_layout(layout)
    keep_parts(desk, chosen)


def snippets(desk: Desk) -> tuple[str, ...]:
    """Return the lines of text to put into a note."""
    return parts(desk).snippets


def keep_snippets(desk: Desk, lines: Sequence[str]) -> None:
    """Keep the lines of text to put into a note; empty ones are left out."""
    keep_parts(desk, replace(parts(desk), snippets=_lines(lines)))


def techniques(desk: Desk) -> tuple[str, ...]:
    """Return the therapist's own list of techniques."""
    return parts(desk).techniques


def keep_technique_list(desk: Desk, lines: Sequence[str]) -> None:
    """Keep the list of techniques; with nothing in it, it is the shipped one again."""
    keep_parts(desk, replace(parts(desk), techniques=_lines(lines) or TECHNIQUES))


def _lines(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
