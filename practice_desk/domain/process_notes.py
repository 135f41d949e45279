"""Process notes: kept apart from the record, as 45 CFR 164.501 asks of psychotherapy notes.

No module of the domain, of documents, exports or search may import this one; the page of process notes and
its one door do (C30). What belongs to the record by law stands in the session note's header, not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.note_text import Passage, Section, read_sections
from practice_desk.domain.plans import Fact
from practice_desk.domain.printed_record import PrintedHead
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


class ExitGround(StrEnum):
    """On what ground process notes are taken out (decisions C30)."""

    AUTHORIZATION = "authorization"
    COURT_ORDER = "court_order"
    CLIENT_REQUEST = "client_request"
    OWN_USE = "own_use"


class ExitProblem(StrEnum):
    """Why process notes cannot be taken out yet."""

    NO_GROUND = "no_ground"
    NO_REASON = "no_reason"
    NO_PERMISSION = "no_permission"


@dataclass(frozen=True, kw_only=True, repr=False)
class TakenOut(Fact):
    """Process notes left: which, on what ground, for what reason, as which copy. Never what they say."""

    client_id: str
    on: date
    ground: ExitGround | None = None
    reason: str = ""
    note_ids: tuple[str, ...] = ()
    document_id: str | None = None

    def problems(self, *, permitted: bool = True) -> Iterator[tuple[str, ExitProblem]]:
        """Yield each field that stands in the way of taking them out.

        `permitted` says whether a permission for just these notes is in force, where the law asks for one
        (45 CFR 164.508(a)(2)).
        """
        if self.ground is None:
            yield "ground", ExitProblem.NO_GROUND
        elif self.ground is ExitGround.AUTHORIZATION and not permitted:
            yield "ground", ExitProblem.NO_PERMISSION
        if not self.reason.strip():
            yield "reason", ExitProblem.NO_REASON


@dataclass(frozen=True, repr=False)
class PrintedProcessNote:
    """One process note on paper: its day in words, and what was written."""

    day: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, repr=False)
class PrintedProcessNotes:
    """The notes that are taken out; `psychotherapy` says that they are such in the sense of US law."""

    head: PrintedHead
    notes: tuple[PrintedProcessNote, ...] = ()
    psychotherapy: bool = False
