"""What is due with a client, worked out from facts and a date, never typed; and the card of last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.places import Place


class DueKind(StrEnum):
    """What is worth a look before or after a session."""

    SELF_HARM_ANSWER = "self_harm_answer"
    SAFETY_REVIEW = "safety_review"
    NOTE_TO_WRITE = "note_to_write"
    NOTE_TO_FINISH = "note_to_finish"
    NOTE_TO_SIGN = "note_to_sign"
    CONTACT_FOLLOW_UP = "contact_follow_up"
    TASK = "task"
    PAPER_MISSING = "paper_missing"
    PAPER_WAITING = "paper_waiting"
    PAPER_TO_LOOK_AT = "paper_to_look_at"
    PAPER_ENDED = "paper_ended"
    REVIEW = "review"


@dataclass(frozen=True, repr=False)
class Due:
    """One line of what is due. `place` is where it is dealt with, `on` since when or for which day.

    `about` says which one in the record's own words, such as the title of a paper; it may be empty.
    """

    kind: DueKind
    place: Place
    on: date | None = None
    about: str = ""
