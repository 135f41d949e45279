"""A review by talking: the therapist types what each person says, and it is as complete as on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from ui.drivers.goals import pressable, settle, texts_of
from ui.drivers.review import Cards, ReviewDriver
from ui.test_review_room import LEVELS, agree, answered, turn

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalMeasure, GoalState
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater, Scale
from practice_desk.domain.reviews import GoalWish
from practice_desk.intentions import agreements, goals, noticed, reviews
from practice_desk.intentions.clients import add_client, participants

GOAL = "I leave work on time."


@pytest.fixture
def amara(context):
    lists = {"strengths": ("humour",), "matters": ("family",), "aspirations": ("A calm house",)}
    client = add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")], **lists)
    goals.keep_goal(context.desk, Goal(client_id=client.id, words=GOAL, target=9))
    for n, words in enumerate(("I slept better.", "I said no.", "I rested.")):
        line = Noticed(client_id=client.id, on=date(2026, 3, 2 + n), words=words)
        noticed.keep_noticed(context.desk, line)
    return client


@pytest.fixture
def page(context, qtbot, amara):
    with ReviewDriver(context, qtbot, amara.id) as driver:
        yield driver


class Talk:
    """The form in which the therapist types what one person says."""

    def __init__(self, page: ReviewDriver, name: str) -> None:
        self.page = page
        page.press(f"Write what {name} says")
        self.dialog = page.dialog()
        self.form = self.dialog.form

    def write(self, question: str, words: str) -> None:
        field = self._field(question)
        field.set_value(words)
        field.edited.emit()

    def choose(self, question: str, answer: str) -> None:
        group = self._field(question)
        part = next(b for b in group.buttons() if b.accessibleName() == answer)
        self.page.qtbot.mouseClick(part, Qt.MouseButton.LeftButton)

    def tick(self, words: str) -> None:
        checks = self.form.field("noticed").checks.values()
        self.page.qtbot.keyClick(next(c for c in checks if words in c.accessibleName()), Qt.Key.Key_Space)

    def rate(self, name: str, value: int) -> None:
        """Give every goal in view the same number by one rater."""
        for goal in self.form.marks.goals:
            for pips in goal.pips.values():
                if pips.accessibleName().startswith(name):
                    assert pips.isVisible(), "comes into sight once the client's was given"
                    pips.setFocus()
                    self.page.qtbot.keyClick(pips, Qt.Key(Qt.Key.Key_0 + value))

    def sees(self, words: str) -> bool:
        return any(words in text for text in texts_of(self.form))

    def keep(self) -> None:
        self.dialog.try_keep()
        settle()

    def _field(self, question: str):
        return next(r.field for r in self.form.rows.values() if r.field.accessibleName() == question)


def test_what_is_said_aloud_is_as_complete_as_on_the_screen(page, amara):
    talk = Talk(page, "\u2068Amara\u2069")
    talk.write("What was better, even for a moment?", "Sunday was quiet")
    talk.write("What did you do for that?", "I left the phone")
    talk.rate("\u2068Amara\u2069", 7)
    talk.rate("You", 5)
    talk.tick("I said no.")
    talk.write("What have you noticed about yourself?", "I breathe out")
    talk.write("What should we do more of?", "Trying things here")
    talk.choose("Is anything about money or cancelling unclear?", "Talk about it")
    talk.choose("Do the times and the pace still fit?", "Fits")
    talk.choose(GOAL, "Finish it, partly there")
    talk.write(f"Why, in their words: {GOAL}", "Most days now")
    assert talk.sees("A calm house")
    talk.write("What matters to you now?", "Rest")
    talk.write("What would be different?", "I call my sister")
    talk.write("Where could it help?", "Joke on the ward")
    talk.keep()
    for words in (
        "“Sunday was quiet”", "“I left the phone”", "“I said no.”", "“I breathe out”", "“Trying things here”",
        "Is anything about money or cancelling unclear?", "Finish it, partly there, “Most days now”",
        "“Rest”", "“I call my sister”", "“Joke on the ward”", "Has answered",
    ):  # fmt: skip
        assert page.sees(words), words
    (answer,) = page.desk.review_answers.all()
    assert (answer.value, answer.strength) == ("family", "humour")
    numbers = {(r.rater, r.value) for r in page.desk.ratings.of_client(amara.id)}
    assert numbers == {(Rater.PERSON, 7), (Rater.THERAPIST, 5)}
    page.undo()
    assert page.desk.review_answers.count() == page.desk.ratings.count() == 0


def test_all_of_it_may_stay_open(page):
    talk = Talk(page, "\u2068Amara\u2069")
    talk.keep()
    (answer,) = page.desk.review_answers.all()
    assert answer.better == "" and page.desk.ratings.count() == page.desk.review_wishes.count() == 0


def test_what_was_said_on_the_screen_stands_in_the_form_and_the_other_way_round(page, amara):
    cards = Cards(page.qtbot, turn(page, amara))
    cards.write("What was better, even for a moment?", "Sunday")
    cards.done()
    talk = Talk(page, "\u2068Amara\u2069")
    talk.write("What did you do for that?", "I left the phone")
    talk.choose("Do the times and the pace still fit?", "Fits")
    talk.keep()
    (answer,) = page.desk.review_answers.all()
    assert (answer.better, answer.did) == ("Sunday", "I left the phone")
    again = Cards(page.qtbot, turn(page, amara))
    again.press("Go on")
    assert again.sees("Where am I today with this goal?")
    again.done()
    assert page.desk.review_answers.all()[0].fits == ("Do the times and the pace still fit?",)


def test_what_was_typed_and_left_waits_for_the_next_time(page):
    talk = Talk(page, "\u2068Amara\u2069")
    talk.write("What was better, even for a moment?", "half a sen")
    talk.form.flush()
    talk.dialog.reject()
    settle()
    assert page.desk.review_answers.count() == 0
    again = Talk(page, "\u2068Amara\u2069")
    assert again.form.field("better").value() == "half a sen"
    again.keep()
    assert page.desk.scratch.all() == []


def test_a_third_line_is_refused_beside_the_lines(page):
    talk = Talk(page, "\u2068Amara\u2069")
    for words in ("I slept better.", "I said no.", "I rested."):
        talk.tick(words)
    talk.keep()
    assert talk.form.rows["noticed"].problem() and page.desk.review_answers.count() == 0


def test_two_people_are_each_written_down_for_themselves(context, qtbot):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    couple = add_client(context.desk, people, kind=ClientKind.COUPLE)
    goals.keep_goal(context.desk, Goal(client_id=couple.id, words="We talk about money."))
    with ReviewDriver(context, qtbot, couple.id) as page:
        for name, value, words in (("Ines", 8, "We laughed"), ("Jonah", 3, "Nothing yet")):
            talk = Talk(page, f"\u2068{name}\u2069")
            assert not talk.sees("We laughed") or name == "Ines"
            own = [p.accessibleName() for g in talk.form.marks.goals for p in g.pips.values()]
            assert not any(("Ines" if name == "Jonah" else "Jonah") in each for each in own)
            talk.write("What was better, even for a moment?", words)
            talk.rate(f"\u2068{name}\u2069", value)
            talk.keep()
        assert {"8", "3", "“We laughed”", "“Nothing yet”"} <= set(texts_of(page.room))
        assert not {"5.5", "5", "6"} & set(texts_of(page.room))
        ines, jonah = participants(page.desk, couple.id)
        numbers = {(r.person_id, r.value) for r in page.desk.ratings.all() if r.scale is Scale.TEN}
        assert numbers == {(ines.id, 8), (jonah.id, 3)}


@pytest.mark.parametrize("age", [15, None])
def test_somebody_young_is_asked_the_five_questions_in_the_words_for_the_young(context, qtbot, age):
    born = today().replace(year=today().year - age, day=1) if age else None
    person = Person(client_id="", known_as="Mia", born_on=born)
    client = add_client(context.desk, [person], kind=ClientKind.YOUNG_PERSON)
    with ReviewDriver(context, qtbot, client.id) as page:
        talk = Talk(page, "\u2068Mia\u2069")
        asked = [n.partition("|")[2] for n in talk.form.rows if n.startswith("fit|")]
        assert len(asked) == 5 and "Is it right how you can reach me between sessions?" in asked
        assert not talk.sees("money")


def test_levels_are_marked_too_where_a_goal_has_them(page, amara):
    (goal,) = page.desk.goals.of_client(amara.id)
    with page.desk.change(Deed.KEEP_GOAL):
        page.desk.goals.save(
            Goal(**{**vars(goal), "measure": GoalMeasure.BOTH, "levels": LEVELS})
        )  # fmt: skip
    talk = Talk(page, "\u2068Amara\u2069")
    (marks,) = talk.form.marks.goals
    next(iter(marks.levels.values())).set_value(1)
    talk.keep()
    assert [(r.scale, r.value) for r in page.desk.ratings.all()] == [(Scale.GAS, 1)]


# ---- why, and taking back ----


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        ("Let it rest", GoalState.PAUSED),
        ("Finish it", GoalState.ACHIEVED),
        ("Finish it, partly there", GoalState.PARTLY),
    ],
)
def test_where_nobody_said_why_it_is_asked_and_may_stay_open(page, amara, deed, state):
    page.press(f"{deed}: {GOAL}")
    dialog = page.dialog()
    dialog.form.field("why").set_value("Enough for now")
    dialog.form.field("why").edited.emit()
    dialog.try_keep()
    settle()
    (goal,) = page.desk.goals.of_client(amara.id)
    assert goal.state is state and page.desk.goal_edits.all()[-1].reason == "Enough for now"
    assert page.sees("Settled") and page.sees("Enough for now")
    page.undo()
    page.press(f"{deed}: {GOAL}")
    page.dialog().try_keep()
    settle()
    assert page.desk.goal_edits.all()[-1].reason == "Looked at together at the review"


def test_esc_at_the_question_why_leaves_the_goal_as_it_is(page, amara):
    page.press(f"Let it rest: {GOAL}")
    page.dialog().reject()
    settle()
    assert [g.state for g in page.desk.goals.of_client(amara.id)] == [GoalState.ACTIVE]
    assert page.offers(f"Let it rest: {GOAL}")


def test_what_was_settled_can_be_settled_otherwise(page, amara):
    answered(page, amara, wish=GoalWish.REST)
    page.press(f"Let it rest: {GOAL}")
    assert not page.offers(f"Keep it: {GOAL}")
    page.press(f"Settle otherwise: {GOAL}")
    page.press(f"Keep it: {GOAL}")
    assert [g.state for g in page.desk.goals.of_client(amara.id)] == [GoalState.ACTIVE]
    assert page.sees("Settled: goes on")


def test_that_the_agreement_was_looked_at_is_taken_back_until_something_is_signed(context, qtbot, amara):
    agree(context.desk, amara.id)
    due = reviews.due_on(context.desk, amara.id)
    with ReviewDriver(context, qtbot, amara.id) as page:
        page.press("The agreement stays")
        page.press("Take back that the agreement was looked at")
        assert agreements.reviews_of(context.desk, amara.id) == []
        assert page.offers("The agreement stays") and reviews.due_on(context.desk, amara.id) == due
        page.press("The agreement stays")
        page.undo()
        assert agreements.reviews_of(context.desk, amara.id) == []


def test_a_review_that_was_finished_too_soon_is_opened_again(context, qtbot, amara):
    agree(context.desk, amara.id)
    with ReviewDriver(context, qtbot, amara.id) as page:
        page.press("Looked at together, no change")
        page.choose_menu("Open this review again")
        assert page.offers("Looked at together, no change") and page.offers("The agreement stays")
        assert agreements.reviews_of(context.desk, amara.id) == []
        answered(page, amara)
        page.press("Finish and print the new sheet")
        page.choose_menu("Open this review again")
        assert page.sees("“Sunday”") and page.offers(f"Keep it: {GOAL}")


def test_the_report_on_the_goals_is_one_choice_away(page, amara):
    page.choose_menu("Print how the goals are going")
    assert page.places[-1] == Place(PlaceKind.PAPER, amara.id, "progress:client")


def test_every_button_of_the_page_says_what_it_does(page):
    unnamed = [b for b in page.room.findChildren(QAbstractButton) if b.isVisible() and not b.accessibleName()]
    assert [b.text() for b in unnamed if not b.text()] == []
    assert pressable(page.room, "Write what \u2068Amara\u2069 says")
