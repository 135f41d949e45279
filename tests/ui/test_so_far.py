"""The work so far in words on the first page: attendance and steps, person by person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from practice_desk.domain.attendance import Attended
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.people import Person
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.domain.steps import Step, StepReview, StepVerdict
from practice_desk.intentions import attendance, sessions, steps
from practice_desk.intentions.clients import add_client, participants
from practice_desk.ui.rooms.overview.so_far import so_far_card

FIRST = date(2026, 3, 2)


@pytest.fixture
def couple(context):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    return add_client(context.desk, people, kind=ClientKind.COUPLE)


def said(context, client):
    card = so_far_card(context, client.id)
    return [] if card is None else [label.text() for label in card.findChildren(QLabel)]


def held(context, client, count):
    made = [
        Session(client_id=client.id, on=FIRST + timedelta(weeks=n), state=SessionState.HELD)
        for n in range(count)
    ]
    for session in made:
        sessions.keep_session(context.desk, session)
        sessions.open_session(context.desk, session.id)
    return made


def test_before_anything_took_place_there_is_nothing_to_say(context, couple):
    assert so_far_card(context, couple.id) is None


def test_each_person_is_told_apart_and_nothing_is_a_share(context, couple):
    desk = context.desk
    _, jonah = participants(desk, couple.id)
    first, second, _ = held(context, couple, 3)
    attendance.mark_attendance(desk, first.id, jonah.id, Attended.CAME_LATE)
    attendance.mark_attendance(desk, second.id, jonah.id, Attended.DID_NOT_COME)
    sessions.keep_session(
        desk, Session(client_id=couple.id, kind=SessionKind.CALL, state=SessionState.HELD, on=FIRST)
    )
    words = said(context, couple)
    assert "3 sessions held, the first on 02.03.2026" in words
    assert "\u2068Ines\u2069: Came 3" in words
    assert "\u2068Jonah\u2069: Came 1  ·  Came late 1  ·  Did not come 1" in words
    assert not any("%" in text for text in words)


def test_steps_are_said_by_their_answers_the_fullest_first(context, couple):
    desk = context.desk
    for done in (4, 0, 4):
        step = Step(client_id=couple.id, what="Walk")
        steps.keep_step(desk, step)
        review = StepReview(
            client_id=couple.id, step_id=step.id, on=FIRST, done_client=done, verdict=StepVerdict.DONE
        )
        steps.review_step(desk, review)
    assert said(context, couple)[1:] == ["Steps that were looked at", "Did it 2  ·  Not this time 1"]
