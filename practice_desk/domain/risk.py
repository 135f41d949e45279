"""The risk note: what was said, what is needed and what was agreed; never a level.

Fields: clinical.md 7. NICE NG225 says not to use scales to predict suicide or to sort people into low, medium
and high; so nothing here is scored. It is signed and added to like every note (`domain.notes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.limits import LIMITS
from practice_desk.domain.note_text import Passage, PassageKind, Section, passage
from practice_desk.domain.record import Record


class AskedDirectly(StrEnum):
    """Whether it was asked about in plain words; there is no default."""

    YES = "yes"
    NO = "no"


class RiskProblem(StrEnum):
    """Why a risk note cannot be signed yet."""

    NO_TRIGGER = "no_trigger"
    NOT_SAID_WHETHER_ASKED = "not_said_whether_asked"
    NO_REASON = "no_reason"
    NO_ACTIONS = "no_actions"
    NO_LIMIT = "no_limit"
    NO_TOLD = "no_told"
    NO_GROUND = "no_ground"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class RiskNote(Record):
    """What was found out about danger, and what was done about it.

    `not_asked` says why it was not asked directly. `limit` is the limit of confidentiality that `told` went
    by, one of `limits.LIMITS`. Where somebody else is in danger, `person_at_risk` says who, `ground` the law
    relied on, `report` the reference of a report. `follow_up_id` links to the answer that opened it.
    """

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    follow_up_id: str | None = None
    on: date
    trigger: str = ""
    asked: AskedDirectly | None = None
    not_asked: str = ""
    words: str = ""
    thoughts: str = ""
    plan: str = ""
    intent: str = ""
    means: str = ""
    past: str = ""
    changes: str = ""
    harder: str = ""
    protects: str = ""
    capacity: str = ""
    consulted: str = ""
    consulted_on: date | None = None
    needs: str = ""
    actions: str = ""
    told: str = ""
    limit: str = ""
    client_informed: str = ""
    person_at_risk: str = ""
    ground: str = ""
    report: str = ""
    safety_plan: str = ""
    next_contact_on: date | None = None
    next_contact: str = ""

    def problems(self, today: date) -> Iterator[tuple[str, RiskProblem]]:
        """Yield what stands in the way of signing; what was asked and done is needed, a level never."""
        if self.on > today:
            yield "on", RiskProblem.TO_COME
        if not self.trigger.strip():
            yield "trigger", RiskProblem.NO_TRIGGER
        yield from self._asked_problems()
        if not self.actions.strip():
            yield "actions", RiskProblem.NO_ACTIONS
        yield from self._told_problems()

    def about_somebody_else(self) -> bool:
        """Say whether this is about danger to somebody other than the client."""
        return bool(self.person_at_risk.strip())

    def _asked_problems(self) -> Iterator[tuple[str, RiskProblem]]:
        if self.asked is None:
            yield "asked", RiskProblem.NOT_SAID_WHETHER_ASKED
        elif self.asked is AskedDirectly.NO and not self.not_asked.strip():
            yield "not_asked", RiskProblem.NO_REASON

    def _told_problems(self) -> Iterator[tuple[str, RiskProblem]]:
        told = bool(self.told.strip())
        if told and self.limit not in LIMITS:
            yield "limit", RiskProblem.NO_LIMIT
        if self.limit and not told:
            yield "told", RiskProblem.NO_TOLD
        if told and self.about_somebody_else() and not self.ground.strip():
            yield "ground", RiskProblem.NO_GROUND


WRITTEN = (
    "trigger", "asked", "not_asked", "words", "thoughts", "plan", "intent", "means", "past", "changes",
    "harder", "protects", "capacity", "consulted", "consulted_on", "needs", "actions", "told", "limit",
    "client_informed", "person_at_risk", "ground", "report", "safety_plan", "next_contact",
    "next_contact_on",
)  # fmt: skip
IN_WORDS = frozenset(("asked", "consulted_on", "limit", "next_contact_on"))  # codes and days


def sections_of(
    note: RiskNote, headings: Mapping[str, str], in_words: Mapping[str, str]
) -> tuple[Section, ...]:
    """Return what was written as the sections of a note to sign, each under its heading, none for a blank.

    `in_words` says what codes and days mean, by field.
    """
    said = {name: in_words.get(name, "") if name in IN_WORDS else getattr(note, name) for name in WRITTEN}
    return tuple(
        Section(name, headings[name], _passages(text)) for name, text in said.items() if text.strip()
    )


def latest(notes: Iterable[RiskNote], person_id: str | None = None) -> RiskNote | None:
    """Return the last risk note, of one person where it names one: what was said then, not how it is now."""
    found = [n for n in notes if person_id is None or n.person_id == person_id]
    return max(found, key=lambda n: n.on, default=None)


def _passages(text: str) -> tuple[Passage, ...]:
    lines = [line for line in text.split("\n") if line.strip()]
    return tuple(passage(line, PassageKind.PARAGRAPH) for line in lines)
