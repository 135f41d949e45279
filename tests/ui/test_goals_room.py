"""Goals and plan, as a therapist meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from ui.drivers.goals import GoalsDriver, settle, texts_of

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.gas import GasScore
from practice_desk.domain.goals import Goal, GoalMeasure, GoalState
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.plans import contents
from practice_desk.domain.prompt_answers import PromptAnswer
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step, StepReview, StepState, StepVerdict, open_steps
from practice_desk.intentions import goals, plans, steps
from practice_desk.intentions.clients import add_client, participants
from practice_desk.ui.kit import RatingChart
from practice_desk.ui.parts.prompt_card import PromptCard
from practice_desk.ui.rooms.goals.goal_card import GoalCard
from practice_desk.ui.rooms.goals.together import score_words

LEVELS = ("late daily", "late thrice", "on time thrice", "on time four times", "always on time")
UNKIND = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn " * 20


@pytest.fixture
def amara(context):
    lists = {"strengths": ("humour",), "matters": ("family",), "aspirations": ("A calm house",)}
    return add_client(context.desk, [Person(client_id="", known_as="Amara Okonlind")], **lists)


@pytest.fixture
def couple(context):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    return add_client(context.desk, people, kind=ClientKind.COUPLE)


@pytest.fixture
def page(context, qtbot, amara):
    with GoalsDriver(context, qtbot, amara.id) as driver:
        yield driver


@pytest.fixture
def for_two(context, qtbot, couple):
    with GoalsDriver(context, qtbot, couple.id) as driver:
        yield driver


# ---- goals ----


def test_an_empty_page_says_what_a_goal_is_for_and_offers_the_first(page):
    assert page.sees("No goals yet")
    assert page.sees("A goal says what will be different, in the client's own words.")
    page.add_goal("I leave work on time.")
    assert page.tiles() == ["I leave work on time."]
    assert page.sees("1 active")


def test_a_goal_needs_only_words(page):
    page.press("Add a goal")
    page.keep()
    assert page.dialog().form.rows["words"].problem() == "Write the goal in the client's own words."
    page.fill(words="I walk")
    page.keep()
    assert [g.words for g in page.desk.goals.all()] == ["I walk"]


def test_where_the_client_is_today_is_asked_once_and_is_their_first_mark(page, amara):
    page.add_goal("I walk", baseline=3, target=7)
    (mark,) = page.desk.ratings.all()
    who = participants(page.desk, amara.id)[0].id
    assert (mark.value, mark.on, mark.by()) == (3, today(), (Rater.PERSON, who))
    assert not page.sees("Not rated yet")
    page.undo()
    assert page.desk.goals.count() == page.desk.ratings.count() == 0


def test_of_two_people_where_they_are_today_is_one_mark_together(for_two):
    for_two.add_goal("We talk", baseline=2)
    assert [(r.rater, r.person_id, r.value) for r in for_two.desk.ratings.all()] == [
        (Rater.TOGETHER, None, 2)
    ]


def test_words_that_avoid_are_asked_what_instead_and_both_wordings_are_kept(page):
    page.press("Add a goal")
    dialog = page.fill(words="I walk each day")
    assert not dialog.form.rows["instead"].isVisible()
    page.fill(words="Stop shouting")
    assert dialog.form.rows["instead"].isVisible()
    page.fill(instead="I leave the room and come back.")
    page.keep()
    (goal,) = page.desk.goals.all()
    assert (goal.words, goal.instead) == ("Stop shouting", "I leave the room and come back.")
    assert page.tiles() == ["I leave the room and come back."]
    assert page.sees("First said as: Stop shouting")


def test_the_question_never_stands_in_the_way(page):
    page.add_goal("Stop shouting")
    assert page.tiles() == ["Stop shouting"]


def test_strengths_are_picked_from_the_clients_own_list_and_a_new_one_joins_it(page, amara):
    page.press("Add a goal")
    page.fill(words="I walk")
    page.press("Choose: humour", page.dialog())
    page.press("Choose: A calm house", page.dialog())
    page.fill(matters="rest")
    page.keep()
    (goal,) = page.desk.goals.all()
    assert (goal.strength, goal.why, goal.matters) == ("humour", "A calm house", "rest")
    assert page.desk.clients.get(amara.id).matters == ("family", "rest")


def test_the_fourth_goal_gets_a_quiet_line_and_the_fifth_a_warning(page):
    quiet = "Three goals at a time is usually enough."
    for n in range(3):
        page.press("Add a goal")
        assert not any(quiet in text for text in texts_of(page.dialog()))
        page.fill(words=f"goal {n}")
        page.keep()
    page.press("Add a goal")
    assert any(quiet in text for text in texts_of(page.dialog()))
    page.fill(words="the fourth")
    page.keep()
    page.press("Add a goal")
    assert any("five or more" in text for text in texts_of(page.dialog()))


def test_level_0_is_asked_for_first(page):
    page.press("Add a goal")
    dialog = page.fill(words="I walk", measure=GoalMeasure.GAS, levels=("never", "", "", "", ""))
    page.keep()
    assert "level 0 first" in dialog.form.rows["levels"].problem()
    page.fill(levels=LEVELS)
    page.keep()
    assert page.desk.goals.all()[0].levels == LEVELS


def test_what_was_typed_and_left_is_there_the_next_time(page):
    page.press("Add a goal")
    page.fill(words="I walk each")
    page.leave()
    assert not page.desk.goals.count()
    page.press("Add a goal")
    assert page.dialog().form.field("words").value() == "I walk each"


def test_an_edit_is_undone_and_what_was_said_before_can_be_read(page):
    page.add_goal("I leave on time.")
    page.press("Edit goal")
    page.fill(words="I leave at six.")
    page.keep()
    assert page.tiles() == ["I leave at six."]
    page.choose_menu("What was changed")
    assert any("I leave on time.  →  I leave at six." in text for text in texts_of(page.dialog()))
    page.leave()
    page.undo()
    assert page.tiles() == ["I leave on time."]


def test_clinical_wording_is_marked_as_not_on_the_clients_sheet(page):
    page.add_goal("I walk", clinical="Behavioural activation")
    texts = page.texts()
    assert "Clinical wording, not on the client's sheet" in texts
    assert "Behavioural activation" in texts


def test_what_people_write_is_shown_as_it_is_and_fits(page, amara):
    goals.keep_goal(page.desk, Goal(client_id=amara.id, words=UNKIND, why=UNKIND))
    settle()
    card = page.room.findChild(GoalCard)
    assert card.width() <= page.room.width()
    assert any(text.startswith("<b>bold</b> &amp;") for text in page.texts())


# ---- order and state ----


def test_alt_down_moves_a_goal_and_undo_puts_it_back(page):
    for words in ("one", "two", "three"):
        page.add_goal(words)
    tile = page.tile("one")
    tile.setFocus()
    page.qtbot.keyClick(tile, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert page.tiles() == ["two", "one", "three"]
    page.undo()
    assert page.tiles() == ["one", "two", "three"]


def test_a_tile_that_is_dragged_over_others_is_one_change_on_release(page):
    for words in ("one", "two", "three"):
        page.add_goal(words)
    before = page.desk.undo_step
    tile, last = page.tile("one"), page.tile("three")
    start = tile.rect().center()
    page.qtbot.mousePress(tile, Qt.MouseButton.LeftButton, pos=start)
    for over in (page.tile("two"), last):
        at = tile.mapFromGlobal(over.mapToGlobal(over.rect().center() + QPoint(0, 4)))
        page.drag(tile, at)
        assert page.desk.undo_step is before
    page.qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton)
    settle()
    assert page.tiles() == ["two", "three", "one"]
    assert page.desk.undo_step.deed is Deed.ORDER_GOALS


def test_pressing_a_tile_opens_that_goal(page):
    for words in ("one", "two"):
        page.add_goal(words)
    page.qtbot.mouseClick(page.tile("one"), Qt.MouseButton.LeftButton)
    settle()
    assert page.room.findChild(GoalCard).goal.words == "one"


def test_a_goal_rests_only_with_a_reason_and_the_reason_stands_with_it(page):
    page.add_goal("I walk")
    page.choose_menu("Change status")
    page.fill(state=GoalState.PAUSED)
    page.keep()
    assert page.dialog().form.rows["reason"].problem() == "Say in a few words why."
    page.fill(reason="a hard month")
    page.keep()
    assert page.desk.goals.all()[0].state is GoalState.PAUSED
    assert page.sees("a hard month")
    page.undo()
    assert page.desk.goals.all()[0].state is GoalState.ACTIVE


def test_a_goal_makes_way_for_another_that_starts_from_its_words(page):
    page.add_goal("I walk daily", why="air")
    page.choose_menu("Replace with another goal")
    assert page.dialog().form.field("words").value() == "I walk daily"
    page.fill(words="I walk on Sundays")
    page.keep()
    old, new = sorted(page.desk.goals.all(), key=lambda g: g.state is GoalState.ACTIVE)
    assert (old.state, new.words, new.why) == (GoalState.REPLACED, "I walk on Sundays", "air")
    assert page.room.goal.id == new.id
    page.undo()
    assert [g.state for g in page.desk.goals.all()] == [GoalState.ACTIVE]


def test_a_removed_goal_comes_back(page):
    page.add_goal("I walk")
    page.choose_menu("Remove goal")
    assert page.sees("No goals yet")
    page.undo()
    assert page.tiles() == ["I walk"]


# ---- ratings ----


def test_the_therapists_number_comes_after_the_clients(page):
    page.add_goal("I walk")
    page.press("Rate goals")
    (marks,) = page.marks()
    client, mine = marks.pips.values()
    assert client.isVisible()
    assert not mine.isVisible()
    page.qtbot.keyClick(client, Qt.Key.Key_7)
    settle()
    assert mine.isVisible()
    page.qtbot.keyClick(mine, Qt.Key.Key_5)
    page.keep()
    assert {r.rater: r.value for r in page.desk.ratings.all()} == {Rater.PERSON: 7, Rater.THERAPIST: 5}


def test_the_therapist_can_rate_alone(page):
    page.add_goal("I walk")
    page.press("Rate goals")
    page.press("Only mine: I walk", page.dialog())
    _, mine = page.marks()[0].pips.values()
    page.qtbot.keyClick(mine, Qt.Key.Key_5)
    page.keep()
    assert [(r.rater, r.value) for r in page.desk.ratings.all()] == [(Rater.THERAPIST, 5)]


def test_each_of_two_people_rates_and_their_lines_are_never_joined(for_two):
    for_two.add_goal("We talk calmly.")
    for_two.press("Rate goals")
    ines, jonah, mine = for_two.marks()[0].pips.values()
    for_two.qtbot.keyClick(ines, Qt.Key.Key_2)
    settle()
    assert not mine.isVisible()
    for_two.qtbot.keyClick(jonah, Qt.Key.Key_8)
    settle()
    assert mine.isVisible()
    for_two.keep()
    assert sorted(r.value for r in for_two.desk.ratings.all()) == [2, 8]
    said = for_two.room.findChild(RatingChart).accessibleName()
    assert "Ines" in said
    assert "Jonah" in said
    assert "rated 5" not in said


def test_rating_again_on_one_occasion_replaces_and_undo_brings_the_first_back(page):
    page.add_goal("I walk")
    page.rate(7)
    page.rate(4)
    assert [r.value for r in page.desk.ratings.all()] == [4]
    page.undo()
    assert [r.value for r in page.desk.ratings.all()] == [7]


def test_the_ring_is_last_time_and_what_is_kept_stands_again(page, amara):
    page.add_goal("I walk")
    person = participants(page.desk, amara.id)[0]
    goal = page.desk.goals.all()[0]
    for days, value in ((7, 3), (0, 6)):
        on = today() - timedelta(days=days)
        mark = Rating(
            client_id=amara.id,
            goal_id=goal.id,
            on=on,
            person_id=person.id,
            value=value,
            comment=f"said {value}",
        )
        goals.keep_ratings(page.desk, amara.id, [mark])
    page.press("Rate goals")
    (marks,) = page.marks()
    client = next(iter(marks.pips.values()))
    assert "last time 3" in client.accessibleName()
    assert client.value() == 6
    assert marks.said.value() == "said 6"


def test_a_number_that_is_cleared_is_taken_out(page):
    page.add_goal("I walk")
    page.rate(7)
    page.press("Rate goals")
    client = next(iter(page.marks()[0].pips.values()))
    page.qtbot.keyClick(client, Qt.Key.Key_Backspace)
    page.keep()
    assert not page.desk.ratings.count()


def test_ratings_of_todays_session_belong_to_it(page, amara):
    with page.desk.change(Deed.KEEP_SESSION):
        session = Session(client_id=amara.id, on=today(), state=SessionState.HELD)
        page.desk.sessions.save(session)
    page.add_goal("I walk")
    page.rate(7)
    assert page.desk.ratings.all()[0].session_id == session.id


def test_another_day_is_typed_and_one_that_is_none_is_said(page):
    page.add_goal("I walk")
    page.press("Rate goals")
    form = page.dialog().form
    assert form.when.currentText() == f"Today, {today():%d.%m.%Y}" and not form.day.isVisible()
    form.when.set_value("")
    form.when.activated.emit(form.when.currentIndex())
    page.qtbot.keyClick(next(iter(page.marks()[0].pips.values())), Qt.Key.Key_4)
    form.day.setText("31.02.2026")
    form.day.edited.emit()
    page.keep()
    assert any("31 February does not exist" in text for text in texts_of(page.dialog()))
    assert not page.desk.ratings.count()


def test_levels_are_rated_where_the_goal_has_them_and_one_goal_shows_its_level(page):
    page.add_goal("I leave on time", measure=GoalMeasure.GAS, levels=LEVELS, gas_baseline=-2)
    page.press("Rate goals")
    marks = page.marks()[0]
    page.press("+1 on time four times", marks)
    page.keep()
    assert [(r.scale, r.value) for r in page.desk.ratings.all()] == [(Scale.GAS, 1)]
    assert page.sees("level +1 (one goal)")


def test_all_goals_together_say_t_its_start_and_its_change_or_how_many_are_rated(page, amara):
    made = []
    for n in range(3):
        page.add_goal(f"goal {n}", measure=GoalMeasure.GAS, levels=LEVELS, gas_baseline=-2)
        made.append(next(g for g in page.desk.goals.all() if g.words == f"goal {n}"))
    person = participants(page.desk, amara.id)[0].id

    def rate(chosen, value):
        goals.keep_ratings(
            page.desk, amara.id,
            [
                Rating(
                    client_id=amara.id, goal_id=g.id, on=today(), person_id=person, scale=Scale.GAS,
                    value=value,
                )
                for g in chosen
            ],
        )  # fmt: skip
        settle()

    rate(made[:2], 1)
    assert page.sees("partial, 2 of 3 goals rated")
    assert not page.sees("GAS T")
    rate(made, 1)
    assert page.sees("GAS T 63.7, from 22.6 (change +41.1)")
    assert page.sees("50 is as expected")
    assert not page.sees("weighted by importance")
    with page.desk.change(Deed.KEEP_PRACTICE):
        page.desk.practice.save(replace(page.desk.practice.own(), gas_weights=True))
    settle()
    assert page.sees("weighted by importance")


# ---- steps ----


def test_a_step_needs_only_what_and_stands_with_its_goal(page):
    page.add_goal("I leave work on time.")
    page.add_step("Say when I finish")
    assert page.sees("Say when I finish")
    (step,) = page.desk.steps.all()
    assert step.goal_id == page.desk.goals.all()[0].id


def test_being_less_sure_than_7_opens_what_would_help(page):
    page.add_goal("I walk")
    page.press("Add a step")
    dialog = page.fill(what="Walk to the canal", confidence=7)
    assert not dialog.form.rows["raise_it"].isVisible()
    assert not dialog.form.rows["if_cue"].isVisible()
    page.fill(confidence=6)
    assert dialog.form.rows["raise_it"].isVisible()
    page.fill(raise_it="go with Ada", if_cue="it rains", then_do="walk in the market")
    page.keep()
    assert page.sees("If it rains, then I walk in the market.")
    assert page.sees("To make it a 7: go with Ada")


def test_an_if_then_plan_can_be_asked_for_by_anybody(page):
    page.add_goal("I walk")
    page.press("Add a step")
    dialog = page.fill(what="Walk", confidence=9)
    page.press("Plan for what could get in the way", dialog)
    assert dialog.form.rows["if_cue"].isVisible()


def test_in_a_couple_a_step_says_whose_it_is(for_two, couple):
    for_two.add_goal("We talk calmly.")
    jonah = participants(for_two.desk, couple.id)[1]
    for_two.add_step("Book Sunday", person_id=jonah.id)
    assert any("Jonah" in text for text in for_two.texts())
    assert for_two.desk.steps.all()[0].person_id == jonah.id


def test_a_step_that_is_looked_at_goes_on_smaller_with_its_story(page):
    page.add_goal("I walk")
    page.add_step("Walk for an hour", confidence=5)
    page.press("How did it go: Walk for an hour")
    page.fill(
        done_client=1, verdict=StepVerdict.SMALLER, now="Walk for ten minutes", sure=8,
        noticed="Short is fine.", done_therapist=2,
    )  # fmt: skip
    page.keep()
    assert page.sees("Walk for ten minutes")
    assert page.sees("8 of 10")
    assert page.sees("was 5")
    assert page.sees("Made a start")
    assert page.sees("Short is fine.")
    page.undo()
    assert page.sees("Walk for an hour")
    assert not page.sees("Short is fine.")
    assert [s.state for s in page.desk.steps.all()] == [StepState.OPEN]


def test_your_own_mark_comes_after_the_clients(page):
    page.add_goal("I walk")
    page.add_step("Walk")
    page.press("How did it go: Walk")
    dialog = page.dialog()
    assert not dialog.form.rows["done_therapist"].isVisible()
    page.fill(done_client=0)
    assert dialog.form.rows["done_therapist"].isVisible()


def test_a_step_that_is_done_is_read_under_earlier_steps(page):
    page.add_goal("I walk")
    page.add_step("Buy boots")
    page.press("How did it go: Buy boots")
    page.fill(done_client=4, verdict=StepVerdict.DONE, learned="It was easy")
    page.keep()
    assert page.sees("No steps yet")
    page.press("Earlier steps")
    texts = texts_of(page.dialog())
    assert "Buy boots" in texts
    assert any("Learned: It was easy" in text for text in texts)


def test_a_removed_step_comes_back(page):
    page.add_goal("I walk")
    page.add_step("Walk")
    page.press("Edit step: Walk")
    page.dialog().form.show_more()
    settle()
    page.press("Remove step", page.dialog())
    assert not page.desk.steps.count()
    page.undo()
    assert page.sees("Walk")


def test_no_word_on_the_page_blames_or_counts_days(demo, qtbot):
    words = ("overdue", "failed", "missed", "please", "are you sure", "!")
    for client in demo.desk.clients.all():
        with GoalsDriver(demo, qtbot, client.id) as driver:
            said = " ".join(driver.texts()).lower()
            assert not [word for word in words if word in said]


# ---- noticed and plan ----


def test_a_line_is_added_changed_and_taken_out(page):
    page.press("Add a line")
    page.fill(words="I was calmer.")
    page.keep()
    assert page.sees("I was calmer.")
    page.press_starting("I was calmer.")
    page.press("Remove this line", page.dialog())
    assert not page.sees("I was calmer.")
    page.undo()
    assert page.sees("I was calmer.")


def test_a_plan_is_agreed_after_being_asked_and_is_not_undone(page, amara):
    page.add_goal("I walk", clinical="BA")
    page.add_step("Walk")
    page.press("Agree this plan")
    assert any("This cannot be taken back" in text for text in texts_of(page.dialog()))
    page.keep()
    (plan,) = plans.plans_of(page.desk, amara.id)
    assert plan.by == (participants(page.desk, amara.id)[0].id, plans.THERAPIST)
    assert page.desk.undo_step is None
    assert page.sees("Plan 1")
    page.press("Edit goal")
    page.fill(words="I run")
    page.keep()
    assert page.sees("Goals or steps have changed since.")
    page.press("Read plans")
    text = " ".join(texts_of(page.dialog()))
    assert "I walk" in text
    assert "I run" not in text
    assert contents(plan).goals[0].words == "I walk"


def test_leaving_the_question_agrees_to_nothing(page, amara):
    page.add_goal("I walk")
    page.press("Agree this plan")
    page.leave()
    assert plans.plans_of(page.desk, amara.id) == []


# ---- the page itself ----


def test_a_place_opens_the_goal_of_a_step(page, amara):
    page.add_goal("one")
    page.add_step("Walk")
    page.add_goal("two")
    step = page.desk.steps.all()[0]
    page.room.go(Place(PlaceKind.GOALS, amara.id, step.id))
    settle()
    assert page.room.goal.words == "one"


def test_printing_leads_to_the_sheet(page, context, amara):
    wanted = []
    context.news.place_wanted.connect(wanted.append)
    page.press("Print action plan")
    assert wanted == [Place(PlaceKind.SHEET, amara.id)]


def nameless(widget: QWidget) -> list[str]:
    return [
        type(w).__name__ for w in widget.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
    ]  # fmt: skip


@pytest.mark.parametrize("deed", ["Add a goal", "Rate goals", "Add a step", "Agree this plan", "Add a line"])
def test_everything_that_can_be_reached_has_a_name(demo, qtbot, deed):
    client = next(p.client_id for p in demo.desk.people.participants() if "Amara" in p.known_as)
    with GoalsDriver(demo, qtbot, client) as driver:
        assert nameless(driver.room) == []
        driver.press(deed)
        assert nameless(driver.dialog()) == []


def test_a_control_without_a_name_is_seen(qtbot):
    from PySide6.QtWidgets import QLineEdit

    holder = QWidget()
    qtbot.addWidget(holder)
    QLineEdit(holder)
    holder.show()
    assert nameless(holder) == ["QLineEdit"]


def test_two_years_of_ratings_and_steps_are_read_at_once(context, page, amara):
    person = participants(page.desk, amara.id)[0].id
    start = today() - timedelta(days=7 * 100)
    with clock.at(datetime.combine(start, datetime.min.time())), page.desk.change(Deed.BUILD_DEMO):
        for n in range(3):
            goal = Goal(client_id=amara.id, words=f"goal {n}", measure=GoalMeasure.BOTH, levels=LEVELS)
            goals.keep_goal(page.desk, goal)
            for week in range(100):
                on = start + timedelta(days=7 * week)
                marks = [
                    Rating(
                        client_id=amara.id,
                        goal_id=goal.id,
                        on=on,
                        person_id=person,
                        scale=scale,
                        value=week % 3,
                    )
                    for scale in Scale
                ]
                for mark in marks:
                    page.desk.ratings.save(mark)
    settle()
    began = datetime.now()  # noqa: DTZ005
    page.room.refresh()
    settle()
    took = (datetime.now() - began).total_seconds()  # noqa: DTZ005
    assert page.room.findChild(RatingChart) is not None
    assert took < 1, (
        took
    )  # a page is held to 100 ms by the benchmarks; this sees a page that grew with the square


def test_a_hidden_page_catches_up_when_it_is_shown(page, amara):
    page.room.hide()
    goals.keep_goal(page.desk, Goal(client_id=amara.id, words="written elsewhere", made_on=date(2026, 1, 5)))
    page.room.show()
    settle()
    assert page.tiles() == ["written elsewhere"]


def test_two_peoples_numbers_stand_side_by_side_in_the_order_of_the_file(for_two, couple):
    for_two.add_goal("We talk calmly.")
    goal = for_two.desk.goals.all()[0]
    ines, jonah = participants(for_two.desk, couple.id)
    for person, value in ((jonah, 8), (ines, 2)):
        mark = Rating(client_id=couple.id, goal_id=goal.id, on=today(), person_id=person.id, value=value)
        goals.keep_ratings(for_two.desk, couple.id, [mark])
    settle()
    assert for_two.sees("2 · 8")
    assert not for_two.sees("5")
    together = Rating(
        client_id=couple.id, goal_id=goal.id, on=today() + timedelta(days=7), rater=Rater.TOGETHER, value=6
    )
    goals.keep_ratings(for_two.desk, couple.id, [together])
    settle()
    assert "6" in for_two.texts()
    assert not for_two.sees("2 · 8")


@pytest.mark.parametrize(
    ("now", "start", "said"),
    [
        (68.27, 22.64, "GAS T 68.3, from 22.6 (change +45.7)"),
        (22.64, 68.27, "GAS T 22.6, from 68.3 (change \u221245.7)"),
        (50.04, 49.96, "GAS T 50.0, from 50.0 (change +0.0)"),
    ],
)
def test_a_change_is_what_lies_between_the_figures_that_are_read(now, start, said):
    assert score_words(GasScore(now, start, rated=2, goals=2)) == said


# ---- what is worth a talk ----


def still(page, client, values=(4, 4, 4)):
    """Keep one goal with the client's numbers, a week apart."""
    goal = Goal(client_id=client.id, words="I call my sister.")
    goals.keep_goal(page.desk, goal)
    days = [today() - timedelta(weeks=len(values) - n) for n in range(len(values))]
    who = participants(page.desk, client.id)[0].id
    marks = [
        Rating(client_id=client.id, goal_id=goal.id, on=on, rater=Rater.PERSON, person_id=who, value=value)
        for on, value in zip(days, values, strict=True)
    ]
    goals.keep_ratings(page.desk, client.id, marks)
    settle()
    return goal


