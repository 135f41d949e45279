"""What a therapist can do for the safety of an open vault: the commands of the Vault menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from practice_desk.storage import keys
from practice_desk.ui.context import Context
from practice_desk.ui.rooms.door.keeping import Keeper, vault_commands


class KeepingDriver:
    """A therapist with the Vault menu in front of an open practice."""

    def __init__(self, qtbot, context: Context) -> None:
        self.bot, self.context = qtbot, context
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.went_to: list[Path] = []
        self.said: list[str] = []
        context.news.said.connect(self.said.append)
        self.keeper = Keeper(context, self.window, self.went_to.append)

    def commands(self) -> dict[str, Callable[[], object]]:
        return {c.words: c.run for c in vault_commands(self.context, self.window, self.went_to.append)}

    @property
    def dialog(self) -> QDialog:
        shown = [w for w in self.window.findChildren(QDialog) if w.isVisible()]
        assert shown, "no dialog is shown"
        return shown[-1]

    def is_shown(self, words: str) -> bool:
        return any(words in self.read(w) for w in self.window.findChildren(QDialog) if w.isVisible())

    def read(self, where: QWidget) -> str:
        said = [where.windowTitle(), *(w.text() for w in where.findChildren(QLabel) if w.isVisible())]
        return "\n".join([*said, *(w.accessibleName() for w in where.findChildren(QWidget) if w.isVisible())])

    def wait_for(self, words: str) -> None:
        self.bot.waitUntil(lambda: self.is_shown(words), timeout=20_000)

    def wait_for_news(self, words: str) -> None:
        self.bot.waitUntil(lambda: any(words in said for said in self.said), timeout=20_000)

    def press(self, words: str) -> None:
        found = [b for b in self.dialog.findChildren(QPushButton) if b.isVisible() and b.text() == words]
        assert found, f"no button {words!r}"
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def type_in(self, field: QLineEdit, words: str) -> None:
        field.setFocus()
        field.selectAll()
        self.bot.keyClicks(field, words)

    def change_passphrase(self, present: str, fresh: str, again: str | None = None) -> None:
        dialog = self.keeper.change_passphrase(cost=keys.FLOOR)
        self.type_in(dialog.present, present)
        self.type_in(dialog.fields.first, fresh)
        self.type_in(dialog.fields.again, fresh if again is None else again)
        self.press("Change passphrase")

    def everything_typed(self) -> str:
        tops = QApplication.topLevelWidgets()
        fields = [e.text() for top in tops for e in top.findChildren(QLineEdit)]
        return "\n".join([*fields, *(w.text() for top in tops for w in top.findChildren(QLabel))])
