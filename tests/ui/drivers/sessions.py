"""What a therapist does on the page of sessions, in their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from ui.drivers.goals import pressable, settle, texts_of

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Chip, Pips
from practice_desk.ui.rooms.sessions.room import SessionsRoom


class SessionsDriver:
    """Works on one client's sessions as a person would: by what is in sight and can be pressed."""

    def __init__(
        self, context, qtbot, client_id: str, session_id: str | None = None, width: int = 1072
    ) -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        self.room = SessionsRoom(context)
        self.went: list[Place] = []
        self.heard: list[str] = []
        context.news.place_wanted.connect(self._go)
        context.news.said.connect(self.heard.append)
        qtbot.addWidget(self.room)
        self.room.resize(width, 900)
        self.room.go(Place(PlaceKind.SESSIONS, client_id, session_id))
        self.room.show()
        self.room.activateWindow()
        settle()

    def _go(self, place: Place) -> None:
        self.went.append(place)
        if place.kind is PlaceKind.SESSIONS:
            self.room.go(place)

    def __enter__(self) -> SessionsDriver:
        return self

    def __exit__(self, *_: object) -> None:
        for dialog in self.room.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.room._leave()
        self.room.hide()

    # ---- what is in sight ----

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        edits = [e.toPlainText() for e in self.room.findChildren(QTextEdit) if e.isVisible()]
        chips = [c.text() for c in self.room.findChildren(Chip) if c.isVisible()]
        return texts_of(self.room) + edits + chips

    def find(self, name: str) -> QWidget:
        return next(w for w in self.room.findChildren(QWidget, name) if w.isVisible())

    def has(self, name: str) -> bool:
        return any(w.isVisible() for w in self.room.findChildren(QWidget, name))

    def dialog(self) -> FormDialog:
        found = [d for d in self.room.window().findChildren(QDialog) if d.isVisible()]
        assert found, "no form is open"
        assert isinstance(found[-1], FormDialog)
        return found[-1]

    # ---- doing ----

    def show(self, session_id: str | None) -> None:
        self.room.go(Place(PlaceKind.SESSIONS, self.room.client_id, session_id))
        settle()

    def press(self, words: str) -> None:
        self.bot.mouseClick(pressable(self.room, words), Qt.MouseButton.LeftButton)
        settle()

    def press_named(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def choose(self, menu: str, words: str) -> None:
        """Choose a deed from a menu button."""
        deeds = self.find(menu).menu_of_deeds.actions()
        next(a for a in deeds if a.text() == words).trigger()
        settle()

    def write(self, key: str, text: str) -> None:
        """Type into a section of the note."""
        section = self.find(f"section-{key}")
        section.setFocus()
        self.bot.keyClicks(section, text)

    def say(self, name: str, text: str) -> None:
        """Type into a field of the page."""
        field = self.find(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        self.bot.keyClicks(field, text)

    def rate(self, goal_id: str, rater: str, value: int) -> None:
        """Press a digit on a goal's number: the client's or the therapist's."""
        names = [p for p in self.room.findChildren(Pips) if p.isVisible()]
        pips = next(p for p in names if p.objectName().startswith(f"mark-{goal_id}-{rater}"))
        pips.setFocus()
        self.bot.keyClick(pips, Qt.Key(Qt.Key.Key_0 + value))
        settle()

    def mark(self, step_id: str, value: int) -> None:
        """Press a digit on how much of a step the client did."""
        self.key(self.find(f"done_client-{step_id}").focusProxy(), value)

    def key(self, widget: QWidget | None, value: int) -> None:
        assert widget is not None
        widget.setFocus()
        self.bot.keyClick(widget, Qt.Key(Qt.Key.Key_0 + value))
        settle()

    def risk(self, words: str = "Nothing new") -> None:
        self.press(words)

    def fill(self, **values: object) -> FormDialog:
        dialog = self.dialog()
        for name, value in values.items():
            field = dialog.form.field(name)
            field.set_value(value)
            field.edited.emit()
        settle()
        return dialog

    def keep(self) -> bool:
        """Press the button that keeps; say whether the form went."""
        dialog = self.dialog()
        self.bot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
        gone = not dialog.isVisible()
        settle()
        return gone

    def problem(self, name: str) -> str:
        """Return what is said to be wrong with a field of the note."""
        assert self.room.sitting is not None
        assert self.room.sitting.form is not None
        return self.room.sitting.form.rows[name].problem()

    def undo(self) -> None:
        self.desk.undo()
        settle()
