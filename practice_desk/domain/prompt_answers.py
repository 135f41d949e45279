"""What became of a quiet prompt: found out, to be brought up next time, or something else.

An answer is added and never changed; the last one counts. So a prompt that was put away stays away after a
lock, and one to be reminded of comes back with the next session (the buttons of the alliance prompts).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from practice_desk.domain.quiet_prompts import Prompt, PromptKind
from practice_desk.domain.record import Record


class PromptAnswer(StrEnum):
    """What the therapist says to a prompt."""

    FOUND = "found"
    REMIND = "remind"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, repr=False)
class AnsweredPrompt(Record):
    """One answer to one prompt. `about` is what the prompt names as its own; `at_utc` puts answers in order.

    `session_id` is the session on whose page, or after whose check-in, it was answered, None elsewhere.
    """

    client_id: str
    session_id: str | None = None
    kind: PromptKind
    about: str
    answer: PromptAnswer
    on: date
    at_utc: datetime

    def is_to(self, prompt: Prompt) -> bool:
        """Say whether this answers a prompt; those that say the same of the same thing are one."""
        return self.about == prompt.about and self.kind.words == prompt.kind.words


def answer_to(prompt: Prompt, answers: Iterable[AnsweredPrompt]) -> AnsweredPrompt | None:
    """Return the last answer to a prompt, None where there is none yet."""
    return max((a for a in answers if a.is_to(prompt)), key=lambda a: a.at_utc, default=None)


def is_open(prompt: Prompt, answers: Iterable[AnsweredPrompt]) -> bool:
    """Say whether nothing became of a prompt yet."""
    return answer_to(prompt, answers) is None


def comes_back(
    prompt: Prompt, answers: Iterable[AnsweredPrompt], session_id: str, earlier: Iterable[str], on: date
) -> bool:
    """Say whether a prompt is to be brought up again in a session of a day, `earlier` the ones before it.

    It was to be reminded of in one of those, or on a day up to that of the session.
    """
    last = answer_to(prompt, answers)
    if last is None or last.answer is not PromptAnswer.REMIND or last.session_id == session_id:
        return False
    return last.on <= on if last.session_id is None else last.session_id in set(earlier)
