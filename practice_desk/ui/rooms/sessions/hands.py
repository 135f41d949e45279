"""What is done on a session's page: each press is one change, bound to the page, and begins the session."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.noticed import Noticed, NoticedFrom
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.sessions import SessionState
from practice_desk.domain.steps import Step, StepVerdict
from practice_desk.intentions import goals, noticed, sessions, step_looks
from practice_desk.intentions.step_looks import StepLook
from practice_desk.ui.parts.work import By
from practice_desk.ui.rooms.sessions.said_lines import said_key
from practice_desk.ui.rooms.sessions.seen import Seen
from practice_desk.ui.turned.rating import rate_on_screen


class Hands:
    """Does what is pressed. `focus` is told which part takes the keyboard after the page was built anew."""

    def __init__(self, seen: Seen, focus: Callable[[str], object]) -> None:
        self._seen, self.focus = seen, focus
        self._desk = seen.context.desk

    def begin(self) -> None:
        """Begin a planned session: what happens in it says that it is held."""
        session = self._seen.session
        if session.state is SessionState.PLANNED and self._seen.may_be_worked_in:
            sessions.open_session(self._desk, session.id)

    def begin_today(self) -> None:
        """Begin a session today that is planned for a later day."""
        sessions.open_session(self._desk, self._seen.session.id)

    @contextmanager
    def change(self, deed: Deed) -> Generator[None]:
        """Open one change of this page."""
        with self._desk.change(deed, self._seen.place):
            self.begin()
            yield

    def mark_step(self, look: StepLook, name: str, value: int | None) -> None:
        """Keep how a step went; after the client's mark the keyboard is at the therapist's own."""
        first = name == "done_client" and value is not None
        self.focus(f"mine-{look.step.id}" if first else f"{name}-{look.step.id}")
        with self.change(Deed.REVIEW_STEPS):
            step_looks.mark_step(self._desk, self._seen.session, look, name, value)

    def decide(self, look: StepLook, verdict: StepVerdict) -> Step | None:
        """Keep what becomes of a step."""
        self.focus(f"verdict-{look.step.id}")
        with self.change(Deed.REVIEW_STEPS):
            return step_looks.decide(self._desk, self._seen.session, look, verdict)

    def rate(self, goal: Goal, by: By, scale: Scale, value: int | None) -> None:
        """Keep one mark of a goal, or take it out again. A guess before the session does not begin it."""
        session = self._seen.session
        known = [r for r in self._marks_of(goal.id) if r.by() == by and r.scale is scale]
        mark = Rating(
            client_id=session.client_id, goal_id=goal.id, session_id=session.id, on=session.on, rater=by[0],
            person_id=by[1], scale=scale, value=value or 0, comment=known[0].comment if known else "",
        )  # fmt: skip
        cleared = known if value is None else []
        given = [] if value is None else [mark]
        with self._desk.change(Deed.KEEP_RATINGS, self._seen.place):
            if by[0] is not Rater.THERAPIST:
                self.begin()
            goals.keep_ratings(self._desk, session.client_id, given, cleared)

    def turn(self, person_id: str) -> None:
        """Turn the screen: one person says where they are with each goal, and comes back to this page."""
        self.begin()
        self.focus("turn-marks")
        session = self._seen.session
        rate_on_screen(self._seen.context, session.client_id, person_id, self._seen.place, session.id)

    def say(self, said: Mapping[str, str]) -> None:
        """Keep what made it this number with the first mark of each person on each goal."""
        kept: set[str] = set()
        here = [r for r in self._seen.work.ratings if r.session_id == self._seen.session.id]
        for mark in sorted(here, key=lambda r: r.scale is not Scale.TEN):
            if mark.rater is Rater.THERAPIST:
                continue
            key = said_key(mark.goal_id, mark.by())
            comment = said.get(key, "").strip() if key not in kept else ""
            self._desk.ratings.save(replace(mark, comment=comment))
            kept.add(key)

    def _marks_of(self, goal_id: str) -> list[Rating]:
        session = self._seen.session
        return [r for r in self._seen.work.ratings if r.session_id == session.id and r.goal_id == goal_id]

    def notice(self, words: str) -> None:
        """Keep a line that the client noticed, in their own words."""
        session, work = self._seen.session, self._seen.work
        line = Noticed(
            client_id=session.client_id, on=session.on, words=words.strip(), source=NoticedFrom.SESSION,
            session_id=session.id, person_id=work.people[0].id if len(work.people) == 1 else None,
        )  # fmt: skip
        noticed.keep_noticed(self._desk, line)