def test_a_goal_that_stayed_where_it_is_says_so_on_its_card_and_one_key_puts_it_away(page, amara):
    still(page, amara)
    assert page.sees("Is it still the right goal?")
    (card,) = [c for c in page.room.findChildren(PromptCard) if c.isVisible()]
    card.setFocus()
    page.qtbot.keyClick(card, Qt.Key.Key_Delete)
    settle()
    assert not page.sees("Is it still the right goal?")
    (answer,) = page.desk.prompt_answers.all()
    assert answer.answer is PromptAnswer.OTHER
    page.undo()
    assert page.sees("Is it still the right goal?")


@pytest.mark.parametrize("values", [(4, 4), (4, 4, 5), (5, 4, 4)])
def test_a_goal_that_moved_says_nothing(page, amara, values):
    still(page, amara, values)
    assert not page.sees("Is it still the right goal?")


def test_from_the_card_the_goal_is_changed_or_rests_and_that_is_the_answer(page, amara):
    still(page, amara)
    page.press("Let it rest, or let it go: A goal stays where it is")
    assert page.dialog().windowTitle() == "Change status"
    page.leave()
    assert not page.sees("Is it still the right goal?")
    assert [a.answer for a in page.desk.prompt_answers.all()] == [PromptAnswer.FOUND]


