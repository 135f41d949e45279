"""The Practice page: what stands on paper, when the vault locks, and the numbers for hard days."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.drivers.clients import unnamed
from ui.drivers.practice import Owner

from practice_desk.domain.clock import today
from practice_desk.domain.practice import DateOrder, Jurisdiction, PaperSize
from practice_desk.intentions import clients, practice
from practice_desk.ui import theme
from practice_desk.ui.theme import ThemeName

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def therapist(qtbot, context):
    with Owner(qtbot, context) as at_work:
        yield at_work


def test_the_letterhead_is_read_first_and_changed_on_purpose(therapist):
    assert "Room at the Quay" in therapist.says()
    therapist.press("Edit: Therapist and letterhead")
    therapist.type(title="Counsellor", letterhead="1 Quay\nBristol")
    assert therapist.keep()
    assert (therapist.own().title, therapist.own().letterhead) == ("Counsellor", "1 Quay\nBristol")
    assert "Counsellor" in therapist.says() and "Bristol" in therapist.says()
    therapist.desk.undo()
    assert "Counsellor" not in therapist.says()


def test_law_place_paper_and_dates_are_chosen_together(therapist):
    therapist.press("Edit: Place, paper and dates")
    therapist.type(
        jurisdiction=Jurisdiction.US, place="US", paper=PaperSize.LETTER, date_order=DateOrder.YEAR_MONTH_DAY
    )
    assert therapist.keep()
    assert therapist.own().place == "US" and therapist.own().paper is PaperSize.LETTER
    assert therapist.context.date(today()) == today().isoformat()


@pytest.mark.parametrize("typed", ["0", "61", "", "soon", "-5", "1.5"])
def test_quiet_minutes_outside_1_to_60_are_refused_beside_the_field(therapist, typed):
    therapist.press("Edit: Locking")
    therapist.type_slowly("idle_minutes", typed)
    assert not therapist.keep()
    assert "1 to 60" in therapist.problem("idle_minutes")
    assert therapist.own().idle_minutes == 10
    therapist.leave()


def test_quiet_minutes_from_1_to_60_are_kept(therapist):
    therapist.press("Edit: Locking")
    therapist.type_slowly("idle_minutes", "60")
    assert therapist.keep() and therapist.own().idle_minutes == 60
    assert "After 60 quiet minutes" in therapist.says()


def test_the_weighted_figure_is_off_until_it_is_wanted(therapist):
    assert not therapist.own().gas_weights
    therapist.press("Edit: Goals together")
    therapist.type(gas_weights=True)
    assert therapist.keep() and therapist.own().gas_weights


def test_a_crisis_number_is_added_last_changed_and_removed_and_each_can_be_undone(therapist):
    shipped = therapist.numbers()
    therapist.press("Add a number")
    therapist.type(number="85258", label="text SHOUT")
    assert therapist.keep() and therapist.numbers() == [*shipped, "85258"]
    therapist.press("Edit 85258")
    therapist.type(label="text SHOUT, day and night")
    assert therapist.keep() and "text SHOUT, day and night" in therapist.says()
    therapist.press("Remove", nth=len(shipped))
    assert therapist.numbers() == shipped
    for expected in ([*shipped, "85258"], [*shipped, "85258"], shipped):
        therapist.desk.undo()
        assert therapist.numbers() == expected


def test_a_number_can_be_for_young_people_only(therapist):
    assert "Childline, not on the phone bill  ·  only under 19" in therapist.says()
    therapist.press("Edit 116 123")
    therapist.type(under_age=25)
    assert therapist.keep() and "Samaritans, day and night  ·  only under 25" in therapist.says()
    therapist.press("Edit 116 123")
    therapist.type(under_age=None)
    assert therapist.keep() and "only under 25" not in therapist.says()


def test_a_place_that_ships_no_numbers_gets_its_own_and_can_be_chosen(therapist):
    therapist.press("Another place")
    therapist.type(number="112")
    assert not therapist.keep() and therapist.problem("place")
    therapist.type(place="Malta", label="if my life is in danger")
    assert therapist.keep() and therapist.numbers("Malta") == ["112"]
    assert therapist.room.numbers.place == "Malta" and "112" in therapist.says()
    assert "Malta" in clients.places(therapist.desk)
    therapist.press("Edit: Place, paper and dates")
    therapist.type(place="Malta")
    assert therapist.keep() and therapist.own().place == "Malta"


def test_a_place_typed_in_another_case_is_the_one_that_is_there(therapist):
    therapist.press("Another place")
    therapist.type(place="england", number="85258")
    assert therapist.keep() and therapist.numbers()[-1] == "85258"
    assert "england" not in practice.number_places(therapist.desk)


def test_a_crisis_number_without_a_number_is_refused_beside_the_field(therapist):
    therapist.press("Add a number")
    therapist.type(number="  ", label="nobody")
    assert not therapist.keep() and therapist.problem("number")
    therapist.leave()


def test_numbers_are_printed_in_the_order_they_are_put_in(therapist):
    first, second, *rest = therapist.numbers()
    therapist.press(f"Move {first} down")
    assert therapist.numbers() == [second, first, *rest]
    therapist.press(f"Move {first} up")
    assert therapist.numbers() == [first, second, *rest]


def test_alt_up_and_alt_down_move_a_number_and_the_keyboard_goes_with_it(therapist):
    first, second, *rest = therapist.numbers()
    therapist.focus(f"Edit {first}")
    therapist.keys(Qt.Key.Key_Down, ALT)
    assert therapist.numbers() == [second, first, *rest]
    assert therapist.focused() == f"Edit {first}"
    therapist.keys(Qt.Key.Key_Down, ALT)
    assert therapist.numbers() == [second, rest[0], first, *rest[1:]]
    for _ in range(4):
        therapist.keys(Qt.Key.Key_Up, ALT)
    assert therapist.numbers() == [first, second, *rest]
    assert therapist.focused() == f"Edit {first}"
    therapist.desk.undo()
    assert therapist.numbers() == [second, first, *rest], "pressing on at the top is no change"


def test_the_keyboard_stays_near_when_its_button_goes(therapist):
    first, second, *_ = therapist.numbers()
    therapist.focus(f"Move {second} up")
    therapist.keys(Qt.Key.Key_Space)
    assert therapist.numbers()[0] == second and therapist.focused() == f"Edit {second}"
    therapist.focus(f"Remove {first}")
    therapist.keys(Qt.Key.Key_Space)
    assert first not in therapist.numbers() and therapist.focused() == "Add a number"


def test_the_keyboard_is_on_edit_again_after_the_form(therapist):
    therapist.focus("Edit: Locking")
    therapist.keys(Qt.Key.Key_Space)
    therapist.type_slowly("idle_minutes", "20")
    assert therapist.keep() and therapist.own().idle_minutes == 20
    therapist.bot.waitUntil(lambda: therapist.focused() == "Edit: Locking")


def test_the_shipped_numbers_come_back_as_one_change(therapist):
    shipped = therapist.numbers()
    therapist.press("Remove")
    therapist.press("Remove")
    therapist.press("Put the shipped numbers back")
    assert therapist.numbers() == shipped
    therapist.desk.undo()
    assert therapist.numbers() == shipped[2:]


def test_each_place_has_numbers_of_its_own_and_the_page_stays_there(therapist):
    therapist.turn_to("Scotland")
    therapist.bot.waitUntil(lambda: "0800 83 85 87" in therapist.says())
    therapist.press("Remove 0800 83 85 87")
    assert "0800 83 85 87" not in therapist.says() and therapist.room.numbers.place == "Scotland"
    assert len(therapist.numbers()) == 4


def test_colours_and_the_size_of_text_are_chosen_on_the_page(therapist):
    app = QApplication.instance()
    try:
        therapist.colours("dark")
        assert theme.current() is ThemeName.DARK and therapist.context.settings.theme == "dark"
    finally:
        theme.use(app, ThemeName.LIGHT)


def test_everything_on_the_page_has_a_name(therapist):
    assert not unnamed(therapist.room)
