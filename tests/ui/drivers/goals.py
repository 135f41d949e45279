"""What a therapist does on the goals page, in their words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Elided
from practice_desk.ui.rooms.goals.room import GoalsRoom
from practice_desk.ui.rooms.goals.tiles import Tile, Tiles


class GoalsDriver:
    """Works on the goals page of one client as a person would: by what is in sight and can be pressed."""

    def __init__(self, context, qtbot, client_id: str, width: int = 1072, height: int = 900) -> None:
        self.qtbot, self.desk = qtbot, context.desk
        self.room = GoalsRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(width, height)
        self.room.go(Place(PlaceKind.GOALS, client_id))
        self.room.show()
        settle()

    def __enter__(self) -> GoalsDriver:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for dialog in self.room.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.room.hide()

    # ---- what is in sight ----

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        return texts_of(self.room)

    def tiles(self) -> list[str]:
        """Return the goals in the order they stand, those that came to an end last."""
        found = [t for tiles in self.room.findChildren(Tiles) if tiles.isVisible() for t in tiles.tiles]
        return [t.accessibleName().split(",")[0] for t in found]

    def tile(self, words: str) -> Tile:
        return next(t for t in self.room.findChildren(Tile) if t.isVisible() and words in t.accessibleName())

    def marks(self) -> list:
        """Return the marks of each goal in the dialog that is open."""
        return self.dialog().form.marks.goals

    # ---- doing ----

    def rate(self, value: int) -> None:
        """Rate every goal with one number by the client, for today."""
        self.press("Rate goals")
        for marks in self.marks():
            client = next(iter(marks.pips.values()))
            client.setFocus()
            self.qtbot.keyClick(client, Qt.Key(Qt.Key.Key_0 + value))
        self.keep()

    def undo(self) -> None:
        self.desk.undo()
        settle()

    def leave(self) -> None:
        self.dialog().reject()
        settle()

    def drag(self, widget, at: QPoint) -> None:
        """Move the mouse over a widget with its button held."""
        button = Qt.MouseButton.LeftButton
        place = widget.mapToGlobal(at)
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(place), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, move)
        settle()

    def press_starting(self, words: str) -> None:
        """Press a row whose name begins with these words."""
        rows = [b for b in self.room.findChildren(QAbstractButton) if b.isVisible()]
        self.qtbot.mouseClick(
            next(b for b in rows if b.accessibleName().startswith(words)), Qt.MouseButton.LeftButton
        )
        settle()

    def press(self, words: str, where=None) -> None:
        self.qtbot.mouseClick(pressable(where or self.room, words), Qt.MouseButton.LeftButton)
        settle()

    def choose_menu(self, words: str) -> None:
        menu = self.room.findChildren(QAbstractButton)
        deeds = [b.menu_of_deeds for b in menu if hasattr(b, "menu_of_deeds") and b.isVisible()]
        action = next(a for m in deeds for a in m.actions() if a.text() == words)
        action.trigger()
        settle()

    def dialog(self) -> QDialog:
        """Return the dialog that is open."""
        return next(d for d in self.room.window().findChildren(QDialog) if d.isVisible())

    def fill(self, **values) -> FormDialog:
        dialog = self.dialog()
        for name, value in values.items():
            field = dialog.form.field(name)
            field.set_value(value)
            field.edited.emit()
        settle()
        return dialog

    def keep(self) -> None:
        dialog = self.dialog()
        self.qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
        settle()

    def add_goal(self, words: str, **values) -> None:
        self.press("Add a goal")
        self.fill(words=words, **values)
        self.keep()

    def add_step(self, what: str, **values) -> None:
        self.press("Add a step")
        self.fill(what=what, **values)
        self.keep()


def settle() -> None:
    """Let what was asked for be laid out and shown."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def texts_of(widget) -> list[str]:
    labels = [w.text() for kind in (QLabel, Elided) for w in widget.findChildren(kind) if w.isVisible()]
    buttons = [w.text() for w in widget.findChildren(QAbstractButton) if w.isVisible()]
    return labels + buttons


def pressable(widget, words: str) -> QAbstractButton:
    found = [
        b for b in widget.findChildren(QAbstractButton)
        if b.isVisible() and words in (b.accessibleName(), b.text())
    ]  # fmt: skip
    assert found, f"nothing called {words!r} can be pressed"
    return found[0]
