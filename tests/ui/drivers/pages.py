"""What works the same on every page: seeing words, pressing what has a name, filling what is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog
from ui.drivers.goals import pressable, settle, texts_of

from practice_desk.domain.places import Place
from practice_desk.ui.form_dialog import FormDialog


class PageDriver:
    """Works on one page as a person would: by what is in sight and can be pressed."""

    def __init__(self, context, qtbot, room, place: Place, size: tuple[int, int] = (1072, 900)) -> None:
        self.context, self.desk, self.qtbot, self.room = context, context.desk, qtbot, room
        self.went: list[Place] = []
        context.news.place_wanted.connect(self._go)
        qtbot.addWidget(room)
        room.resize(*size)
        room.go(place)
        room.show()
        settle()

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for dialog in self.room.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.room.hide()

    def _go(self, place: Place) -> None:
        """Go where the page leads within itself, and remember where it leads."""
        self.went.append(place)
        if place.kind is self.room.kind:
            self.room.go(place)

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        return texts_of(self.room)

    def press(self, words: str, where=None) -> None:
        self.qtbot.mouseClick(pressable(where or self.room, words), Qt.MouseButton.LeftButton)
        settle()

    def press_starting(self, words: str, where=None) -> None:
        buttons = (where or self.room).findChildren(QAbstractButton)
        found = next(b for b in buttons if b.isVisible() and b.accessibleName().startswith(words))
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        settle()

    def choose_menu(self, words: str) -> None:
        buttons = self.room.findChildren(QAbstractButton)
        menus = [b.menu_of_deeds for b in buttons if hasattr(b, "menu_of_deeds") and b.isVisible()]
        next(a for menu in menus for a in menu.actions() if a.text() == words).trigger()
        settle()

    def dialog(self) -> QDialog:
        return next(d for d in self.room.window().findChildren(QDialog) if d.isVisible())

    def is_asking(self) -> bool:
        return any(d.isVisible() for d in self.room.window().findChildren(QDialog))

    def fill(self, **values) -> FormDialog:
        dialog = self.dialog()
        for name, value in values.items():
            field = dialog.form.field(name)
            field.set_value(value)
            field.edited.emit()
        settle()
        return dialog

    def type(self, **texts) -> FormDialog:
        """Put into fields what a person types, readable or not."""
        dialog = self.dialog()
        for name, text in texts.items():
            field = dialog.form.field(name)
            field.set_raw(text)
            field.edited.emit()
        settle()
        return dialog

    def keep(self) -> None:
        self.qtbot.mouseClick(self.dialog().keep_button, Qt.MouseButton.LeftButton)
        settle()

    def leave(self) -> None:
        self.dialog().reject()
        settle()

    def problem(self, name: str) -> str:
        return self.dialog().form.rows[name].problem()

    def undo(self) -> None:
        self.desk.undo()
        settle()
