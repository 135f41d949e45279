"""Looking back together: the five cards as clients meet them, and the page that comes after."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from intentions.papers_of import WORDS, sign
from PySide6.QtWidgets import QWidget
from ui.drivers.goals import GoalsDriver, settle, texts_of
from ui.drivers.review import Cards, ReviewDriver
from ui.drivers.sessions import SessionsDriver
from ui.drivers.turned import _spoken, _texts

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalMeasure, GoalState
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.reviews import GoalWish, ReviewAnswer, ReviewWish
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import (
    agreements,
    goals,
    noticed,
    papers,
    practice_parts,
    reviews,
    signing,
    steps,
)
from practice_desk.intentions.clients import add_client, participants
from practice_desk.ui.parts.agreement_line import agreement_lines
from practice_desk.ui.parts.review_questions import answers_to
from practice_desk.ui.turned.options import Rung, levels
from practice_desk.ui.turned.review import review_on_screen
from practice_desk.ui.turned.text_size import TextSize

CANARY = "Kanarienvogel"
HOSTILE = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn " * 8
LEVELS = ("late daily", "late thrice", "on time thrice", "on time four times", "always on time")


@pytest.fixture
def on():
    return lambda iso: clock.at(datetime.fromisoformat(f"{iso}T09:00"))


@pytest.fixture
def amara(context):
    lists = {"strengths": ("humour",), "matters": ("family",), "aspirations": ("A calm house",)}
    client = add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")], **lists)
    goals.keep_goal(context.desk, Goal(client_id=client.id, words="I leave work on time.", target=9))
    for n, words in enumerate(("I slept better.", "I said no.", "I rested.")):
        line = Noticed(client_id=client.id, on=date(2026, 3, 2 + n), words=words)
        noticed.keep_noticed(context.desk, line)
    return client


@pytest.fixture
def couple(context):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    client = add_client(context.desk, people, kind=ClientKind.COUPLE)
    goals.keep_goal(context.desk, Goal(client_id=client.id, words="We talk about money."))
    return client


@pytest.fixture
def page(context, qtbot, amara):
    with ReviewDriver(context, qtbot, amara.id) as driver:
        yield driver


@pytest.fixture
def for_two(context, qtbot, couple):
    with ReviewDriver(context, qtbot, couple.id) as driver:
        yield driver


def agree(desk, client_id):
    paper = agreements.compose(desk, client_id, keys=("clause.time", "clause.fees"))
    papers.fill_in(desk, paper, **WORDS)
    signing.offer(desk, paper.id)
    file = papers.file_of(desk, paper.id)
    for n, _ in enumerate([s for s in file.signers if not s.is_therapist]):
        sign(desk, file, n)
    signing.sign_as_therapist(desk, paper.id)


def hold(desk, client_id, start, count):
    with desk.change(Deed.KEEP_SESSION):
        for n in range(count):
            day = start + timedelta(weeks=n)
            desk.sessions.save(Session(client_id=client_id, on=day, state=SessionState.HELD))


# ---- the line that leads here ----


def test_one_line_says_that_a_review_is_due_and_its_button_leads_there(context, qtbot, amara, on):
    hold(context.desk, amara.id, date(2026, 3, 2), 6)
    with on("2026-04-05"):
        assert agreement_lines(context, amara.id) == []
    with on("2026-04-06"):
        (line,) = agreement_lines(context, amara.id)
        said = "Goals, agreement and how you work: to look at together, since 06.04.2026."
        assert line.text() == said and line.action.text() == "Review"
        places = []
        context.news.place_wanted.connect(places.append)
        line.pressed.emit()
        assert places == [Place(PlaceKind.REVIEW, amara.id)]
        reviews.no_change(context.desk, amara.id)
        assert agreement_lines(context, amara.id) == []


def test_the_session_a_review_falls_in_is_named_before_it(context, amara, on):
    hold(context.desk, amara.id, date(2026, 3, 2), 5)
    with context.desk.change(Deed.KEEP_SESSION):
        context.desk.sessions.save(Session(client_id=amara.id, on=date(2026, 4, 6)))
    with on("2026-04-01"):
        (line,) = agreement_lines(context, amara.id)
        assert line.text() == "A review falls in the next session, 06.04.2026."


def test_a_session_leads_here_while_a_review_is_due(context, qtbot, amara, on):
    hold(context.desk, amara.id, date(2026, 3, 2), 6)
    session = context.desk.sessions.of_client(amara.id)[0]
    with on("2026-04-05"), SessionsDriver(context, qtbot, amara.id, session.id) as page:
        assert not page.room.findChildren(QWidget, "to-review")
    with on("2026-04-06"), SessionsDriver(context, qtbot, amara.id, session.id) as page:
        page.press("Review of goals and agreement, due now")
        assert page.went[-1] == Place(PlaceKind.REVIEW, amara.id)


def test_the_goals_page_leads_here(context, qtbot, amara):
    places = []
    context.news.place_wanted.connect(places.append)
    with GoalsDriver(context, qtbot, amara.id) as page:
        page.press("Review")
    assert places == [Place(PlaceKind.REVIEW, amara.id)]


# ---- the five cards ----


def test_before_anybody_answered_the_page_says_what_the_five_cards_ask(page):
    assert page.sees("What was better, even for a moment?")
    assert page.sees("Has not answered yet")
    screen = page.turn_to("\u2068Amara\u2069").screen
    assert screen.page.title == "Looking back together"


def test_a_client_goes_through_five_cards_and_the_answers_stand_on_the_page(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    assert cards.screen.page.progress == "Card 1 of 5"
    cards.write("What was better, even for a moment?", "Sunday was quiet")
    cards.write("What did you do for that?", "I left the phone")
    cards.press("Go on")
    assert cards.sees("I leave work on time.")
    cards.rate(7)
    cards.press("Go on")
    cards.tick("I said no.")
    cards.write("Is there something you notice today?", "I breathe out")
    cards.press("Go on")
    cards.write("What should we do more of?", "Trying things here")
    cards.press("Go on")
    cards.choose("Is anything about money or cancelling unclear?", "Talk about it")
    cards.choose("Do the times and the pace still fit?", "Fits")
    cards.press("Go on")
    cards.choose("I leave work on time.", "Let it rest")
    cards.write("I leave work on time., something to say about it", "Work is calm now")
    cards.press("Go on")
    assert cards.screen.page.progress == "Card 5 of 5, page 2"
    assert cards.sees("“A calm house”")
    cards.write("What would be different? It can become a goal.", "I call my sister")
    cards.write("Where could it help? It can become a step.", "Joke on the ward")
    cards.done()
    for words in (
        "“Sunday was quiet”", "“I left the phone”", "“I said no.”", "“I breathe out”", "“Trying things here”",
        "Is anything about money or cancelling unclear?", "Let it rest, “Work is calm now”",
        "“I call my sister”", "“Joke on the ward”",
    ):  # fmt: skip
        assert page.sees(words), words
    assert not page.sees("Do the times and the pace still fit?")
    (rating,) = page.desk.ratings.of_client(amara.id)
    assert (rating.value, rating.rater) == (7, Rater.PERSON)


def turn(page, client, person=0):
    who = participants(page.desk, client.id)[person]
    return review_on_screen(page.context, client.id, who.id, reviews.place_of(client.id))


def test_everything_may_stay_open_and_then_nothing_is_kept(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.done()
    assert page.desk.reviews.count() == page.desk.ratings.count() == 0
    assert [o.words for o in cards.screen.outcomes()] == ["\u2068Amara\u2069 left the review open."]


def test_without_a_goal_there_are_four_cards(context, qtbot):
    client = add_client(context.desk, [Person(client_id="", known_as="Leo")])
    with ReviewDriver(context, qtbot, client.id) as page:
        cards = Cards(qtbot, turn(page, client))
        assert cards.screen.page.progress == "Card 1 of 4"
        cards.done()


def test_no_more_than_two_lines_can_be_chosen(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.go_to("What have you noticed about yourself?")
    cards.tick("I said no.")
    cards.tick("I rested.")
    assert [c.isEnabled() for c in cards.lines()] == [True, True, False]
    cards.tick("I rested.")
    assert all(c.isEnabled() for c in cards.lines())


def test_what_was_typed_survives_a_quiet_while_and_a_lock_as_a_draft(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.write("What was better, even for a moment?", HOSTILE)
    cards.go_to("Where am I today with this goal?")
    cards.rate(4)
    cards.screen.rest()
    assert cards.screen.is_given_back
    assert page.desk.reviews.count() == 0
    cards.screen.give_up()
    again = Cards(page.qtbot, turn(page, amara))
    assert again.written("What was better, even for a moment?") == HOSTILE
    again.done()
    (answer,) = page.desk.review_answers.all()
    assert answer.better == HOSTILE.strip()
    assert [r.value for r in page.desk.ratings.all()] == [4]
    assert page.desk.scratch.all() == []


def test_a_half_way_review_is_told_to_the_therapist(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.write("What was better, even for a moment?", "Sunday")
    cards.give_back()
    said = [o.words for o in cards.screen.outcomes()]
    assert said == [
        "\u2068Amara\u2069 did not come to the end of the review. Turn the screen again to go on."
    ]


def test_whoever_answers_again_goes_on_from_what_they_said(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.write("What was better, even for a moment?", "Sunday")
    cards.go_to("What should become of each goal?")
    cards.choose("I leave work on time.", "Change it")
    cards.done()
    again = Cards(page.qtbot, turn(page, amara))
    assert again.written("What was better, even for a moment?") == "Sunday"
    again.write("What was better, even for a moment?", "")
    again.done()
    (answer,) = page.desk.review_answers.all()
    (wish,) = page.desk.review_wishes.all()
    assert answer.better == "" and wish.wish is GoalWish.CHANGE


def test_somebody_under_18_is_asked_about_no_money(context, qtbot):
    born = today().replace(year=today().year - 15, day=1)
    person = Person(client_id="", known_as="Mia", born_on=born)
    client = add_client(context.desk, [person], kind=ClientKind.YOUNG_PERSON)
    with ReviewDriver(context, qtbot, client.id) as page:
        cards = Cards(qtbot, turn(page, client))
        assert cards.sees("If your parents or carers hear any of it, you see or hear it first.")
        cards.go_to("What we agreed")
        assert cards.sees("Is it right how you can reach me between sessions?")
        cards.choose("Was there a moment when something felt too much, too close or not fair?", "No")
        assert "money" not in own(cards.screen)


def test_hostile_words_are_shown_as_they_are_and_nothing_is_clipped_at_the_largest_text(page, amara):
    desk = page.desk
    with desk.change(Deed.KEEP_GOAL):
        client = desk.clients.get(amara.id)
        desk.clients.save(replace(client, matters=(HOSTILE,), strengths=(HOSTILE,), aspirations=(HOSTILE,)))
    goals.keep_goal(desk, Goal(client_id=amara.id, words=HOSTILE))
    noticed.keep_noticed(desk, Noticed(client_id=amara.id, on=today(), words=HOSTILE))
    cards = Cards(page.qtbot, turn(page, amara))
    cards.screen.bar.sizes.chosen.emit(TextSize.LARGEST)
    for _ in range(8):
        if hasattr(cards.page, "page"):
            assert cards.page.page.horizontalScrollBar().maximum() == 0, cards.screen.page.progress
        if cards.sees("That was the last card"):
            break
        cards.press("Go on")
    cards.done()


# ---- nothing of the record is seen ----


@pytest.fixture
def full(context, amara):
    """A record with a canary wherever something is not the client's, or not for this person."""
    desk = context.desk
    add_client(desk, [Person(client_id="", known_as=f"{CANARY} Other")])
    with desk.change(Deed.KEEP_ALERT):
        client = desk.clients.get(amara.id)
        desk.clients.save(replace(client, alert=CANARY, concern=CANARY, tags=(CANARY,)))
        goal = desk.goals.of_client(amara.id)[0]
        measured = replace(goal, clinical=CANARY, measure=GoalMeasure.BOTH, levels=LEVELS, target=9)
        desk.goals.save(measured)
        desk.people.save(Person(client_id=amara.id, known_as=CANARY, participant=False, position=5))
    mine = Rating(
        client_id=amara.id, goal_id=goal.id, on=today(), rater=Rater.THERAPIST, value=3, comment=CANARY
    )
    goals.keep_ratings(desk, amara.id, [mine])
    steps.keep_step(desk, Step(client_id=amara.id, goal_id=goal.id, what=CANARY, obstacle=CANARY))
    other = Noticed(
        client_id=amara.id, person_id=desk.people.of_client(amara.id)[-1].id, on=today(), words=CANARY
    )
    noticed.keep_noticed(desk, other)
    return amara


