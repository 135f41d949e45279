"""The card before a session: what was agreed last time, and what is worth knowing before the door opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from practice_desk.domain.due import Due
from practice_desk.domain.goals import Goal, active
from practice_desk.domain.note_layouts import takes_what_is_next
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.ratings import Rater, Rating, Scale, given_before, last_by
from practice_desk.domain.reflections import Reflection, to_try
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.safety_plan import SafetyPlan, in_force
from practice_desk.domain.sessions import Session, before, contacts
from practice_desk.domain.steps import Step, StepReview, agreed_in, open_steps, reviews_of, story
from practice_desk.intentions import measures, notes
from practice_desk.intentions.due import due_of
from practice_desk.intentions.measures import OpenFollowUp
from practice_desk.intentions.quiet_prompts import QuietPrompt, last_time
from practice_desk.storage.desk import Desk

By = tuple[Rater, str | None]
_FEW = 3


@dataclass(frozen=True, repr=False)
class LastTime:
    """The session before: what mattered in the client's words, and what its note says is next."""

    session: Session
    next_lines: tuple[str, ...] = ()

    @property
    def mattered(self) -> str:
        """Return what mattered most last time, in the client's words."""
        return self.session.mattered


@dataclass(frozen=True, repr=False)
class OpenStep:
    """A step agreed until this time, with how it last went, None for one that is new."""

    step: Step
    last_review: StepReview | None = None
    reviews: tuple[StepReview, ...] = ()


@dataclass(frozen=True, repr=False)
class LastMarks:
    """A goal with each rater's last mark on each scale; two people's marks are never joined."""

    goal: Goal
    ten: dict[By, Rating]
    gas: dict[By, Rating]


@dataclass(frozen=True, repr=False)
class Before:
    """The one card before a session. Everything is the therapist's; `to_try` comes from private reflections.

    `noticed` are the client's lines since last time, or the last of them. `contacts` are the contacts since
    last time. `follow_ups` are answers on self-harm still to be talked about. `prompts` are quiet ones that
    nothing became of yet, or to be reminded of.
    """

    session: Session
    number: int
    last: LastTime | None = None
    steps: tuple[OpenStep, ...] = ()
    marks: tuple[LastMarks, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    follow_ups: tuple[OpenFollowUp, ...] = ()
    contacts: tuple[Session, ...] = ()
    ruptures: tuple[Rupture, ...] = ()
    to_try: tuple[Reflection, ...] = ()
    safety_plan: SafetyPlan | None = None
    due: tuple[Due, ...] = ()
    prompts: tuple[QuietPrompt, ...] = ()


def moments(desk: Desk, session_id: str) -> Before:
    """Return the card before a session. Raises KeyError where there is no such session."""
    session = desk.sessions.get(session_id)
    client_id = session.client_id
    sessions = desk.sessions.of_client(client_id)
    held = before(sessions, session)
    last = held[-1] if held else None
    return Before(
        session=session, number=len(held) + 1,
        last=LastTime(last, _next_lines(desk, last)) if last else None,
        steps=_steps(desk, session), marks=_marks(desk, session, sessions),
        noticed=_noticed(desk, session, last),
        follow_ups=tuple(measures.follow_ups(desk, client_id)),
        contacts=tuple(c for c in contacts(sessions) if last is None or c.on >= last.on),
        ruptures=tuple(r for r in desk.ruptures.of_client(client_id) if r.is_open()),
        to_try=tuple(to_try(desk.reflections.of_client(client_id), client_id)),
        safety_plan=in_force(desk.safety_plans.of_client(client_id)),
        due=tuple(d for d in due_of(desk, client_id) if d.place.id != session_id),
        prompts=last_time(desk, session),
    )  # fmt: skip


def _next_lines(desk: Desk, last: Session) -> tuple[str, ...]:
    note = notes.note_of(desk, last.id)
    if note is None:
        return ()
    file = notes.file_of(desk, note.id)
    read = file.reading()
    if read is not None and read.hidden:
        return ()
    sections = file.signed.sections() if file.signed else note.sections()
    said = (p for s in sections if takes_what_is_next(s) for p in s.passages if not p.is_empty)
    return tuple(p.plain for p in said if not p.is_brought_unchanged)


def _steps(desk: Desk, session: Session) -> tuple[OpenStep, ...]:
    """Return the steps that were agreed before a session; what is agreed in it is not looked back on."""
    client_id = session.client_id
    steps, reviews = desk.steps.of_client(client_id), desk.step_reviews.of_client(client_id)
    fresh = {s.id for s in agreed_in(steps, session, desk.sessions.of_client(client_id))}
    return tuple(_step(s, steps, reviews, session.id) for s in open_steps(steps) if s.id not in fresh)


def _step(
    step: Step, steps: Sequence[Step], reviews: Sequence[StepReview], session_id: str
) -> OpenStep:  # fmt: skip
    found = [r for r in reviews_of(story(step, steps), reviews) if r.session_id != session_id]
    return OpenStep(step, found[-1] if found else None, tuple(found))


def _marks(desk: Desk, session: Session, sessions: Sequence[Session]) -> tuple[LastMarks, ...]:
    earlier = given_before(desk.ratings.of_client(session.client_id), session, sessions)
    return tuple(
        LastMarks(goal, last_by(earlier, goal.id, Scale.TEN), last_by(earlier, goal.id, Scale.GAS))
        for goal in active(desk.goals.of_client(session.client_id))
    )


def _noticed(desk: Desk, session: Session, last: Session | None) -> tuple[Noticed, ...]:
    lines = [n for n in desk.noticed.of_client(session.client_id) if n.session_id != session.id]
    lines = sorted(lines, key=lambda n: (n.on, n.id), reverse=True)
    fresh = [n for n in lines if last is not None and n.on >= last.on]
    return tuple(fresh or lines[:_FEW])
