"""Practice parts: what of a session's record is switched on, and the therapist's own lists for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from practice_desk.domain.record import Record

TECHNIQUES = (
    "Active listening", "Reflection", "Clarifying questions", "Validation", "Reframing", "Summarising",
    "Goal work", "Thought record", "Behavioural experiment", "Activity planning", "Problem solving",
    "Grounding", "Psychoeducation", "Silence",
)  # fmt: skip


class SessionPart(StrEnum):
    """A part of a session's record beyond the core; each is off until the therapist switches it on."""

    CHECK_IN = "check_in"
    EMOTIONS = "emotions"
    TECHNIQUES = "techniques"
    RUPTURE = "rupture"
    MEASURES = "measures"
    GAS = "gas"
    MENTAL_STATE = "mental_state"


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