def through_the_cards(page, client):
    """Go through every card at each text size and yield what is drawn or spoken on it."""
    screen = turn(page, client)
    cards = Cards(page.qtbot, screen)
    for _ in range(9):
        for size in TextSize:
            screen.bar.sizes.chosen.emit(size)
        yield own(screen)
        if cards.sees("That was the last card"):
            return
        cards.press("Go on")


def test_no_card_shows_or_speaks_anything_of_the_record_a_target_or_a_minus(page, full):
    practice_parts.switch(page.desk, SessionPart.GAS, on=True)
    shown = list(through_the_cards(page, full))
    assert len(shown) == 8
    for number, words in enumerate(shown):
        assert CANARY not in words, number
        assert not re.search("\u2212|%|[Tt]arget|GAS", words), number
    assert any("I leave work on time." in words for words in shown)  # what stands there is found


def test_a_level_says_its_own_text_first_and_then_what_it_means_without_a_number(page, full):
    practice_parts.switch(page.desk, SessionPart.GAS, on=True)
    cards = Cards(page.qtbot, turn(page, full))
    cards.go_to("Which of these fits today?")
    said = [rung.accessibleName() for rung in cards.page.findChildren(Rung)]
    assert said == [
        "always on time, a lot more than we hoped", "on time four times, a bit more than we hoped",
        "on time thrice, what we hoped for", "late thrice, a bit less than we hoped",
        "late daily, a lot less than we hoped",
    ]  # fmt: skip
    assert not any(re.search("[0-9\u2212]", words) for words in said)


