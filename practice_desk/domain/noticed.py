"""What I notice: dated lines in the client's own words, gathered over the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

ON_ONE_SHEET = 2


class NoticedFrom(StrEnum):
    """Where a line came from."""

    SHEET = "sheet"
    STEP = "step"
    WORKSHEET = "worksheet"
    SESSION = "session"


class NoticedProblem(StrEnum):
    """Why a line cannot be kept."""

    NO_WORDS = "no_words"


@dataclass(frozen=True, kw_only=True, repr=False)
class Noticed(Record):
    """One line, said by one person of the file."""

    client_id: str
    person_id: str | None = None
    on: date
    words: str = ""
    source: NoticedFrom = NoticedFrom.SESSION
    session_id: str | None = None
    step_id: str | None = None

    def problems(self) -> Iterator[tuple[str, NoticedProblem]]:
        """Yield each field that stands in the way of keeping this line."""
        if not self.words.strip():
            yield "words", NoticedProblem.NO_WORDS
