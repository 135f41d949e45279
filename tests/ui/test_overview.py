"""The first page of a client: what is next, how the goals go, how to reach them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from ui.drivers.clients import Therapist, unnamed

from practice_desk.domain.clients import ClientStatus
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import ContactPoint
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater, Rating
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.domain.text import one_line
from practice_desk.intentions import clients, goals, sessions
from practice_desk.intentions.people import keep_contact, keep_person
from practice_desk.ui.parts.reading import Reading

DAY = timedelta(days=1)


@pytest.fixture
def therapist(qtbot, context):
    with Therapist(qtbot, context) as at_work:
        at_work.new_client(known_as="Zoë Nguyễn", frequency="weekly", modality="in person")
        yield at_work


@pytest.fixture
def amara(qtbot, demo):
    with Therapist(qtbot, demo) as at_work:
        at_work.open("Amara Okonlind")
        yield at_work


def held(therapist, days: int, **fields) -> Session:
    session = Session(
        client_id=therapist.client_id(), on=today() + days * DAY, state=SessionState.HELD, **fields
    )
    sessions.keep_session(therapist.desk, session)
    return session


def planned(therapist, days: int, **fields) -> Session:
    session = Session(client_id=therapist.client_id(), on=today() + days * DAY, **fields)
    sessions.keep_session(therapist.desk, session)
    return session


def kept(therapist) -> list[Session]:
    return sessions.sessions_of(therapist.desk, therapist.client_id())


# ---- sessions ----


def test_a_new_client_has_no_session_and_one_can_be_planned(therapist):
    assert "None is planned." in therapist.says()
    therapist.press("Plan a session")
    therapist.type(on=f"{today() + 3 * DAY:%d.%m.%Y}", start="10.30")
    assert therapist.keep()
    (session,) = kept(therapist)
    assert (session.on, session.start, session.state, session.mode) == (
        today() + 3 * DAY, time(10, 30), SessionState.PLANNED, "in person",
    )  # fmt: skip
    assert "10:30" in therapist.says()


def test_the_next_session_is_proposed_like_the_last_one(therapist):
    held(therapist, -2, start=time(17), minutes=60, mode="video")
    therapist.press("Plan a session")
    form = therapist.dialog.form
    assert form.field("on").value() == today() + 5 * DAY
    assert [form.field(n).value() for n in ("start", "minutes", "mode")] == [time(17), 60, "video"]


def test_two_sessions_can_be_planned_one_after_the_other(therapist):
    for _ in range(2):
        therapist.press("Plan a session")
        therapist.keep()
    first, second = sorted(kept(therapist), key=lambda s: s.on)
    assert second.on - first.on == 7 * DAY


def test_planning_is_taken_back_in_one_step(therapist):
    therapist.press("Plan a session")
    therapist.keep()
    assert therapist.desk.undo() is Deed.KEEP_SESSION
    assert kept(therapist) == []
    assert "None is planned." in therapist.says()


def test_a_session_of_today_becomes_the_next_number_when_it_was_held(therapist):
    held(therapist, -7)
    planned(therapist, 0, start=time(9))
    therapist.press("It was held")
    assert [s.state for s in kept(therapist)] == [SessionState.HELD] * 2
    assert "Last session: Session 2, Today 09:00" in therapist.says()


def test_on_the_day_of_a_session_the_page_leads_to_it_first(therapist):
    session, client_id = planned(therapist, 0), therapist.client_id()
    with therapist.bot.waitSignal(therapist.context.news.place_wanted) as asked:
        therapist.press("Open today's session")
    assert asked.args == [Place(PlaceKind.SESSIONS, client_id, session.id)]
    sessions.did_not_come(therapist.desk, session.id)
    assert "Open today's session" not in [b.text() for b in therapist.buttons()]


def test_why_somebody_came_is_not_shown_to_who_looks_over_the_shoulder(amara):
    concern = amara.desk.clients.get(amara.client_id()).concern
    assert concern and concern not in amara.says()


def test_a_page_that_is_built_anew_gives_the_keyboard_back_to_the_same_part(amara):
    amara.room.activateWindow()
    before = amara.room.findChild(QWidget, "to-profile")
    before.setFocus()
    clients.change_status(amara.desk, amara.client_id(), ClientStatus.PAUSED, "away")
    amara.bot.waitUntil(lambda: amara.room.window().focusWidget() not in (None, amara.room))
    again = amara.room.window().focusWidget()
    assert again is not before and again.objectName() == "to-profile"


def test_a_planned_session_that_is_gone_is_still_asked_about(therapist):
    planned(therapist, -1, start=time(9))
    assert "Yesterday 09:00" in therapist.says()
    therapist.press("It was held")
    assert kept(therapist)[0].on == today() - DAY


def test_a_session_to_come_cannot_have_been_held(therapist):
    session = planned(therapist, 2)
    assert "It was held" not in therapist.says()
    therapist.press("Change")
    therapist.type(state="held")
    assert not therapist.keep()
    assert "still to come" in therapist.problem("on")
    assert therapist.desk.sessions.get(session.id).state is SessionState.PLANNED


def test_a_session_is_moved_and_its_id_stays(therapist):
    session = planned(therapist, 2)
    therapist.press("Change")
    therapist.type(on=f"{today() + 4 * DAY:%d.%m.%Y}")
    assert therapist.keep()
    assert therapist.desk.sessions.get(session.id).on == today() + 4 * DAY


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("on", "", "Type the date."),
        ("on", "31.02.2026", "31 February does not exist"),
        ("minutes", "", "Type a number."),
        ("minutes", "0", "from 1 to 1440"),
        ("start", "25:00", "This is not a time"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(therapist, field, typed, said):
    therapist.press("Plan a session")
    therapist.type_slowly(field, typed)
    therapist.dialog.form.field(field).edited.emit()
    assert not therapist.keep()
    assert said in therapist.problem(field)
    assert kept(therapist) == []


def test_two_sessions_at_one_time_are_a_warning_once_and_no_refusal(therapist):
    other = Session(
        client_id=clients.add_client(therapist.desk, [], reference="X").id, on=today() + DAY, start=time(10)
    )
    sessions.keep_session(therapist.desk, other)
    therapist.press("Plan a session")
    therapist.type(on=f"{other.on:%d.%m.%Y}", start="10:30")
    assert not therapist.keep()
    assert "You have another session at this time: 10:00." in therapist.says(therapist.dialog)
    assert therapist.keep()
    assert len(kept(therapist)) == 1


def test_any_text_of_a_session_comes_back_as_it_was_typed(therapist):
    said = ("<b>\u202e</b> 👩‍👩‍👧 محمد \x00\x1b 'x'; -- " * 400)[:10_000]
    therapist.press("Plan a session")
    therapist.type(mode=said, place=said)
    assert therapist.keep()
    assert (kept(therapist)[0].mode, kept(therapist)[0].place) == (one_line(said), one_line(said))


def test_a_call_is_noted_and_is_not_counted_as_a_session(therapist):
    held(therapist, -7)
    therapist.choose_from_menu("Call")
    assert therapist.dialog.form.field("kind").value() is SessionKind.CALL
    therapist.type(about="Asked for another time")
    assert therapist.keep()
    call = kept(therapist)[0]
    assert (call.kind, call.state, call.on) == (SessionKind.CALL, SessionState.HELD, today())
    assert "Last session: Session 1" in therapist.says()


def test_a_session_is_removed_from_its_form_and_what_was_rated_in_it_stays(therapist):
    session = held(therapist, -7)
    goal = Goal(client_id=therapist.client_id(), words="I sleep")
    goals.keep_goal(therapist.desk, goal)
    rating = Rating(
        client_id=goal.client_id, goal_id=goal.id, session_id=session.id, on=session.on, value=3,
        rater=Rater.TOGETHER,
    )  # fmt: skip
    goals.keep_ratings(therapist.desk, goal.client_id, [rating])
    therapist.room.change_session(session)
    therapist.press("Remove this session", therapist.dialog)
    assert not therapist.form_is_open()
    assert kept(therapist) == []
    (left,) = therapist.desk.ratings.of_client(goal.client_id)
    assert (left.session_id, left.on, left.value) == (None, session.on, 3)
    therapist.desk.undo()
    assert [s.id for s in kept(therapist)] == [session.id]


def test_only_the_latest_sessions_stand_on_the_page_until_all_are_asked_for(amara):
    assert "Session 10" in amara.says()
    assert "Session 2" not in amara.says().replace("Session 10", "")
    amara.press("Show all 11")
    assert "Session 2" in amara.says()
    amara.open("Tobias Wrenhall")
    amara.open("Amara Okonlind")
    assert "Session 2" not in amara.says().replace("Session 10", "")


# ---- goals, steps, what was noticed ----


def test_each_goal_shows_everybodys_line_and_says_it(amara):
    first = amara.charts()[0]
    assert first.startswith("I want to leave work on time: Amara rated 1 at first and 8 last")
    assert "You rated" in first


def test_two_people_are_two_lines_and_never_one(qtbot, demo):
    with Therapist(qtbot, demo) as therapist:
        therapist.open("Ines and Jonah Castelrud")
        ines, jonah = clients.participants(therapist.desk, therapist.client_id())
        goal = goals.active_goals(therapist.desk, therapist.client_id())[0]
        ratings = [
            Rating(
                client_id=goal.client_id, goal_id=goal.id, on=today(), person_id=person.id, value=value
            )
            for person, value in ((ines, 9), (jonah, 2))
        ]  # fmt: skip
        goals.keep_ratings(therapist.desk, goal.client_id, ratings)
        said = therapist.charts()[0]
        assert "Ines rated 9 out of ten, once." in said
        assert "Jonah rated 2 out of ten, once." in said
        assert "9\nInes" in therapist.says()
        assert "2\nJonah" in therapist.says()


def test_steps_until_next_time_and_the_last_line_noticed_stand_there(amara):
    assert "Tell charge nurse my finish time at handover" in amara.says()
    assert "“I was kinder to myself afterwards.”" in amara.says()


def test_without_goals_the_page_says_what_a_goal_is(therapist):
    assert "A goal says what will be different, in the client's own words." in therapist.says()
    assert "One small step until next time is enough." in therapist.says()


def test_the_page_leads_to_goals_profile_and_the_sheet(amara):
    client_id = amara.client_id()
    for words, kind in (
        ("Print action plan", PlaceKind.SHEET), ("Goals and plan", PlaceKind.GOALS),
        ("Steps", PlaceKind.GOALS), ("Profile", PlaceKind.PROFILE),
    ):  # fmt: skip
        amara.open("Amara Okonlind")
        amara.press(words)
        assert (amara.here(), amara.client_id()) == (kind, client_id)


# ---- who it is ----


def test_safe_words_stand_beside_the_number_before_a_call(amara):
    amara.open("Leo Brandtmere")
    assert "Say: “Call about the booking”" in amara.says()


def test_somebody_who_asked_for_discretion_is_not_sent_texts(therapist):
    (zoe,) = clients.participants(therapist.desk, therapist.client_id())
    phone = ContactPoint(client_id=zoe.client_id, person_id=zoe.id, value="01632 960 001", may_text=True)
    keep_contact(therapist.desk, phone)
    assert "send a text" in therapist.says()
    keep_person(therapist.desk, replace(zoe, discreet=True))
    assert "send a text" not in therapist.says()
    assert "No texts, because discretion is asked for" in therapist.says()


def test_an_enquiry_shows_what_was_said_and_leads_into_the_work(amara):
    amara.open("Leo Brandtmere")
    for words in ("“I have not slept well since the move”", "Tuesday or Thursday after five", "Answer by"):
        assert words in amara.says()
    amara.press("Begin the work")
    assert amara.dialog.form.field("status").value() is ClientStatus.ACTIVE
    assert amara.keep()
    assert clients.status_of(amara.desk, amara.client_id()) is ClientStatus.ACTIVE
    assert "Answer by" not in amara.says()


def test_after_a_death_nothing_is_planned_or_asked(amara):
    planned(amara, 3)
    clients.change_status(amara.desk, amara.client_id(), ClientStatus.DIED, "")
    assert "Nothing is planned, sent or asked any more. The record is held." in amara.says()
    assert "Plan a session" not in amara.says()
    assert amara.desk.clients.get(amara.client_id()).hold


def test_another_client_shows_nothing_of_the_one_before(amara):
    amara.open("Tobias Wrenhall")
    for words in ("Amara", "01632 960 001", "charge nurse"):
        assert words not in amara.says()


def test_every_control_has_a_name_here_and_in_the_forms(amara):
    assert unnamed(amara.room) == []
    amara.press("Plan a session")
    amara.dialog.form.show_more()
    assert unnamed(amara.dialog) == []


def test_a_change_elsewhere_keeps_the_reader_where_they_were(amara):
    amara.press("Show all 11")
    bar = amara.room.page.verticalScrollBar()
    amara.bot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    clients.change_status(amara.desk, amara.client_id(), ClientStatus.PAUSED, "away")
    amara.bot.waitUntil(lambda: amara.room.page.verticalScrollBar().value() == 90)


@pytest.mark.parametrize("name", ["Amara Okonlind", "Leo Brandtmere", "Ines and Jonah Castelrud"])
def test_the_page_can_be_looked_at(amara, look, name):
    amara.open(name)
    look(amara.page, f"overview-{name.split()[0].lower()}")
    assert name in amara.says()


# ---- what parents may be told ----


@pytest.fixture
def noor(qtbot, demo):
    with Therapist(qtbot, demo) as at_work:
        at_work.open("Noor Haddprice")
        yield at_work


def test_what_parents_may_be_told_stands_on_a_young_persons_page_as_it_was_agreed(noor):
    assert "Seen and agreed on" in noor.says() and "Is trying small steps at the gate" in noor.says()
    noor.press("Agree on lines")
    assert "Is trying small steps at the gate" in noor.dialog.form.field("headlines").value()
    noor.type(headlines="We work on mornings.")
    assert not noor.keep() and "has seen the lines" in noor.problem("agreed")
    noor.type(agreed=True)
    assert noor.keep()
    assert "We work on mornings." in noor.says() and "small steps at the gate" not in noor.says()
    noor.press("Earlier lines")
    earlier = next(r for r in noor.page.findChildren(Reading) if r.isVisible())
    assert "Is trying small steps at the gate" in noor.says(earlier)
    earlier.reject()


def test_an_adults_page_has_nothing_for_parents(amara):
    assert "for parents" not in amara.says()
