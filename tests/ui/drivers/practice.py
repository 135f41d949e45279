"""What a therapist can do on the Practice page, in their words: through the widgets that they would use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.drivers.clients import Therapist

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.intentions import practice
from practice_desk.ui.context import Context


class Owner(Therapist):
    """Somebody at the page of their own practice."""

    def __init__(self, qtbot, context: Context) -> None:
        super().__init__(qtbot, context)
        self.page.go(Place(PlaceKind.PRACTICE))
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def own(self) -> Practice:
        return self.desk.practice.own()

    def numbers(self, place: str = "England") -> list[str]:
        return [n.number for n in practice.numbers_of(self.desk, place)]

    def turn_to(self, place: str) -> None:
        """Choose another place in the list of crisis numbers."""
        choice = self.room.numbers.choice
        choice.set_value(place)
        choice.activated.emit(choice.currentIndex())
        self.bot.waitUntil(lambda: self.room.numbers.place == place)

    def colours(self, name: str) -> None:
        """Choose a theme."""
        choice = self.room.theme_choice
        choice.set_value(name)
        choice.activated.emit(choice.currentIndex())

    def focus(self, words: str) -> None:
        """Put the keyboard on a button, as Tab would."""
        (button,) = [b for b in self.buttons() if b.accessibleName() == words]
        button.setFocus()

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys wherever the keyboard is."""
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)
