"""A year of writing: so many clients with so many sessions each, built in the way of the made-up practice."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, time, timedelta

from practice_desk.domain import clock
from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalMeasure
from practice_desk.domain.note_text import read_plain, write_sections
from practice_desk.domain.notes import RiskConsidered, sign
from practice_desk.domain.people import Person
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step, StepReview
from practice_desk.intentions import attendance, clients, demo_sheets, goals, notes, steps
from practice_desk.storage.desk import Desk

GOALS = (
    "I want to leave work on time.",
    "I want to stay when panic comes.",
    "I want one evening for myself.",
)
SAID = "She told me about the week and what was different in it. We looked at what helped and what did not. "


def build_year(desk: Desk, people: int, sessions: int) -> list[Client]:
    """Fill a vault with clients who each came weekly; every session is rated, checked in and written up."""
    return [_client(desk, number, sessions) for number in range(people)]


def _client(desk: Desk, number: int, count: int) -> Client:
    last = clock.today() - timedelta(days=number % 5)
    with desk.change(Deed.BUILD_DEMO):
        person = Person(client_id="", known_as=f"Amara Okonlind {number}")
        client = clients.add_client(desk, [person], place="England", frequency="weekly")
        person = clients.participants(desk, client.id)[0]
        wanted = [_goal(desk, client, words) for words in GOALS]
        step = Step(
            client_id=client.id, goal_id=wanted[0].id, what="Say my finish time at handover", confidence=6
        )
        steps.keep_step(desk, step)
        for week in reversed(range(count)):
            session = Session(
                client_id=client.id, on=last - timedelta(weeks=week), start=time(8 + number % 10),
                state=SessionState.HELD, mattered="That I said it out loud.", confirmed=True,
            )  # fmt: skip
            with clock.at(datetime.combine(session.on, time(20))):
                step = _tell(desk, session, person, wanted, step, count - week)
    desk.forget_undo()
    return client


def _goal(desk: Desk, client: Client, words: str) -> Goal:
    goal = Goal(
        client_id=client.id, words=words, measure=GoalMeasure.BOTH, baseline=2, gas_baseline=-2, target=8
    )
    goals.keep_goal(desk, goal)
    return desk.goals.get(goal.id)


def _tell(desk: Desk, session: Session, person: Person, wanted: list[Goal], step: Step, number: int) -> Step:
    desk.sessions.save(session)
    attendance.fill_attendance(desk, session)
    for goal in wanted:
        mark = Rating(
            client_id=session.client_id, goal_id=goal.id, session_id=session.id, on=session.on,
            person_id=person.id, value=min(10, 2 + number // 6),
        )  # fmt: skip
        guess = replace(mark, id=secrets.token_hex(16), rater=Rater.THERAPIST, person_id=None)
        level = replace(mark, id=secrets.token_hex(16), scale=Scale.GAS, value=-1)
        for rating in (mark, guess, level):
            desk.ratings.save(rating)
    demo_sheets.check_in(desk, session, person.id, 8, {})
    if number % 2:
        demo_sheets.measure(desk, session, "phq9", max(4, 20 - number // 3))
    review = StepReview(
        client_id=session.client_id, step_id=step.id, session_id=session.id, on=session.on, done_client=3
    )
    following = (
        steps.review_step(desk, review, noticed="It was easier out loud.") if number % 3 == 0 else None
    )
    _write(desk, session)
    return following or step


def _write(desk: Desk, session: Session) -> None:
    note = notes.begin_note(desk, session.id, with_plan=False)
    sections = [replace(s, passages=read_plain(SAID * 3)) for s in note.sections()]
    note = replace(note, body=write_sections(sections), risk=RiskConsidered.NOTHING_NEW)
    desk.notes.save(note)
    desk.signed_notes.add(sign(note, clock.now(), secrets.token_hex(16)))
