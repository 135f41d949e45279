"""Plans: the goals and steps of one client as they were agreed on a day, frozen."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any

from practice_desk.domain.goals import Goal, GoalMeasure
from practice_desk.domain.record import Record
from practice_desk.domain.steps import Step

REVIEW_EVERY_SESSIONS = 6
REVIEW_EVERY_MONTHS = 6
_USUAL_GAP = timedelta(days=7)
_GOAL_FIELDS = (
    "id", "words", "instead", "why", "matters", "strength", "strategies", "measure", "baseline", "target",
    "target_on", "levels",
)  # fmt: skip
_STEP_FIELDS = (
    "id", "goal_id", "what", "when_where", "how_often", "how_much", "with_whom", "strength", "confidence",
    "obstacle", "if_cue", "then_do", "supporter", "person_id",
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


@dataclass(frozen=True, repr=False)
class Agreed:
    """The goals and steps of a plan, read back from its frozen text."""

    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]


def contents(plan: Plan) -> Agreed:
    """Return what a plan says, as it was agreed; fields that were not part of it are empty."""
    said = json.loads(plan.body)
    return Agreed(
        goals=tuple(_goal(plan.client_id, values) for values in said["goals"]),
        steps=tuple(_step(plan.client_id, values) for values in said["steps"]),
    )


def next_review(agreed_on: date, held: Sequence[date]) -> date:
    """Return when to look at a plan again: after six more sessions at their usual pace, or six months.

    The pace is the middle of the last gaps between held sessions, a week where there are none
    (clinical.md 3.4: at session 6 and then every 6).
    """
    days = sorted(held)[-REVIEW_EVERY_SESSIONS:]
    gaps = sorted(b - a for a, b in pairwise(days) if b > a)
    usual = gaps[len(gaps) // 2] if gaps else _USUAL_GAP
    return min(agreed_on + usual * REVIEW_EVERY_SESSIONS, _months_later(agreed_on, REVIEW_EVERY_MONTHS))


def is_due(plan: Plan, held: Sequence[date], today: date) -> bool:
    """Say whether a plan is to be looked at: its date has come, or six sessions were held since."""
    since = sum(1 for day in held if plan.agreed_on < day <= today)
    return since >= REVIEW_EVERY_SESSIONS or (
        plan.next_review_on is not None and plan.next_review_on <= today
    )


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(
        year=day.year + years, month=month + 1, day=min(day.day, monthrange(day.year + years, month + 1)[1])
    )


def _goal(client_id: str, said: dict[str, Any]) -> Goal:
    when = said["target_on"]
    read: dict[str, Any] = {
        **said,
        "measure": GoalMeasure(said["measure"]),
        "target_on": date.fromisoformat(when) if when else None,
        "levels": tuple(said["levels"]),
        "strategies": tuple(said["strategies"]),
    }
    return Goal(client_id=client_id, **read)


def _step(client_id: str, said: dict[str, Any]) -> Step:
    return Step(client_id=client_id, **said)


def _said(record: Record, names: Sequence[str]) -> dict[str, Any]:
    known = {f.name for f in fields(record)}
    values = {n: getattr(record, n) for n in names if n in known}
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}
