"""A therapist in front of the whole window, from the door to the paper, through its real widgets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from ui.drivers.door import DoorDriver

from practice_desk import app as whole
from practice_desk.domain.places import PlaceKind
from practice_desk.storage import keys
from practice_desk.ui.background import Background, InlineBackground
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.rooms.door.room import Door
from practice_desk.ui.settings import Settings
from practice_desk.ui.window import Window


class WindowDriver(DoorDriver):
    """Opens the real window with every room of the house."""

    def __init__(
        self,
        qtbot,
        folder: Path | None = None,
        cost: keys.Cost = keys.FLOOR,
        background: Background | None = None,
    ) -> None:
        self.bot = qtbot
        self._cost = cost
        self.window = Window(whole.house(folder), Settings(theme="light"), background or InlineBackground())
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.door._cost = cost

    # ---- the door ----

    @property
    def door(self):
        door = self.window.findChildren(Door)[-1]
        door._cost = self._cost
        return door

    def is_open(self) -> bool:
        return self.window.context is not None

    def wait_until_open(self):
        self.wait_for(self.is_open)
        return self.window.context.vault

    # ---- the rooms ----

    @property
    def room(self):
        return self.window.desk_page.room

    @property
    def desk(self):
        return self.window.context.desk

    def here(self) -> PlaceKind:
        return self.window.desk_page.place.kind

    def client_id(self) -> str:
        return self.window.desk_page.place.client_id

    def go(self, words: str) -> None:
        """Choose a room or section in the rail by its words."""
        rail = self.window.desk_page.rail
        model = rail._list.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data() == words:
                spot = rail._list.visualRect(index).center()
                self.bot.mouseClick(rail._list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                return
        raise AssertionError(f"no {words!r} in the rail")

    def click(self, words: str) -> None:
        """Press what bears these words on the page, or in the dialog that is open."""
        where = self.dialog() or self.room
        found = [
            b for b in where.findChildren(QAbstractButton)
            if b.isVisible() and words in (b.text().replace("&", ""), b.accessibleName())
        ]  # fmt: skip
        assert found, f"nothing called {words!r} can be pressed on {self.here()}"
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def dialog(self) -> QDialog | None:
        return next((d for d in self.window.findChildren(QDialog) if d.isVisible()), None)

    def type(self, **values: str) -> None:
        """Type into fields of the form that is open, key by key."""
        dialog = self.dialog()
        assert isinstance(dialog, FormDialog)
        for name, text in values.items():
            field = dialog.form.rows[name].field
            assert isinstance(field, QLineEdit | QPlainTextEdit), name
            field.setFocus()
            if text.isascii():
                self.bot.keyClicks(field, text)
            else:  # as an input method hands over letters that no key has
                typed = QInputMethodEvent()
                typed.setCommitString(text)
                QApplication.sendEvent(field, typed)

    def rate(self, name: str, value: int) -> None:
        """Press a digit on a rating of the form that is open."""
        dialog = self.dialog()
        assert isinstance(dialog, FormDialog)
        field = dialog.form.rows[name].field
        field.setFocus()
        self.bot.keyClick(field, Qt.Key(Qt.Key.Key_0 + value))

    def keep(self) -> None:
        """Press the button that keeps, and see the form go."""
        dialog = self.dialog()
        assert isinstance(dialog, FormDialog)
        self.bot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
        assert self.dialog() is not dialog, [r.problem() for r in dialog.form.rows.values() if r.problem()]

    def reads(self) -> str:
        """Everything that can be read in the window now."""
        labels = [w.text() for w in self.window.findChildren(QLabel) if w.isVisible()]
        return "\n".join(
            [*labels, *(b.text() for b in self.window.findChildren(QAbstractButton) if b.isVisible())]
        )

    def shortcut(self, keys_: str) -> None:
        """Press a shortcut of the command table."""
        command = next(c for c in self.window.menus.shown() if c.keys == keys_)
        assert command.enabled(), f"{keys_} cannot be used now"
        command.run()
