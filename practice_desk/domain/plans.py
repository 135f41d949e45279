"""Plans: the goals and steps of one client as they were agreed on a day, frozen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any

from practice_desk.domain.goals import Goal
from practice_desk.domain.record import Record
from practice_desk.domain.steps import Step

REVIEW_EVERY_SESSIONS = 6
_GOAL_FIELDS = ("id", "words", "why", "strength", "measure", "baseline", "target", "target_on", "levels")
_STEP_FIELDS = (
    "id", "goal_id", "what", "when_where", "how_often", "how_much", "with_whom", "strength", "confidence",
    "if_cue", "then_do", "supporter",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, repr=False)
class Fact(Record):
    """A record that is added once and never changed; `seq` is the history row that added it."""

    seq: int = 0


@dataclass(frozen=True, kw_only=True, repr=False)
class Plan(Fact):
    """A plan as agreed. `body` is the canonical text, `sha` the SHA-256 of `salt` followed by it."""

    client_id: str
    number: int
    agreed_on: date
    by: tuple[str, ...] = ()
    next_review_on: date | None = None
    body: str = ""
    salt: str = ""
    sha: str = ""
    document_id: str | None = None

    def is_whole(self) -> bool:
        """Say whether the text is still the one that was agreed."""
        return self.sha == seal(self.body, self.salt)


def canonical(goals: Sequence[Goal], steps: Sequence[Step]) -> str:
    """Return what is agreed as text that never depends on the order of fields or on the computer."""
    return json.dumps(
        {"goals": [_said(g, _GOAL_FIELDS) for g in goals], "steps": [_said(s, _STEP_FIELDS) for s in steps]},
        ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    )  # fmt: skip


def seal(body: str, salt: str) -> str:
    """Return the SHA-256 of a salted text, in hex."""
    return sha256(f"{salt}{body}".encode()).hexdigest()


def _said(record: Record, names: Sequence[str]) -> dict[str, Any]:
    known = {f.name for f in fields(record)}
    values = {n: getattr(record, n) for n in names if n in known}
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}
