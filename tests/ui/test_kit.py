"""The parts every page is built from: what they say, how they answer to keys, that nothing is cut."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).parent))

from components import components

from practice_desk.ui import kit, theme
from practice_desk.ui.kit import (
    Banner,
    Box,
    Card,
    Check,
    Choice,
    Elided,
    EmptyState,
    FocusRing,
    Label,
    ListRow,
    MenuButton,
    Page,
    Toast,
    ToastPlace,
    button,
    clear,
    column,
    heading,
    literal,
    row,
    side,
    toast,
)

LOOKS = [(name, scale) for name in theme.ThemeName for scale in (1.0, 1.5)]


@pytest.fixture(autouse=True)
def _back_to_light(qapp):
    yield
    theme.use(qapp, theme.ThemeName.LIGHT)


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a widget in an active window of its own."""

    kept: list[QWidget] = []

    def show(widget: QWidget, width: int = 640, height: int = 480) -> QWidget:
        window = Box(column(widget, margin=8), "bg")
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


# ---- looking ----


@pytest.mark.parametrize(("name", "scale"), LOOKS, ids=lambda p: str(p))
def test_every_part_is_drawn_in_every_theme_without_a_warning(qapp, qtbot, look, name, scale):
    theme.use(qapp, name, scale=scale)
    window = Box(column(components()), "bg")
    qtbot.addWidget(window)
    FocusRing(window)
    window.resize(1440, 1560)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    next(b for b in window.findChildren(QPushButton) if b.text() == "Keep goal").setFocus()
    assert not window.grab().isNull()
    look(window, f"components-{name}-{round(scale * 100)}")
    window.resize(720, 1560)
    assert not window.grab().isNull()
    look(window, f"components-narrow-{name}-{round(scale * 100)}")


# ---- nothing is cut ----


