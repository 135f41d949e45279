"""Steps: the small things agreed until next time, and how they went. Nothing here is ever late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from practice_desk.domain.record import Record
from practice_desk.domain.sessions import Session, SessionState

SURE_ENOUGH = 7


class StepState(StrEnum):
    """Whether a step is on the list until next time."""

    OPEN = "open"
    REVIEWED = "reviewed"
    LET_GO = "let_go"


class StepVerdict(StrEnum):
    """What becomes of a step after it was looked at."""

    KEEP = "keep"
    SMALLER = "smaller"
    CHANGE = "change"
    LET_GO = "let_go"
    DONE = "done"


class StepProblem(StrEnum):
    """Why a step or its review cannot be kept."""

    NO_WHAT = "no_what"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, kw_only=True, repr=False)
class Step(Record):
    """One small step. `confidence` is 0 to 10; below 7 the program asks what would make it a 7.

    The cut at 7 follows brief action planning (Gutnick et al. 2014, clinical.md 3.4). `person_id` says whose
    step it is in a couple or family; `follows_id` links to the step it grew out of. `session_id` is the
    session it was agreed in, None for one agreed between two.
    """

    client_id: str
    goal_id: str | None = None
    what: str = ""
    when_where: str = ""
    how_often: str = ""
    how_much: str = ""
    with_whom: str = ""
    strength: str = ""
    confidence: int | None = None
    raise_it: str = ""
    obstacle: str = ""
    if_cue: str = ""
    then_do: str = ""
    supporter: str = ""
    person_id: str | None = None
    state: StepState = StepState.OPEN
    agreed_on: date | None = None
    follows_id: str | None = None
    position: int = 0
    session_id: str | None = None

    def problems(self) -> Iterator[tuple[str, StepProblem]]:
        """Yield each field that stands in the way of keeping this step."""
        if not self.what.strip():
            yield "what", StepProblem.NO_WHAT
        if self.confidence is not None and self.confidence not in range(11):
            yield "confidence", StepProblem.OUT_OF_RANGE

    def asks_what_would_help(self) -> bool:
        """Say whether the client is less sure than 7 of 10."""
        return self.confidence is not None and self.confidence < SURE_ENOUGH


@dataclass(frozen=True, kw_only=True, repr=False)
class StepReview(Record):
    """How a step went: `done_client` and `done_therapist` 0 (not this time) to 4 (did it).

    Client and therapist ratings together relate most to outcome, and not as percentages
    (Mausbach et al. 2010, clinical.md 3.4). `useful` and `difficult` are 0 to 10.
    """

    client_id: str
    step_id: str
    session_id: str | None = None
    on: date
    done_client: int | None = None
    done_therapist: int | None = None
    useful: int | None = None
    difficult: int | None = None
    helped: str = ""
    hindered: str = ""
    learned: str = ""
    verdict: StepVerdict = StepVerdict.KEEP

    def problems(self) -> Iterator[tuple[str, StepProblem]]:
        """Yield each field that stands in the way of keeping this review."""
        for name, most in (("done_client", 4), ("done_therapist", 4), ("useful", 10), ("difficult", 10)):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= most:
                yield name, StepProblem.OUT_OF_RANGE


def open_steps(steps: Iterable[Step]) -> list[Step]:
    """Return the steps agreed until next time, in order."""
    return sorted((s for s in steps if s.state is StepState.OPEN), key=lambda s: s.position)


def agreed_in(steps: Iterable[Step], session: Session, sessions: Iterable[Session]) -> list[Step]:
    """Return the steps agreed in a session, in order: kept ones and new ones.

    One agreed without a session belongs to the first session of its day.
    """
    own = (s for s in sessions if not s.is_contact and s.state is not SessionState.NOT_HELD)
    day = [s for s in own if s.on == session.on]
    first = min(day, key=lambda s: s.start or time(), default=session).id
    here = (s for s in steps if session.id == (s.session_id or (first if s.agreed_on == session.on else "")))
    return sorted(here, key=lambda s: s.position)


def closed_steps(steps: Iterable[Step]) -> list[Step]:
    """Return the steps that were done or let go and that nothing grew out of, the latest first."""
    known = list(steps)
    carried_on = {s.follows_id for s in known}
    ended = [s for s in known if s.state is not StepState.OPEN and s.id not in carried_on]
    return sorted(ended, key=lambda s: (s.agreed_on or date.min, s.position), reverse=True)


def story(step: Step, steps: Iterable[Step]) -> list[Step]:
    """Return a step with those it grew out of, oldest first."""
    by_id = {s.id: s for s in steps}
    line, seen = [step], {step.id}
    while (before := by_id.get(line[-1].follows_id or "")) and before.id not in seen:
        line.append(before)
        seen.add(before.id)
    return line[::-1]


def reviews_of(line: Iterable[Step], reviews: Iterable[StepReview]) -> list[StepReview]:
    """Return how a step and those it grew out of went, oldest first."""
    ids = {s.id for s in line}
    return sorted((r for r in reviews if r.step_id in ids), key=lambda r: r.on)


def earlier_confidence(line: Iterable[Step]) -> list[int]:
    """Return how sure the client was of a step before now, oldest first."""
    return [s.confidence for s in list(line)[:-1] if s.confidence is not None]


def how_often_done(reviews: Iterable[StepReview]) -> dict[int, int]:
    """Return how often the client gave each answer, 4 (did it) down to 0 (not this time).

    Never as a share: percentages of homework done relate least to outcome (clinical.md 3.4).
    """
    found = dict.fromkeys(range(4, -1, -1), 0)
    for review in reviews:
        if review.done_client is not None:
            found[review.done_client] += 1
    return found
