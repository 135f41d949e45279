"""Emotions: a feeling in the person's own word, how strong it was before and after, and what helped.

The strength 0 to 10 is the idea of subjective units of distress (Wolpe 1969, clinical.md 5); no items of any
published form are used, and nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record

STRENGTH = range(11)


class FeelingGroup(StrEnum):
    """How the words to choose from are laid out."""

    SAD = "sad"
    AFRAID = "afraid"
    ANGRY = "angry"
    ASHAMED = "ashamed"
    UNSURE = "unsure"
    WELL = "well"


class EmotionProblem(StrEnum):
    """Why a feeling cannot be kept."""

    NO_WORDS = "no_words"
    OUT_OF_RANGE = "out_of_range"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class Emotion(Record):
    """One feeling on one occasion. `before`, `after` and `help` are 0 to 10, None where not asked.

    `words` are the person's own; `help` is how much what `helped` did.
    """

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    on: date
    words: str = ""
    before: int | None = None
    after: int | None = None
    body: str = ""
    set_off: str = ""
    urge: str = ""
    did: str = ""
    helped: str = ""
    help: int | None = None
    position: int = 0

    def problems(self, today: date) -> Iterator[tuple[str, EmotionProblem]]:
        """Yield each field that stands in the way of keeping this feeling."""
        if not self.words.strip():
            yield "words", EmotionProblem.NO_WORDS
        if self.on > today:
            yield "on", EmotionProblem.TO_COME
        for name in ("before", "after", "help"):
            value = getattr(self, name)
            if value is not None and (isinstance(value, bool) or value not in STRENGTH):
                yield name, EmotionProblem.OUT_OF_RANGE

    @property
    def change(self) -> int | None:
        """Return after minus before, None where either was not asked; a number, never a judgement."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, repr=False)
class Helped:
    """Something that helped, with how often it was named and how much it helped at most."""

    words: str
    times: int
    most: int | None


def what_helped(emotions: Iterable[Emotion]) -> list[Helped]:
    """Return what was named as helping, the most helpful first: the beginning of a coping menu."""
    named: dict[str, list[Emotion]] = {}
    for emotion in emotions:
        words = emotion.helped.strip()
        if words:
            named.setdefault(words.casefold(), []).append(emotion)
    found = [
        Helped(
            group[-1].helped.strip(),
            len(group),
            max((e.help for e in group if e.help is not None), default=None),
        )
        for group in named.values()
    ]
    return sorted(found, key=lambda h: (-1 if h.most is None else h.most, h.times), reverse=True)


def line_of(emotions: Iterable[Emotion], person_id: str | None, words: str) -> list[Emotion]:
    """Return one person's marks for one feeling, oldest first, for its line on a chart."""
    same = words.strip().casefold()
    found = [e for e in emotions if e.person_id == person_id and e.words.strip().casefold() == same]
    return sorted(found, key=lambda e: (e.on, e.position))