def test_two_times_not_this_time_of_the_same_step_stand_on_its_goal(page, amara):
    goal = still(page, amara, (4,))
    step = Step(client_id=amara.id, goal_id=goal.id, what="Write to her")
    steps.keep_step(page.desk, step)
    for n in (2, 1):
        (open_step,) = open_steps(page.desk.steps.of_client(amara.id))
        looked = StepReview(
            client_id=amara.id, step_id=open_step.id, on=today() - timedelta(weeks=n), done_client=0
        )
        steps.review_step(page.desk, looked)
        settle()
        assert page.sees("A step stays where it is") is (n == 1)
    assert page.sees("“Write to her”")
    page.press("Change the step: A step stays where it is")
    assert page.dialog().form.field("what").value() == "Write to her"
    page.leave()
    assert not page.sees("A step stays where it is")


def test_the_report_on_the_goals_is_one_press_away_once_there_is_a_goal(context, page, amara):
    places = []
    context.news.place_wanted.connect(places.append)
    report = page.room.findChild(QAbstractButton, "print-progress")
    assert not report.isEnabled()
    still(page, amara)
    page.press("Progress report")
    assert places == [Place(PlaceKind.PAPER, amara.id, "progress:client")]


@pytest.mark.parametrize(("values", "said"), [((2, 4, 6), True), ((7, 5, 3), True), ((2, 3, 4), False)])
def test_a_change_that_chance_explains_less_is_said_quietly_with_that_it_is_provisional(
    page, amara, values, said
):
    still(page, amara, values)
    assert page.sees(f"from {values[0]} to {values[-1]}.") is said
    assert page.sees("less likely to be chance; the size is provisional") is said


def test_a_new_goal_asks_which_strengths_could_help_in_the_words_of_the_library(page):
    page.press("Add a goal")
    assert any("Which of your strengths could help here?" in text for text in texts_of(page.dialog()))


def test_a_new_step_says_towards_which_goal_it_is(page, amara):
    still(page, amara, (4,))
    page.press("Add a step")
    assert any("Towards: I call my sister." in text for text in texts_of(page.dialog()))