def cut(root: QWidget) -> list[str]:
    """Return the parts that are smaller than the words they show."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, Elided):
            continue
        if not isinstance(part, (QLabel, QAbstractButton)):
            continue
        fits_down = part.height() >= (
            part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()
        )
        fits_across = part.width() >= part.minimumSizeHint().width()
        edge = part.mapTo(root, QPoint(part.width(), 0)).x()
        if not (fits_down and fits_across and edge <= root.width()):
            found.append(f"{type(part).__name__} {part.accessibleName() or part.text()} {part.size()}")
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [760, 1280, 1600])
def test_no_words_are_cut_at_any_size_of_text(qapp, qtbot, scale, width):
    theme.use(qapp, theme.ThemeName.LIGHT, scale=scale)
    page = components()
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    assert page.grab().width() == width
    assert cut(page) == []


def test_words_that_are_cut_are_seen(shown):
    narrow = Label("More words than this can hold")
    narrow.setFixedWidth(30)
    assert cut(shown(narrow))


def test_a_page_lays_rows_below_each_other_where_they_do_not_fit(qtbot):
    left, right = side(Label("left"), 200), Label("right")
    page = Page(column(row(left, (right, 1), stack=600)))
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    assert left.y() == right.y() and left.width() == theme.px(200)
    page.resize(400, 300)
    assert page.grab().width() == 400
    assert left.y() < right.y() and left.width() == 400


def test_a_page_keeps_its_place_when_it_is_built_anew(qtbot):
    page = Page(column(*(Label(f"line {n}") for n in range(200))))
    qtbot.addWidget(page)
    page.resize(300, 300)
    page.show()
    page.verticalScrollBar().setValue(700)
    page.show_layout(column(*(Label(f"other {n}") for n in range(200))))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() == 700)


def test_what_is_cleared_is_out_of_sight_at_once(shown):
    kept = [Label("one"), Label("two")]
    inner = column(kept[0], row(kept[1]))
    window = shown(Box(inner))
    clear(inner)
    assert inner.count() == 0
    assert not any(label.isVisibleTo(window) for label in kept)


def test_a_card_beside_a_taller_one_keeps_its_rows_at_the_top(shown, qtbot):
    card = Card(heading("Known"), Label("she/her"))
    shown(card, height=600)
    last = card.findChildren(QLabel)[-1]
    assert last.geometry().bottom() < 120
    card.add(Label("below"))
    below = next(label for label in card.findChildren(QLabel) if label.text() == "below")
    qtbot.waitUntil(lambda: last.y() < below.y() < 160)


# ---- names and roles ----


def nameless(root: QWidget) -> list[str]:
    controls = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QCheckBox)
    found = []
    for part in root.findChildren(QWidget):
        reachable = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()
        if (
            part.isVisible()
            and (isinstance(part, controls) or reachable)
            and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ):
            spoken = QAccessible.queryAccessibleInterface(part)
            if not spoken.text(QAccessible.Text.Name).strip():
                found.append(type(part).__name__)
    return found


def test_every_control_says_its_name(shown):
    assert nameless(shown(components())) == []


def test_a_control_without_a_name_is_heard(shown):
    assert nameless(shown(QLineEdit())) == ["QLineEdit"]


def test_a_button_is_named_by_its_words_without_the_mnemonic(qtbot):
    made = button("&Keep goal")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Keep goal"
    assert made.shortcut().toString() == "Alt+K"
    typed = button(literal("Tom & Jerry"))
    qtbot.addWidget(typed)
    assert typed.accessibleName() == "Tom & Jerry"
    assert typed.shortcut().isEmpty()


@pytest.mark.parametrize(
    "make",
    [
        lambda words: Label(words),
        lambda words: Banner(words),
        lambda words: EmptyState("goal", words, words),
        lambda words: ListRow("goal", words),
    ],
)
def test_what_a_person_typed_is_never_taken_for_markup(qtbot, make):
    words = "<b>bold</b><img src='x'>"
    made = make(words)
    label = made if isinstance(made, QLabel) else made.findChildren(QLabel)[0]
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == words


# ---- ticks and lists of choices ----


def test_a_tick_box_answers_on_all_of_its_words_also_the_wrapped_ones(shown, qtbot):
    box = Check("I may leave a message on this number & know that others in the house may hear it")
    window = shown(box, width=220)
    window.grab()
    assert box.height() > 2 * box.fontMetrics().height()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 6, box.height() - 6))
    assert box.isChecked()
    assert box.accessibleName().count("&") == 1
    assert box.shortcut().isEmpty()


def test_a_choice_gives_and_takes_values_and_tells_only_what_a_person_chose(qtbot):
    choice = Choice([("mail", "E-mail"), ("post", "Letter")])
    qtbot.addWidget(choice)
    told = []
    choice.chosen.connect(told.append)
    choice.set_value("post")
    assert choice.value() == "post" and not told
    choice.set_value("carrier pigeon")
    assert choice.value() is None
    choice.show()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert told == ["mail"]


def test_a_choice_keeps_its_value_when_the_items_change(qtbot):
    choice = Choice([(1, "one"), (2, "two")])
    qtbot.addWidget(choice)
    choice.set_value(2)
    choice.set_items([(3, "three"), (2, "two"), (1, "one")])
    assert choice.value() == 2


def wheel(target: QWidget) -> None:
    down, here = QPoint(0, -120), QPointF(5, 5)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(here, target.mapToGlobal(here), QPoint(), down, buttons, keys, phase, False)
    target.event(turn)


def test_the_wheel_does_not_change_a_choice_that_is_only_passed_over(shown):
    choice = Choice([(1, "one"), (2, "two")])
    other = button("Other")
    shown(Box(column(other, choice)))
    other.setFocus()
    wheel(choice)
    assert choice.value() == 1
    choice.setFocus()
    wheel(choice)
    assert choice.value() == 2


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_menu_button_opens_its_deeds_with_mouse_and_key(shown, qtbot):
    done = []
    made = MenuButton("More", [("Read", lambda: done.append("read")), None, ("Copy", lambda: None)])
    shown(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.menu_of_deeds.isVisible()
    made.menu_of_deeds.actions()[0].trigger()
    assert done == ["read"]
    made.menu_of_deeds.close()
    qtbot.keyClick(made, Qt.Key.Key_Down)
    assert made.menu_of_deeds.isVisible()
    made.menu_of_deeds.close()


# ---- rows ----


def test_a_row_is_pressed_by_mouse_keys_and_screen_reader_once_each(shown, qtbot):
    line, told = ListRow("goal", "Amara", "Plan 3 ends", "today", "Review"), []
    line.pressed.connect(lambda: told.append(1))
    shown(line)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert len(told) == 1
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert len(told) == 3
    spoken = QAccessible.queryAccessibleInterface(line)
    assert spoken.role() is QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name) == "Amara, Plan 3 ends, today: Review"
    spoken.actionInterface().doAction("Press")
    assert len(told) == 4


def test_a_press_that_is_let_go_elsewhere_does_nothing(shown, qtbot):
    line, told = ListRow("goal", "Amara"), []
    line.pressed.connect(lambda: told.append(1))
    shown(line)
    qtbot.mousePress(line, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))
    assert not told


def test_banners_and_empty_states_offer_one_deed(qtbot):
    for made in (Banner("Full", "danger", action="Free"), EmptyState("goal", "None", "For this", "Write")):
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.pressed):
            made.action.click()
    banner = Banner("Shared phone", lead="Note")
    qtbot.addWidget(banner)
    banner.set_text("No voicemail")
    assert banner.text() == "No voicemail" and banner.accessibleName() == "Note: No voicemail"


# ---- toasts ----


def test_a_toast_goes_when_its_time_is_over_and_its_place_is_free_again(qtbot, shown, monkeypatch):
    monkeypatch.setattr(toast, "LASTS", 20)
    home = QWidget()
    window = shown(home)
    place = ToastPlace(window)
    made = place.show("Step kept", "Undo", "Ctrl+Z")
    assert window.rect().contains(made.geometry())
    qtbot.waitSignal(made.closed).wait()
    qtbot.waitUntil(lambda: place.toast() is None)


def test_a_toast_stays_while_it_has_the_focus_and_its_deed_can_be_done(qtbot, shown):
    window = shown(QWidget())
    made = ToastPlace(window).show("Step kept", "Undo", "Ctrl+Z")
    assert made.is_waiting()
    made.action.setFocus()
    assert not made.is_waiting()
    with qtbot.waitSignal(made.pressed):
        qtbot.keyClick(made.action, Qt.Key.Key_Space)
    made.action.clearFocus()
    assert made.is_waiting()


def test_a_press_that_was_aimed_at_what_lay_there_before_does_nothing(qtbot, shown, monkeypatch):
    made = ToastPlace(shown(QWidget())).show("Step kept", "Undo", "Ctrl+Z")
    done = []
    made.pressed.connect(lambda: done.append(1))
    qtbot.mouseClick(made.action, Qt.MouseButton.LeftButton)
    assert not done
    monkeypatch.setattr(toast, "SETTLES", -1)
    qtbot.mouseClick(made.action, Qt.MouseButton.LeftButton)
    assert done


def test_a_lasting_toast_has_no_clock(qtbot):
    made = Toast("Locking in 20 seconds", lasting=True)
    qtbot.addWidget(made)
    assert not made.is_waiting()


def test_a_long_toast_wraps_within_a_narrow_window(shown):
    window = shown(QWidget(), width=320)
    made = ToastPlace(window).show("The step was kept and the plan was printed. " * 3, "Undo", "Ctrl+Z")
    window.grab()
    assert made.width() <= window.width()
    assert cut(made) == []


# ---- the focus ring ----


def test_the_focus_ring_stands_around_what_has_the_focus_and_moves_nothing(shown):
    first, second = button("One"), button("Two")
    window = shown(Box(row(first, second, margin=8)))
    ring = FocusRing(window)
    before = first.geometry(), second.geometry()
    second.setFocus()
    assert ring.target() is second
    drawn = [w for w in window.findChildren(QWidget) if type(w).__name__ == "_Ring" and w.isVisible()]
    inside = QRect(second.mapTo(drawn[0].parentWidget(), QPoint(0, 0)), second.size())
    assert len(drawn) == 1 and drawn[0].geometry().contains(inside)
    assert (first.geometry(), second.geometry()) == before
    first.setFocus()
    assert ring.target() is first


def drawn_ring(window):
    return next(
        (w for w in window.findChildren(QWidget) if type(w).__name__ == "_Ring" and w.isVisible()), None
    )


def test_the_focus_ring_is_not_cut_off_by_the_row_that_holds_the_part(shown):
    lone = button("Alone")
    window = shown(Box(column(Box(row(lone)))))
    FocusRing(window)
    lone.setFocus()
    assert drawn_ring(window).parentWidget().rect().contains(drawn_ring(window).geometry())


def test_the_focus_ring_comes_with_the_keys_and_not_with_the_mouse(shown, qtbot):
    pressed, beside = button("Pressed"), button("Beside")
    window = shown(Box(row(pressed, beside)))
    ring = FocusRing(window)
    beside.setFocus()
    qtbot.mousePress(pressed, Qt.MouseButton.LeftButton)
    assert pressed.hasFocus() and ring.target() is None
    qtbot.mouseRelease(pressed, Qt.MouseButton.LeftButton)
    qtbot.keyClick(pressed, Qt.Key.Key_Shift)
    assert ring.target() is pressed


def test_the_focus_ring_moves_with_what_holds_the_part(shown):
    part = button("Here")
    holder = Box(row(part))
    window = shown(holder)
    FocusRing(window)
    part.setFocus()
    before = drawn_ring(window).geometry()
    holder.move(holder.x() + 30, holder.y() + 20)
    assert drawn_ring(window).geometry() == before.translated(30, 20)


def test_the_focus_ring_survives_the_page_it_stood_on(shown, qtbot):
    gone, stays = button("Gone"), button("Stays")
    inner = column(gone)
    page = Box(inner)
    window = shown(Box(column(page, stays)))
    ring = FocusRing(window)
    gone.setFocus()
    assert ring.target() is gone
    page.hide()
    page.deleteLater()
    qtbot.waitUntil(lambda: ring.target() is stays or ring.target() is None)
    stays.setFocus()
    assert ring.target() is stays


def test_the_focus_ring_follows_into_a_dialog_of_its_window_and_no_other(shown, qtbot):
    window = shown(button("Here"))
    ring = FocusRing(window)
    dialog = QDialog(window)
    asked = button("Asked")
    QVBoxLayout(dialog).addWidget(asked)
    dialog.open()
    asked.setFocus()
    qtbot.waitUntil(lambda: ring.target() is asked)
    dialog.close()
    other = button("Other")
    shown(other)
    other.setFocus()
    qtbot.waitUntil(lambda: ring.target() is None)


def test_a_theme_change_while_parts_are_open_draws_on(shown, qapp):
    window = shown(components())
    theme.use(qapp, theme.ThemeName.DARK)
    assert not window.grab().isNull()


def test_the_kit_offers_each_part_it_names_and_loads_charts_only_when_they_are_asked_for():
    assert all(getattr(kit, name) is not None for name in kit.__all__)
    with pytest.raises(AttributeError):
        kit.unicorn  # noqa: B018
    ask = "import sys; from practice_desk.ui.kit import Label, button; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert "practice_desk.ui.kit.text\n" in loaded
    assert "practice_desk.ui.kit.charts" not in loaded


@pytest.mark.parametrize("action", ["Toggle", "Press"])
def test_what_an_assistive_program_chooses_is_told_once(qtbot, action):
    segments = kit.Segments([("a", "First"), ("b", "Second")])
    qtbot.addWidget(segments)
    segments.set_value("a")
    told = []
    segments.chosen.connect(told.append)
    face = QAccessible.queryAccessibleInterface(segments.buttons()[1])
    face.actionInterface().doAction(action)
    qtbot.waitUntil(lambda: bool(told))
    assert (told, segments.value()) == (["b"], "b")
    qtbot.mouseClick(segments.buttons()[0], Qt.MouseButton.LeftButton)
    assert told == ["b", "a"]
    segments.set_value("b")
    assert told == ["b", "a"]
