"""How a paper was explained before it is signed: one line "as usual" that opens to change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from practice_desk.domain.papers import ExplainedHow, IdentityKnown, ReadHow
from practice_desk.domain.signing import Evidence

ON_PAPER = "on paper"


@dataclass(frozen=True, repr=False)
class Explained:
    """What the therapist says about a signature that the person cannot. `copy` is how a copy was given.

    As it stands, nothing is said about a copy: the therapist was not asked.
    """

    explained: ExplainedHow = ExplainedHow.IN_CONVERSATION
    language: str = ""
    interpreter: str = ""
    questions: str = ""
    capacity_note: str = ""
    read_how: ReadHow = ReadHow.ON_SCREEN
    identity: IdentityKnown = IdentityKnown.IN_PERSON
    copy: str = ""

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return evidence with what is said here."""
        return replace(
            evidence, explained=self.explained, language=self.language, interpreter=self.interpreter,
            questions=self.questions, capacity_note=self.capacity_note, read_how=self.read_how,
            identity=self.identity,
        )  # fmt: skip
