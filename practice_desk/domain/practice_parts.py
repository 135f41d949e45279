"""Practice parts: what of a session's record is switched on, and the therapist's own lists for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_desk.domain.note_layouts import NoteFormat, NoteLayout, usual_layout
from practice_desk.domain.record import Record

TECHNIQUES = (
    "Active listening", "Reflection", "Clarifying questions", "Validation", "Reframing", "Summarising",
    "Goal work", "Thought record", "Behavioural experiment", "Activity planning", "Problem solving",
    "Grounding", "Psychoeducation", "Silence",
)  # fmt: skip

LATE = range(1, 24 * 31 + 1)
MONTHLY = range(24 * 60 + 1)


class SessionPart(StrEnum):
    """A part of a session's record beyond the core; each is off until the therapist switches it on."""

    CHECK_IN = "check_in"
    EMOTIONS = "emotions"
    TECHNIQUES = "techniques"
    RUPTURE = "rupture"
    MEASURES = "measures"
    GAS = "gas"
    MENTAL_STATE = "mental_state"


class PartsProblem(StrEnum):
    """Why what is switched on cannot be kept as typed."""

    LATE_HOURS = "late_hours"
    MINUTES = "minutes"


@dataclass(frozen=True, kw_only=True, repr=False)
class PracticeParts(Record):
    """What is switched on practice-wide. `late_hours` is when a note counts as a late entry (48 by default).

    `layouts` are the note layouts the therapist changed, as JSON by format; `snippets` are lines of text to
    put into a note.
    """

    id: str = "parts"
    on: tuple[str, ...] = ()
    note_format: str = "free"
    layouts: str = "{}"
    snippets: tuple[str, ...] = ()
    techniques: tuple[str, ...] = TECHNIQUES
    late_hours: int = 48
    supervision_minutes: int = 90

    def is_on(self, part: SessionPart) -> bool:
        """Say whether a part is switched on."""
        return part.value in self.on

    def switched(self, part: SessionPart, *, on: bool) -> PracticeParts:
        """Return the same with a part on or off; parts stay in their own order."""
        wanted = {*self.on} | {part.value} if on else {*self.on} - {part.value}
        return replace(self, on=tuple(p.value for p in SessionPart if p.value in wanted))

    def format(self) -> NoteFormat:
        """Return the format a new note begins with."""
        return NoteFormat(self.note_format)

    def layout(self, form: NoteFormat) -> NoteLayout:
        """Return how a format is laid out: the therapist's own way, or as it ships."""
        said = json.loads(self.layouts).get(form.value)
        if said is None:
            return usual_layout(form)
        lists = {name: tuple(said[name]) for name in ("order", "headings", "off")}
        return NoteLayout(format=form, **lists)

    def with_layout(self, layout: NoteLayout) -> PracticeParts:
        """Return the same with another layout of one format; the shipped one takes no room."""
        said = json.loads(self.layouts)
        said.pop(layout.format.value, None)
        own = {name: list(getattr(layout, name)) for name in ("order", "headings", "off")}
        shipped = usual_layout(layout.format)
        if any(tuple(own[name]) != getattr(shipped, name) for name in own):
            said[layout.format.value] = own
        return replace(self, layouts=json.dumps(said, ensure_ascii=False, sort_keys=True))

    def problems(self) -> Iterator[tuple[str, PartsProblem]]:
        """Yield each field that stands in the way of keeping this."""
        if isinstance(self.late_hours, bool) or self.late_hours not in LATE:
            yield "late_hours", PartsProblem.LATE_HOURS
        if isinstance(self.supervision_minutes, bool) or self.supervision_minutes not in MONTHLY:
            yield "supervision_minutes", PartsProblem.MINUTES
