"""Process notes: kept apart from the record, as 45 CFR 164.501 asks of psychotherapy notes.

No module of the domain, of documents, exports or search may import this one; the page of process notes and
its one door do (C30). What belongs to the record by law stands in the session note's header, not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.note_text import Section, read_sections
from practice_desk.domain.record import Record


class ProcessNoteProblem(StrEnum):
    """Why a process note cannot be kept."""

    EMPTY = "empty"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class ProcessNote(Record):
    """The therapist's own thinking about a conversation; `body` is written as the sections of a note are."""

    client_id: str
    session_id: str | None = None
    on: date
    body: str = ""

    def sections(self) -> tuple[Section, ...]:
        """Return what was written."""
        return read_sections(self.body)

    def problems(self, today: date) -> Iterator[tuple[str, ProcessNoteProblem]]:
        """Yield each field that stands in the way of keeping this."""
        if all(section.is_empty for section in self.sections()):
            yield "body", ProcessNoteProblem.EMPTY
        if self.on > today:
            yield "on", ProcessNoteProblem.TO_COME
