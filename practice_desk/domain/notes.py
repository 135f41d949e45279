"""Notes: a draft that becomes a signed fact, and what may be added to it. A signed note is never edited.

Source: CMS Pub. 100-08 ch. 3, 3.3.2.5, as set out in clinical.md 6.3: amendments are marked for good, show
date and author, and keep all original content; nothing is dated back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from practice_desk.domain.goals import Goal
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_text import (
    Passage,
    Section,
    brought_forward,
    canonical,
    read_sections,
    sections_from,
    sections_said,
)
from practice_desk.domain.plans import Fact, seal
from practice_desk.domain.record import Record
from practice_desk.domain.steps import Step

LATE_HOURS = 48
_DAY_ENDS = time(23, 59, 59)


class NoteKind(StrEnum):
    """What a note is about: a session, a contact between sessions, or risk."""

    PROGRESS = "progress"
    CONTACT = "contact"
    RISK = "risk"


class RiskConsidered(StrEnum):
    """What was thought about risk; there is no default, and no level."""

    NOTHING_NEW = "nothing_new"
    SOMETHING = "something"
    NOT_TODAY = "not_today"


class NoteProblem(StrEnum):
    """Why a note cannot be signed or added to."""

    EMPTY = "empty"
    BROUGHT_UNCHANGED = "brought_unchanged"
    NO_RISK = "no_risk"
    NO_RISK_WORDS = "no_risk_words"
    TO_COME = "to_come"
    SIGNED_ALREADY = "signed_already"
    NOT_SIGNED = "not_signed"
    NO_REASON = "no_reason"
    NO_WORDS = "no_words"
    NOT_IN_NOTE = "not_in_note"


@dataclass(frozen=True, kw_only=True, repr=False)
class Note(Record):
    """A note being written. `body` holds its sections as `note_text.write_sections` writes them.

    `on`, `start` and `minutes` are of the session, not of the writing. `present`, `goals` and `measures` are
    words as they stand in the header. `to_finish` marks two lines that are to become a note.
    """

    client_id: str
    session_id: str | None = None
    kind: NoteKind = NoteKind.PROGRESS
    format: NoteFormat = NoteFormat.FREE
    on: date
    start: time | None = None
    minutes: int = 0
    mode: str = ""
    place: str = ""
    service: str = ""
    present: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    risk: RiskConsidered | None = None
    risk_words: str = ""
    next_on: date | None = None
    body: str = ""
    to_finish: bool = False

    def sections(self) -> tuple[Section, ...]:
        """Return the sections as they are written so far."""
        return read_sections(self.body)

    def problems(self, today: date) -> Iterator[tuple[str, NoteProblem]]:
        """Yield what stands in the way of signing this note."""
        sections = self.sections()
        if all(section.is_empty for section in sections):
            yield "body", NoteProblem.EMPTY
        if any(p.is_brought_unchanged for s in sections for p in s.passages):
            yield "body", NoteProblem.BROUGHT_UNCHANGED
        if self.kind is NoteKind.PROGRESS:
            yield from self._risk_problems()
        if self.on > today:
            yield "on", NoteProblem.TO_COME

    def canonical(self) -> str:
        """Return the one text that is hashed and signed: the header and what was written."""
        return canonical({"header": self._header(), "sections": sections_said(self.sections())})

    def _risk_problems(self) -> Iterator[tuple[str, NoteProblem]]:
        if self.risk is None:
            yield "risk", NoteProblem.NO_RISK
        elif self.risk is not RiskConsidered.NOTHING_NEW and not self.risk_words.strip():
            yield "risk_words", NoteProblem.NO_RISK_WORDS

    def _header(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value, "format": self.format.value, "session": self.session_id,
            "on": self.on.isoformat(), "start": self.start.isoformat("minutes") if self.start else None,
            "minutes": self.minutes, "mode": self.mode, "place": self.place, "service": self.service,
            "present": list(self.present), "goals": list(self.goals), "measures": list(self.measures),
            "risk": self.risk.value if self.risk else None, "risk_words": self.risk_words,
            "next_on": self.next_on.isoformat() if self.next_on else None,
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True, repr=False)
class SignedNote(Fact):
    """A note as it was signed; `sha` covers `salt` and `body`. `late` was decided at that moment."""

    client_id: str
    note_id: str
    body: str
    salt: str
    sha: str
    at_utc: datetime
    utc_offset: int = 0
    late: bool = False

    def is_whole(self) -> bool:
        """Say whether the text is still the one that was signed."""
        return self.sha == seal(self.body, self.salt)

    def sections(self) -> tuple[Section, ...]:
        """Return what was signed."""
        return sections_from(json.loads(self.body)["sections"])

    def header(self) -> dict[str, Any]:
        """Return the header as it was signed: kind, date, times, who was there, goals, risk, next session."""
        return dict(json.loads(self.body)["header"])


class AdditionKind(StrEnum):
    """What is added to a signed note."""

    ADDENDUM = "addendum"
    CORRECTION = "correction"
    LATE_ENTRY = "late_entry"
    ENTERED_IN_ERROR = "entered_in_error"


@dataclass(frozen=True, kw_only=True, repr=False)
class NoteAddition(Fact):
    """Something added to a signed note, dated when it was written.

    An addendum is new information, a late entry something left out then. A correction takes the place of
    `old`, which stays and is shown struck through. `sha` covers `salt`, what the note's hash was, and this.
    """

    client_id: str
    note_id: str
    kind: AdditionKind
    words: str = ""
    old: str = ""
    reason: str = ""
    salt: str = ""
    sha: str = ""
    at_utc: datetime
    utc_offset: int = 0

    def problems(self, signed: SignedNote | None) -> Iterator[tuple[str, NoteProblem]]:
        """Yield what stands in the way of adding this to a note; `signed` is None for a draft."""
        if signed is None:
            yield "note", NoteProblem.NOT_SIGNED
            return
        if self.kind is not AdditionKind.ENTERED_IN_ERROR and not self.words.strip():
            yield "words", NoteProblem.NO_WORDS
        if self.kind in (AdditionKind.CORRECTION, AdditionKind.ENTERED_IN_ERROR) and not self.reason.strip():
            yield "reason", NoteProblem.NO_REASON
        if self.kind is AdditionKind.CORRECTION and not _stands_in(self.old, signed):
            yield "old", NoteProblem.NOT_IN_NOTE

    def canonical(self, signed: SignedNote) -> str:
        """Return the one text this addition's hash covers; it is bound to the note it was added to."""
        said = {"note": signed.sha, "kind": self.kind.value, "words": self.words, "old": self.old}
        return canonical({**said, "reason": self.reason, "at": self.at_utc.astimezone(UTC).isoformat()})

    def sealed(self, signed: SignedNote, salt: str) -> NoteAddition:
        """Return this addition with its hash."""
        return replace(self, salt=salt, sha=seal(self.canonical(signed), salt))

    def is_whole(self, signed: SignedNote) -> bool:
        """Say whether the addition is still the one that was made to this note."""
        return self.sha == seal(self.canonical(signed), self.salt)


