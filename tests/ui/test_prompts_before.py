"""Quiet prompts on the card before a session: what is open since last time, answered where it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from ui.drivers.goals import settle
from ui.drivers.sessions import SessionsDriver

from practice_desk.domain.clock import today
from practice_desk.domain.people import Person
from practice_desk.domain.prompt_answers import PromptAnswer
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import check_ins, sessions
from practice_desk.intentions.clients import add_client
from practice_desk.ui.parts.prompt_card import PromptCard


def on(desk, client, weeks, state=SessionState.HELD):
    made = Session(client_id=client.id, on=today() + timedelta(weeks=weeks), state=state)
    sessions.keep_session(desk, made)
    return made


@pytest.fixture
def coming(context):
    desk = context.desk
    client = add_client(desk, [Person(client_id="", known_as="Amara Okonlind")])
    for weeks, line in ((-2, (8,) * 5), (-1, (8, 8, 4, 8, 8))):
        check_in = check_ins.begin(desk, on(desk, client, weeks).id, turned=False)
        check_ins.keep_check_in(desk, replace(check_in, answers=line))
    return on(desk, client, 1, SessionState.PLANNED)


def test_what_was_different_last_time_stands_on_the_card_and_goes_when_it_is_answered(context, qtbot, coming):
    with SessionsDriver(context, qtbot, coming.client_id, coming.id) as page:
        (card,) = page.room.findChildren(PromptCard)
        assert page.sees("“My therapist understood how things are for me.” went from 8 to 4")
        page.press_named(card.buttons[PromptAnswer.REMIND].objectName())
        assert [c for c in page.room.findChildren(PromptCard) if c.isVisible()] == []
        assert [a.session_id for a in context.desk.prompt_answers.all()] == [coming.id]
        page.undo()
        assert len([c for c in page.room.findChildren(PromptCard) if c.isVisible()]) == 1


def test_what_was_found_is_noted_on_the_session_it_was_found_in(context, qtbot, coming):
    with SessionsDriver(context, qtbot, coming.client_id, coming.id) as page:
        (card,) = page.room.findChildren(PromptCard)
        page.press_named(card.buttons[PromptAnswer.FOUND].objectName())
        page.dialog().form.field("moment").set_value("I looked at the clock.")
        page.dialog().try_keep()
        settle()
        assert [r.session_id for r in context.desk.ruptures.all()] == [coming.id]
        assert [c for c in page.room.findChildren(PromptCard) if c.isVisible()] == []
