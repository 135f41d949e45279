"""Goals, check-in and measures in front of a client: nothing is worked out there, nothing marked is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from ui.drivers.turned import gone, seen

from practice_desk.domain.check_ins import CheckInForm
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater, Rating
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import check_ins, clients, goals, measures, sessions
from practice_desk.storage import vault as vaults
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.follow_up_card import FollowUpCard
from practice_desk.ui.rooms.measures.waiting_cards import BegunCard
from practice_desk.ui.turned.check_in import check_in_on_screen
from practice_desk.ui.turned.measure import MeasureSitting, measure_on_screen
from practice_desk.ui.turned.rating import rate_on_screen

HOSTILE = "<b>I</b> & \u202esleep %n {0}"
WORKED_OUT = (
    "27", "severe", "moderate", "mild", "cut-off", "Cut-off", "Reliable", "reliable", "Talk about this today",
    "%", "\u2212", "band", "score", "Score", "went from", "guess",
)  # fmt: skip


@pytest.fixture
def amara(client):
    made = clients.add_client(client.desk, [Person(client_id="", known_as="Amara Okonlind")])
    goals.keep_goal(
        client.desk, Goal(client_id=made.id, words="I sleep through", clinical="insomnia", target=9)
    )
    return made


@pytest.fixture
def person(client, amara):
    return clients.participants(client.desk, amara.id)[0]


@pytest.fixture
def session(client, amara):
    made = Session(client_id=amara.id, on=today(), state=SessionState.HELD)
    sessions.keep_session(client.desk, made)
    return made


def give(client, person, key="phq9"):
    measure_on_screen(
        client.context, person.client_id, person.id, key, Place(PlaceKind.MEASURES, person.client_id)
    )


def check_in(client, person, session, form=None):
    place = Place(PlaceKind.MEASURES, person.client_id, "check-ins")
    return check_in_on_screen(client.context, person.client_id, person.id, place, session.id, form)


def rate(client, person, session=None):
    place = Place(PlaceKind.GOALS, person.client_id)
    rate_on_screen(client.context, person.client_id, person.id, place, session.id if session else None)


def to_the_end(client, value):
    """Answer each page and go on, to the last one."""
    while not hasattr(client.page, "ways"):
        client.answer_all(value)
        client.page.go_on()


# ---- measures ----


def test_nothing_of_a_score_is_seen_on_the_screen_and_all_of_it_after(client, person, monkeypatch):
    give(client, person)
    pages = 0
    while not hasattr(client.page, "ways"):
        client.answer_all(3)
        said = seen(client.window)
        assert not [word for word in WORKED_OUT if word in said.replace("text score", "")], (
            client.page.progress
        )
        client.page.go_on()
        pages += 1
    client.press("I am done")
    client.press("Give the computer back")
    gone()
    assert not [word for word in WORKED_OUT if word in seen(client.window)]
    (sheet,) = client.desk.measure_sheets.of_client(person.client_id)
    assert pages == 4 and not sheet.handed_back
    assert measures.follow_ups(client.desk) == []
    client.hold_f12(monkeypatch)
    client.press("Go on")
    assert client.window.desk_page.place == Place(PlaceKind.MEASURES, person.client_id, sheet.id)
    assert "27 of 27" in seen(client.window)
    (card,) = client.window.findChildren(FollowUpCard)
    assert card.answer_words() == "The answer to the question on death or self-harm was: “Nearly every day”."


def words_on(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def in_sight(client, line):
    view = client.page.page.viewport()
    return line.mapTo(view, line.rect().bottomLeft()).y() <= view.height()


def test_a_line_below_the_edge_of_a_small_screen_is_shown_before_the_page_is_left(client, person):
    client.window.resize(1000, 560)
    give(client, person)
    first, last = client.page, client.page.lines[-1]
    assert not in_sight(client, last)
    while not in_sight(client, last):
        client.page.go_on()
        assert client.page is first
    client.page.go_on()  # seen, it may stay open
    assert client.page is not first


def test_the_line_after_the_one_that_is_answered_comes_into_sight(client, person):
    client.window.resize(1000, 560)
    give(client, person)
    one, two, three = client.page.lines
    assert not in_sight(client, three)
    for line, after in ((one, two), (two, three)):
        client.bot.keyClick(line.answers.findChildren(QPushButton)[0], Qt.Key.Key_1)
        assert line.answers.value() == 1 and in_sight(client, after)


def test_the_question_on_difficulty_stands_without_the_two_weeks_it_is_not_about(client, person):
    give(client, person)
    weeks = "Over the last 2 weeks"
    while client.page.lines[0].number != 10:
        assert weeks in words_on(client.page)
        client.answer_all(0)
        client.page.go_on()
    assert weeks not in words_on(client.page)


def test_a_sheet_that_were_opened_before_hand_back_would_be_noticed(client, person, monkeypatch):
    """The positive control: the guard is broken, and what the test above looks for is there."""
    kept = MeasureSitting.keep

    def keep_and_open(sitting):
        kept(sitting)
        measures.hand_back(sitting.context.desk, sitting.sheet.id)

    monkeypatch.setattr(MeasureSitting, "keep", keep_and_open)
    give(client, person)
    to_the_end(client, 3)
    client.press("I am done")
    assert measures.follow_ups(client.desk) != []


def test_lines_left_open_are_asked_about_once_and_kindly(client, person, monkeypatch):
    give(client, person, "gad7")
    client.answer_all(1, only=2)
    while not hasattr(client.page, "ways"):
        client.page.go_on()
    assert client.page.lead.text() == "Some lines are still open"
    client.press("Look at the open lines")
    assert client.page.title and client.page.lines[2].number == 3
    assert client.page.lines[2].answers.isAncestorOf(client.window.focusWidget())
    while not hasattr(client.page, "ways"):
        client.page.go_on()
    assert client.page.lead.text() == "That was the last page"
    client.press("I am done")
    client.give_back(monkeypatch)
    (sheet,) = client.desk.measure_sheets.of_client(person.client_id)
    assert sheet.answers == (1, 1, None, None, None, None, None)
    assert "no total" in seen(client.window)


def test_the_way_back_keeps_what_was_chosen_and_backspace_opens_a_line_again(client, person):
    give(client, person)
    client.answer_all(2)
    client.page.go_on()
    client.press("Back")
    first = client.page.lines[0].answers
    assert first.value() == 2
    client.bot.keyClick(first.buttons()[2], Qt.Key.Key_Backspace)
    assert first.value() is None and client.page.sitting.given[0] is None


def test_the_words_and_the_notice_stand_as_they_were_published(client, person):
    give(client, person)
    said = seen(client.window)
    for words in (
        "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
        "Little interest or pleasure in doing things", "More than half the days",
        "No permission required to reproduce, translate, display or distribute.",
    ):  # fmt: skip
        assert words in said


def test_what_was_marked_survives_quiet_minutes_and_a_lock(client, person, window):
    give(client, person)
    client.answer_all(2)
    window.idle.ran_out.emit()
    assert client.page is client.screen.hand_back
    folder, root = client.context.vault.folder, bytearray(client.context.vault.root)
    window.lock()
    window.open_desk(vaults.open_vault(folder, root))
    assert client.desk.measure_sheets.all() == []
    give(client, client.desk.people.get(person.id))
    assert [line.answers.value() for line in client.page.lines] == [2, 2, 2]


def test_a_lock_on_the_last_page_leaves_nothing_unopened(client, person, window):
    give(client, person)
    to_the_end(client, 1)
    client.press("I am done")
    folder, root = client.context.vault.folder, bytearray(client.context.vault.root)
    window.lock()
    window.open_desk(vaults.open_vault(folder, root))
    assert len(measures.follow_ups(client.desk)) == 1


def test_a_measure_left_half_way_waits_for_the_therapist(client, person, monkeypatch):
    give(client, person)
    client.answer_all(1)
    client.give_back(monkeypatch)
    assert client.desk.measure_sheets.all() == []
    (told,) = [d for d in client.window.findChildren(object) if type(d).__name__ == "Afterwards"]
    assert "did not come to the end of PHQ-9" in seen(client.window)
    told.accept()
    client.window.desk_page.go(Place(PlaceKind.MEASURES, person.client_id))
    gone()
    (card,) = client.window.findChildren(BegunCard)
    card.keep()
    gone()
    (sheet,) = client.desk.measure_sheets.all()
    assert sheet.answers[:4] == (1, 1, 1, None) and sheet.handed_back
    assert len(measures.follow_ups(client.desk)) == 1  # the line on self-harm is blank
    assert client.window.findChildren(BegunCard) == []


def test_nothing_marked_is_nothing_kept(client, person, monkeypatch):
    give(client, person)
    while not hasattr(client.page, "ways"):
        client.page.go_on()
    client.press("I am done")
    client.give_back(monkeypatch)
    assert client.desk.measure_sheets.all() == [] and client.desk.scratch.all() == []


def test_a_measure_whose_text_may_not_be_shown_turns_nothing(client, person):
    give(client, person, "who5")
    assert client.window.open.turned is None
    assert "may not be shown here" in client.window.messages.text()


# ---- check-in ----


def test_a_check_in_kept_for_later_is_seen_by_nobody_until_it_is_shown(client, person, session, monkeypatch):
    check_in(client, person, session)
    to_the_end(client, 5)
    client.press("Keep it for later")
    client.give_back(monkeypatch)
    gone()
    (kept,) = client.desk.check_ins.all()
    assert kept.answers == (5,) * 5 and kept.handed_back and not kept.opened
    assert "5 out of 10" not in seen(client.window) and "kept it for later" in seen(client.window)


def test_a_check_in_shown_now_is_worked_out_after_hand_back_only(client, person, session, monkeypatch):
    check_ins.keep_guess(client.desk, session.id, person.id, (9,) * 5)
    check_in(client, person, session)
    to_the_end(client, 4)
    client.press("Show it now")
    gone()
    assert check_ins.check_ins_of(client.desk, person.client_id) == []
    assert "9" not in client.page.accessibleName() and "guess" not in seen(client.window)
    client.give_back(monkeypatch)
    said = seen(client.window)
    assert "4 out of 10" in said and "You guessed" in said and "9 out of 10" in said


def test_a_number_shows_only_once_it_is_chosen_and_t_is_ten(client, person, session):
    check_in(client, person, session)
    pips = client.page.lines[next(iter(client.page.lines))].answer.pips
    assert [pips._shown(n) for n in range(11)] == [""] * 11
    client.bot.keyClick(pips, Qt.Key.Key_T)
    assert pips.value() == 10 and pips._shown(10) == "10" and pips._shown(3) == ""


def test_what_did_not_feel_right_is_offered_below_eight_only(client, person, session):
    check_in(client, person, session)
    client.page.go_on()
    chips = client.page.chips
    assert not chips.isVisible()
    client.answer_all(8)
    assert not chips.isVisible()
    client.answer_all(7)
    assert chips.isVisible()
    client.tick("too fast")
    assert client.page.sitting._made().chips == ("too_fast",)
    client.answer_all(9)
    assert client.page.sitting._made().chips == ()


def test_faces_are_words_without_numbers_and_are_usual_for_the_young(
    client, session, amara, person, monkeypatch
):
    check_in(client, person, session, CheckInForm.FACES)
    said = seen(client.window)
    assert "You got how it is for me." in said and "So-so" in said and "out of 10" not in said
    to_the_end(client, 4)
    client.press("Show it now")
    client.give_back(monkeypatch)
    (kept,) = client.desk.check_ins.all()
    assert kept.form is CheckInForm.FACES and kept.answers == (4,) * 5
    assert "Totally" in seen(client.window)


def test_a_check_in_that_was_shown_is_not_filled_in_again(client, person, session, monkeypatch):
    check_in(client, person, session)
    to_the_end(client, 4)
    client.press("Show it now")
    client.give_back(monkeypatch)
    assert check_in(client, person, session) is None
    assert "shown already" in client.window.messages.text()


def test_words_of_a_check_in_are_kept_as_a_draft_and_as_they_were_typed(client, person, session, monkeypatch):
    check_in(client, person, session)
    client.page.go_on()
    client.page.go_on()
    client.page.fields["more"].setPlainText(HOSTILE)
    client.window.idle.ran_out.emit()
    client.give_back(monkeypatch)
    assert client.desk.check_ins.all() == []
    check_in(client, person, session)
    client.page.go_on()
    client.page.go_on()
    assert "<b>I</b> &" in client.page.fields["more"].value()


# ---- goals ----


def test_a_client_rates_first_and_sees_no_other_number_and_no_target(client, person, session, monkeypatch):
    (goal,) = client.desk.goals.of_client(person.client_id)
    own = Rating(client_id=person.client_id, goal_id=goal.id, session_id=session.id, on=today(),
                 rater=Rater.THERAPIST, value=3, comment="only mine")  # fmt: skip
    goals.keep_ratings(client.desk, person.client_id, [own])
    rate(client, person, session)
    said = seen(client.window)
    for word in ("Target", "target", "insomnia", "only mine", "last time", "You 3", "\u2212", "%"):
        assert word not in said
    assert "I sleep through" in said and "as far away as can be" in said
    client.bot.keyClick(client.page.lines[0].ten.pips, "6")
    client.page.lines[0].said.setPlainText("I slept")
    client.page.go_on()
    client.press("I am done")
    client.give_back(monkeypatch)
    rated = [r for r in client.desk.ratings.of_client(person.client_id) if r.rater is Rater.PERSON]
    assert [(r.value, r.comment, r.person_id, r.session_id) for r in rated] == [
        (6, "I slept", person.id, session.id)
    ]
    assert "gave their numbers" in client.window.messages.text()


def test_a_goal_may_stay_open_and_its_words_are_plain(client, person, monkeypatch):
    (goal,) = client.desk.goals.of_client(person.client_id)
    with client.desk.change(Deed.KEEP_GOAL):
        client.desk.goals.save(type(goal)(**{**vars(goal), "words": HOSTILE}))
    rate(client, person)
    assert "<b>I</b> &" in seen(client.window)
    client.page.go_on()
    client.press("I am done")
    client.give_back(monkeypatch)
    assert client.desk.ratings.of_client(person.client_id) == []


def test_two_people_rate_apart(client, monkeypatch):
    names = ("Ines", "Jonah")
    couple = clients.add_client(
        client.desk, [Person(client_id="", known_as=n) for n in names], kind=ClientKind.COUPLE
    )
    goals.keep_goal(client.desk, Goal(client_id=couple.id, words="We talk"))
    for person, value in zip(clients.participants(client.desk, couple.id), (3, 8), strict=True):
        rate(client, person)
        assert client.page.lines[0].ten.value() is None
        to_the_end(client, value)
        client.press("I am done")
        client.give_back(monkeypatch)
    people = {p.id: p.known_as for p in clients.participants(client.desk, couple.id)}
    rated = {people[r.person_id]: r.value for r in client.desk.ratings.of_client(couple.id)}
    assert rated == {"Ines": 3, "Jonah": 8}


def test_without_a_goal_nothing_is_turned(client):
    made = clients.add_client(client.desk, [Person(client_id="", known_as="Noor")])
    (person,) = clients.participants(client.desk, made.id)
    rate(client, person)
    assert client.window.open.turned is None
    assert "no goal to rate" in client.window.messages.text()


def test_the_page_of_goals_turns_the_screen_for_the_session_of_the_day(client, person, session, monkeypatch):
    client.window.desk_page.go(Place(PlaceKind.GOALS, person.client_id))
    client.window.desk_page.room.findChild(QPushButton, "turn-screen").click()
    to_the_end(client, 7)
    client.press("I am done")
    client.give_back(monkeypatch)
    (rating,) = client.desk.ratings.of_client(person.client_id)
    assert (rating.value, rating.session_id) == (7, session.id)


def test_a_measure_asked_for_on_the_page_of_a_session_belongs_to_it(client, person, session):
    client.window.desk_page.go(Place(PlaceKind.MEASURES, person.client_id, session.id))
    client.window.desk_page.room.give()
    (dialog,) = [d for d in client.window.findChildren(FormDialog) if d.isVisible()]
    assert dialog.form.wish().session_id == session.id
    dialog.try_keep()
    client.bot.waitUntil(lambda: client.window.open.turned is not None)
    assert client.page.sitting.sheet.session_id == session.id


def test_in_a_file_of_one_person_nobody_is_named(client, person):
    give(client, person, "gad7")
    assert client.page.title == "GAD-7"


def test_with_several_people_it_says_whose_turn_it_is(client):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    couple = clients.add_client(client.desk, people, kind=ClientKind.COUPLE)
    ines, _ = clients.participants(client.desk, couple.id)
    give(client, ines, "gad7")
    assert client.page.title.replace("\u2068", "").replace("\u2069", "") == "GAD-7, for Ines"