def meanings(*args, **more):
    shown = levels(LEVELS, *args, **more)
    return [part.accessibleName() for part in shown.buttons()]


def test_where_the_work_began_is_said_as_that_and_not_as_falling_short(qtbot):
    assert meanings(-2)[-1] == "late daily, where we began"
    assert meanings(-1)[-2:] == ["late thrice, where we began", "late daily, a lot less than we hoped"]


def test_nothing_is_said_to_fall_short_to_somebody_young(qtbot):
    assert meanings(-2, young=True) == [
        "always on time, a lot more than we hoped", "on time four times, a bit more than we hoped",
        "on time thrice, what we hoped for", "late thrice", "late daily, where we began",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "fine"),
    [
        ("Do the times and the pace still fit?", "Fits"),
        ("Is anything about money or cancelling unclear?", "No"),
        ("Was there a moment when a limit felt too tight, too loose, or was not kept?", "No"),
        ("What should we change?", "Nothing"),
        ("Is it clear what stays between us, and what I would have to tell?", "Fits"),
        ("Is there something that should be different?", "No"),
    ],
)
def test_each_question_on_the_agreement_has_an_answer_that_answers_it(question, fine):
    assert list(answers_to(question).values()) == [fine, "Talk about it"]


def test_at_nothing_nobody_is_asked_about_one_lower(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.go_to("Where am I today with this goal?")
    assert cards.sees("What made it this, and not one lower?")
    cards.rate(0)
    assert cards.sees("What keeps you going even so?") and not cards.sees("not one lower")
    cards.rate(3)
    assert cards.sees("What made it this, and not one lower?")


@pytest.mark.parametrize("width", [320, 700])
def test_a_level_of_many_words_is_as_high_as_it_needs(qtbot, width):
    short, long = Rung("Early", "what we hoped for"), Rung("I leave on time " * 12, "what we hoped for")
    for rung in (short, long):
        qtbot.addWidget(rung)
    assert long.heightForWidth(width) > short.heightForWidth(width)


def test_a_line_of_somebody_else_would_be_seen(page, full, monkeypatch):
    """The control: the guard that keeps each person's lines apart is broken."""
    monkeypatch.setattr(reviews, "lines_for", lambda desk, person: noticed.thread(desk, person.client_id))
    assert any(CANARY in words for words in through_the_cards(page, full))


def own(screen):
    """Return what is on the screen alone, drawn or spoken, what is hidden included."""
    words = [t for part in (screen, *screen.findChildren(QWidget)) for t in _texts(part)]
    return "\n".join([*words, *_spoken(screen)])


# ---- what becomes of it ----


def answered(page, client, person=0, wish=GoalWish.KEEP, **more):
    desk, review = page.desk, reviews.begin(page.desk, client.id)
    who = participants(desk, client.id)[person].id
    said = {"better": "Sunday", "value": "family", "value_words": "I call Ana", "strength_words": "Joke"}
    said |= more
    answer = ReviewAnswer(client_id=client.id, review_id=review.id, person_id=who, talk=("Pace?",), **said)
    wishes = [
        ReviewWish(client_id=client.id, review_id=review.id, person_id=who, goal_id=g.id, wish=wish,
                   words="My words")
        for g in desk.goals.of_client(client.id)
    ]  # fmt: skip
    reviews.keep_answer(desk, review, answer, wishes)


WISHES = {"Let it rest": GoalWish.REST, "Finish it": GoalWish.FINISH}


@pytest.mark.parametrize(
    ("deed", "state"), [("Let it rest", GoalState.PAUSED), ("Finish it", GoalState.ACHIEVED)]
)
def test_one_press_changes_a_goal_with_the_clients_reason_and_undo_offers_it_again(page, amara, deed, state):
    answered(page, amara, wish=WISHES[deed])
    page.press(f"{deed}: I leave work on time.")
    (goal,) = page.desk.goals.of_client(amara.id)
    assert goal.state is state and page.sees("Settled")
    assert page.desk.goal_edits.all()[-1].reason == "My words"
    page.undo()
    assert page.offers(f"{deed}: I leave work on time.")


def test_a_goal_to_be_changed_is_opened_at_once_on_this_page(page, amara):
    answered(page, amara, wish=GoalWish.CHANGE)
    page.press("Change it: I leave work on time.")
    form = page.dialog().form
    form.field("words").set_value("I leave at four.")
    form.field("words").edited.emit()
    page.dialog().try_keep()
    settle()
    (goal,) = page.desk.goals.of_client(amara.id)
    assert goal.words == "I leave at four." and page.sees("I leave at four.")
    assert page.sees("Settled") and page.places == []


def test_a_value_and_a_strength_become_a_goal_and_a_step(page, amara):
    answered(page, amara)
    page.press("Make it a goal")
    page.press("Make it a step")
    assert page.dialog().windowTitle() == "Edit step"  # when, where and how sure can be said at once
    page.dialog().reject()
    settle()
    assert [g.words for g in goals.active_goals(page.desk, amara.id)] == [
        "I leave work on time.", "I call Ana",
    ]  # fmt: skip
    assert [s.what for s in page.desk.steps.all()] == ["Joke"]
    assert page.sees("Added") and not page.offers("Make it a goal")
    page.undo()
    assert page.offers("Make it a step")


def test_the_agreement_stays_or_its_next_version_is_drafted(context, qtbot, amara):
    agree(context.desk, amara.id)
    with ReviewDriver(context, qtbot, amara.id) as page:
        answered(page, amara)
        assert page.sees("Pace?")
        page.press("Draft a new version")
        assert page.places[-1].kind is PlaceKind.AGREEMENT
        assert page.sees("A new version is drafted.")
        assert context.desk.papers.count() == 2


def test_looked_at_together_no_change_is_one_click(context, qtbot, amara):
    agree(context.desk, amara.id)
    with ReviewDriver(context, qtbot, amara.id) as page:
        page.press("Looked at together, no change")
        assert page.sees("looked at together, no change, on")
        assert page.sees("The agreement stays as it is.")
        assert not page.offers("Looked at together, no change")
    (look,) = agreements.reviews_of(context.desk, amara.id)
    assert look.new_paper_id is None


def test_a_review_ends_in_the_new_sheet(page, amara):
    answered(page, amara)
    page.press("Finish and print the new sheet")
    assert page.places[-1] == Place(PlaceKind.SHEET, amara.id)
    assert reviews.open_review(page.desk, amara.id) is None
    assert page.sees("done on") and not page.offers("Keep it: I leave work on time.")


def test_an_earlier_review_can_be_read(page, amara, on):
    with on("2026-01-05"):
        answered(page, amara)
        reviews.finish(page.desk, reviews.open_review(page.desk, amara.id))
    answered(page, amara)
    page.choose_menu("Earlier reviews")
    texts = texts_of(page.dialog())
    assert any("What was better: Sunday" in t and "My words" in t for t in texts)


def test_a_review_begun_by_mistake_is_removed_and_undo_brings_it_back(page, amara):
    answered(page, amara)
    page.choose_menu("Remove this review")
    assert not page.sees("“Sunday”") and page.desk.review_answers.count() == 0
    page.undo()
    assert page.sees("“Sunday”")


@pytest.mark.parametrize("width", [1072, 640])
def test_hostile_words_push_nothing_off_the_page(context, qtbot, amara, width):
    with ReviewDriver(context, qtbot, amara.id, width=width) as page:
        goals.keep_goal(page.desk, Goal(client_id=amara.id, words=HOSTILE))
        answered(page, amara, better=HOSTILE, value_words=HOSTILE, strength_words="x" * 300, change=HOSTILE)
        assert page.sees(HOSTILE.strip())
        assert page.room.page.horizontalScrollBar().maximum() == 0


def test_two_people_answer_one_after_the_other_and_are_never_joined(for_two, couple):
    for person, number, words in ((0, 8, "We laughed"), (1, 3, "Nothing yet")):
        cards = Cards(for_two.qtbot, turn(for_two, couple, person))
        assert "We laughed" not in own(cards.screen)
        name = ("Ines", "Jonah")[person]
        assert cards.screen.page.title == f"Looking back together, for \u2068{name}\u2069"
        cards.write("What was better, even for a moment?", words)
        cards.press("Go on")
        assert not any(p.value() for p in cards.page.findChildren(type(cards.page.lines[0].ten.pips)))
        cards.rate(number)
        cards.done()
    texts = texts_of(for_two.room)
    assert {"8", "3", "“We laughed”", "“Nothing yet”"} <= set(texts)
    assert not {"5.5", "5", "6"} & set(texts)
    numbers = {(r.person_id, r.value) for r in for_two.desk.ratings.all() if r.scale is Scale.TEN}
    ines, jonah = participants(for_two.desk, couple.id)
    assert numbers == {(ines.id, 8), (jonah.id, 3)}


def test_a_page_in_a_folder_that_can_only_be_read_offers_nothing_to_write(context, qtbot, amara, monkeypatch):
    monkeypatch.setattr(context.desk, "read_only", True)
    with ReviewDriver(context, qtbot, amara.id) as page:
        assert not page.offers("Looked at together, no change")
        assert not page.offers("Keep it: I leave work on time.")
