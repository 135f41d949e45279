"""Ratings, segments and charts: keys, names, nothing guessed, nobody averaged."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from practice_desk.ui import theme
from practice_desk.ui.kit import Done, Levels, Pips, RatingChart, Segments, Series, Spark
from practice_desk.ui.kit.marks import look_of, place_apart

DAYS = [date(2026, 1, 5) + timedelta(weeks=n) for n in range(8)]
TEXTS = ("much less", "less", "as expected", "more", "much more")


def told_by(signal) -> list[object]:
    told: list[object] = []
    signal.connect(told.append)
    return told


@pytest.fixture
def pips(qtbot) -> Pips:
    made = Pips(None, 5)
    made.setAccessibleName("Leaving on time")
    qtbot.addWidget(made)
    made.resize(480, 40)
    made.show()
    return made


# ---- 0 to 10 ----


def test_nothing_is_rated_before_somebody_rates(pips):
    assert pips.value() is None
    assert pips.accessibleName() == "Leaving on time: not rated, last time 5"


def test_digits_rate_and_one_followed_by_nought_is_ten(pips, qtbot):
    told = told_by(pips.rated)
    qtbot.keyClick(pips, Qt.Key.Key_7)
    assert pips.value() == 7 and pips.accessibleName() == "Leaving on time: 7 out of 10, last time 5"
    qtbot.keyClicks(pips, "10")
    assert pips.value() == 10
    qtbot.keyClicks(pips, "0")
    assert told == [7, 1, 10, 0]


def test_arrows_move_within_the_scale_and_backspace_clears(pips, qtbot):
    told = told_by(pips.rated)
    qtbot.keyClick(pips, Qt.Key.Key_Right)
    qtbot.keyClick(pips, Qt.Key.Key_Left)
    assert pips.value() == 0
    qtbot.keyClick(pips, Qt.Key.Key_End)
    qtbot.keyClick(pips, Qt.Key.Key_Up)
    assert pips.value() == 10
    qtbot.keyClick(pips, Qt.Key.Key_Backspace)
    assert pips.value() is None and told == [0, 10, None]


def test_a_circle_is_pressed_to_rate_and_again_to_take_it_back(pips, qtbot):
    for expected in (8, None):
        qtbot.mouseClick(pips, Qt.MouseButton.LeftButton, pos=pips.centre(8).toPoint())
        assert pips.value() == expected


def test_setting_a_rating_tells_nobody(pips):
    told = told_by(pips.rated)
    pips.set_value(3)
    assert pips.value() == 3 and not told


def test_a_rating_is_spoken_as_a_slider(pips):
    spoken = QAccessible.queryAccessibleInterface(pips)
    assert spoken.role() is QAccessible.Role.Slider
    assert "not rated" in spoken.text(QAccessible.Text.Name)


def test_the_label_given_after_the_first_look_is_spoken_with_the_number(pips):
    spoken = QAccessible.queryAccessibleInterface(pips)
    pips.setAccessibleName("How sure")
    pips.set_value(7)
    assert spoken.text(QAccessible.Text.Name) == "How sure: 7 out of 10, last time 5"


def test_an_assistive_program_can_set_a_rating(pips):
    told = told_by(pips.rated)
    value = QAccessible.queryAccessibleInterface(pips).valueInterface()
    assert value.currentValue() == -1 and value.maximumValue() == 10
    value.setCurrentValue(4)
    assert pips.value() == 4 and told == [4]


def test_the_wheel_leaves_a_rating_alone(pips, qtbot):
    pips.set_value(3)
    middle, none = QPointF(pips.rect().center()), Qt.MouseButton.NoButton
    event = QWheelEvent(
        middle, pips.mapToGlobal(middle), QPoint(), QPoint(0, 240), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pips, event)
    assert pips.value() == 3 and not event.isAccepted()


def test_a_narrow_rating_stands_in_two_lines_with_every_circle_within(pips, qtbot):
    pips.resize(200, pips.heightForWidth(200))
    assert pips.heightForWidth(200) == 2 * pips.heightForWidth(480)
    reach = theme.px(13)
    for number in range(11):
        centre = pips.centre(number)
        assert reach <= centre.x() <= 200 - reach
        assert pips.rect().contains(centre.toPoint())
    qtbot.mouseClick(pips, Qt.MouseButton.LeftButton, pos=pips.centre(9).toPoint())
    assert pips.value() == 9


# ---- segments ----


def test_segments_move_with_arrows_and_tell_what_a_person_chose(qtbot):
    made = Segments([("a", "Active"), ("e", "Ended"), ("x", "All")], {"e": 112})
    qtbot.addWidget(made)
    made.show()
    told = told_by(made.chosen)
    assert made.value() == "a"
    first, second, third = made.buttons()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Right)
    qtbot.keyClick(third, Qt.Key.Key_Right)
    assert made.value() == "x" and told == ["e", "x"]
    made.set_value("a")
    assert made.value() == "a" and told == ["e", "x"]
    second.click()
    assert told == ["e", "x", "e"]
    assert [b.accessibleName() for b in made.buttons()] == ["Active", "Ended 112", "All"]


def test_segments_are_one_stop_for_the_tab_key(qtbot):
    made = Segments([(1, "One"), (2, "Two"), (3, "Three")])
    qtbot.addWidget(made)
    stops = [b for b in made.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [made.buttons()[0]]
    made.set_value(3)
    stops = [b for b in made.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [made.buttons()[2]]


def test_a_segment_says_that_it_is_chosen(qtbot):
    made = Segments([(1, "One"), (2, "Two")])
    qtbot.addWidget(made)
    spoken = [QAccessible.queryAccessibleInterface(b).state().checked for b in made.buttons()]
    assert [bool(s) for s in spoken] == [True, False]


# ---- how much was done, and levels ----


def test_how_much_was_done_is_five_words_and_none_is_chosen_at_first(qtbot):
    made = Done()
    qtbot.addWidget(made)
    made.show()
    told = told_by(made.rated)
    assert made.value() is None
    words = [b.accessibleName() for b in made.buttons()]
    assert words == ["Not this time", "Made a start", "About half", "Most of it", "Did it"]
    qtbot.keyClick(made.buttons()[0], Qt.Key.Key_3)
    assert made.value() == 3
    qtbot.keyClick(made.buttons()[3], Qt.Key.Key_Right)
    assert made.value() == 4
    qtbot.keyClick(made.buttons()[4], Qt.Key.Key_9)
    qtbot.keyClick(made.buttons()[4], Qt.Key.Key_Backspace)
    assert made.value() is None and told == [3, 4, None]


def test_levels_stand_with_the_best_on_top(qtbot):
    made = Levels(TEXTS, notes={0: "Expected"})
    qtbot.addWidget(made)
    made.resize(400, 260)
    made.show()
    tops = [b.y() for b in made.buttons()]
    assert tops == sorted(tops)
    assert [b.accessibleName() for b in made.buttons()][:3] == [
        "+2 much more",
        "+1 more",
        "0 as expected, Expected",
    ]
    told = told_by(made.rated)
    made.buttons()[1].click()
    qtbot.keyClick(made.buttons()[1], Qt.Key.Key_Up)
    assert made.value() == 2 and told == [1, 2]


def test_a_client_sees_levels_without_numbers(qtbot):
    made = Levels(TEXTS, numbered=False)
    qtbot.addWidget(made)
    assert [b.accessibleName() for b in made.findChildren(QPushButton)] == list(reversed(TEXTS))


def test_a_long_level_wraps(qtbot):
    made = Levels(("", "", "Leaves on time on three of five shifts and says so at handover " * 3, "", ""))
    qtbot.addWidget(made)
    made.resize(300, made.heightForWidth(300))
    made.show()
    made.grab()
    long = made.buttons()[2]
    assert long.height() >= long.heightForWidth(long.width()) > made.buttons()[0].height()


# ---- charts ----


def line(name: str, values: list[int | None], kind="person") -> Series:
    return Series(name, list(zip(DAYS, values, strict=False)), kind)


def test_a_chart_says_each_persons_first_and_last_rating_and_never_an_average(qtbot):
    chart = RatingChart(
        "We talk",
        [line("Jo", [2, None, 6]), line("Sam", [4, 5, 9]), line("You", [3], "therapist")],
        8,
        [(DAYS[1], "Reworded")],
    )
    qtbot.addWidget(chart)
    said = chart.accessibleName()
    january = QLocale().standaloneMonthName(1, QLocale.FormatType.ShortFormat)
    assert said == (
        "We talk: Jo rated 2 at first and 6 last, out of ten, 2 times. "
        "Sam rated 4 at first and 9 last, out of ten, 3 times. You rated 3 out of ten, once. "
        f"Target 8. Reworded on 12 {january}."
    )
    spoken = QAccessible.queryAccessibleInterface(chart)
    assert spoken.role() is QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name) == said


@pytest.mark.parametrize("values", [[], [4], [None, None], [3, None, 7], [0, 10, 0, 10]])
def test_a_chart_is_drawn_whatever_was_rated(qtbot, values):
    for chart in (
        RatingChart("Goal", [line("Jo", values), line("You", values, "therapist")], 5),
        Spark("Goal", [line("Jo", values)], 5),
        RatingChart("Goal", []),
    ):
        qtbot.addWidget(chart)
        chart.resize(400, 200)
        assert not chart.grab().isNull()


def _inked(chart: RatingChart, share: float) -> bool:
    """Say whether the client's colour is found in the column at a share of the plot's width."""
    picture, wanted = chart.grab().toImage(), theme.color("accent")
    plot = chart._plot()
    x = round(plot.left() + share * plot.width())
    column = (picture.pixelColor(x, y) for y in range(round(plot.top()), round(plot.bottom())))
    return any(abs(c.red() - wanted.red()) + abs(c.green() - wanted.green()) < 20 for c in column)


def test_a_gap_stays_a_gap_and_is_not_drawn_over(qtbot):
    other = line("You", [1, 1, 1, 1, 1], "therapist")
    whole = RatingChart("Goal", [line("Jo", [5, 5, 5, 5, 5]), other])
    broken = RatingChart("Goal", [line("Jo", [5, 5, None, 5, 5]), other])
    for chart in (whole, broken):
        qtbot.addWidget(chart)
        chart.resize(500, 220)
    assert _inked(whole, 0.5) and _inked(whole, 0.4)
    assert not _inked(broken, 0.5) and not _inked(broken, 0.4)
    assert _inked(broken, 0.12)


def test_every_person_has_a_line_of_their_own_kind():
    people = [line(name, [1]) for name in "ABCD"] + [line("You", [1], "therapist")]
    looks = [look_of(people, n) for n in range(5)]
    assert len({look.shape for look in looks}) == 5
    assert len({look.dash for look in looks}) == 5


@given(
    st.lists(st.floats(0, 200), min_size=1, max_size=6),
)
def test_labels_at_the_line_ends_push_each_other_apart(wanted):
    placed = place_apart(wanted, 15, 0, 200)
    between = sorted(placed)
    assert all(b - a >= 15 - 1e-6 for a, b in pairwise(between))
    pairs = [(w, p) for w, p in zip(wanted, placed, strict=True)]
    assert all(a[1] <= b[1] for a in pairs for b in pairs if a[0] < b[0])


def test_a_label_that_has_room_stands_at_its_line():
    assert place_apart([20, 100], 15, 0, 200) == [20, 100]


def test_points_of_the_mouse_between_circles_take_the_nearest(pips, qtbot):
    near = pips.centre(4).toPoint() + QPoint(3, 2)
    qtbot.mouseClick(pips, Qt.MouseButton.LeftButton, pos=near)
    assert pips.value() == 4