def sign(note: Note, moment: datetime, salt: str, late_hours: int = LATE_HOURS) -> SignedNote:
    """Return a note as it is signed at a moment (with its offset from UTC).

    Raises ValueError while something stands in the way; the words for it come from `Note.problems`.
    """
    found = next(note.problems(moment.date()), None)
    if found:
        raise ValueError(found[1].value)
    body, offset = note.canonical(), moment.utcoffset() or timedelta()
    return SignedNote(
        client_id=note.client_id, note_id=note.id, body=body, salt=salt, sha=seal(body, salt),
        at_utc=moment.astimezone(UTC), utc_offset=int(offset.total_seconds() // 60),
        late=is_late(note, moment, late_hours),
    )  # fmt: skip


def is_late(note: Note, moment: datetime, late_hours: int = LATE_HOURS) -> bool:
    """Say whether a note is a late entry: more than 48 hours, or the practice's limit, after the session.

    Hours are wall time where the session was. Without a start the day counts to its end. Source: clinical.md
    6.3; "no more than a couple of days" is a reasonable expectation. Raises ValueError for a limit below 1.
    """
    if late_hours < 1:
        raise ValueError("a limit is at least one hour")
    start = datetime.combine(note.on, note.start or _DAY_ENDS)
    end = start + timedelta(minutes=note.minutes if note.start else 0)
    return moment.replace(tzinfo=None) - end > timedelta(hours=late_hours)


def bring_forward(goals: Iterable[Goal], steps: Iterable[Step]) -> tuple[Passage, ...]:
    """Return the goals and steps in work as marked lines; nothing of the last note can come along."""
    goal_lines = [brought_forward(goal.wording()) for goal in goals]
    return (*goal_lines, *(brought_forward(step.what) for step in steps))


def unsigned(notes: Iterable[Note], signed: Iterable[SignedNote]) -> list[Note]:
    """Return the notes still to sign, oldest first."""
    done = {s.note_id for s in signed}
    return sorted((n for n in notes if n.id not in done), key=lambda n: (n.on, n.start or time()))


def _stands_in(old: str, signed: SignedNote) -> bool:
    said = old.strip()
    return bool(said) and any(said in p.plain for s in signed.sections() for p in s.passages)
