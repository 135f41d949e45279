"""What a therapist can do at the door, in their words: through the widgets that they would use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from practice_desk.domain.deeds import Actor
from practice_desk.storage import keys
from practice_desk.storage.vault import Vault
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.rooms.door.room import Door
from practice_desk.ui.settings import Settings


@dataclass
class Opened:
    """What the door handed over."""

    vaults: list[tuple[Vault, Actor]] = field(default_factory=list)

    def __call__(self, vault: Vault, actor: Actor) -> None:
        self.vaults.append((vault, actor))

    @property
    def vault(self) -> Vault:
        return self.vaults[-1][0]

    @property
    def actor(self) -> Actor:
        return self.vaults[-1][1]

    def close(self) -> None:
        while self.vaults:
            self.vaults.pop()[0].close()


class DoorDriver:
    """A therapist in front of the locked window."""

    def __init__(self, qtbot, folder: Path | None = None, settings: Settings | None = None) -> None:
        self.bot = qtbot
        self.opened = Opened()
        self.settings = settings or Settings(theme="light")
        self.door = Door(self.settings, InlineBackground(), folder, self.opened, keys.FLOOR)
        qtbot.addWidget(self.door)
        self.door.resize(1280, 800)
        self.door.show()
        qtbot.waitExposed(self.door)

    # ---- what stands there ----

    @property
    def page(self):
        return self.door.page

    def name(self) -> str:
        return type(self.page).__name__

    def says(self) -> str:
        """Everything that can be read on the page now."""
        labels = [w.text() for w in self.page.findChildren(QLabel) if w.isVisible()]
        return "\n".join([*labels, *(b.text() for b in self.buttons())])

    def buttons(self) -> list[QPushButton]:
        return [b for b in self.page.findChildren(QPushButton) if b.isVisible()]

    def button(self, words: str) -> QPushButton:
        found = [b for b in self.buttons() if b.text() == words]
        assert found, f"no button {words!r} among {[b.text() for b in self.buttons()]}"
        return found[0]

    def everything_typed(self) -> str:
        """All that any field or label of the whole window holds, shown or not."""
        tops = QApplication.topLevelWidgets()
        fields = [e.text() for top in tops for e in top.findChildren(QLineEdit)]
        return "\n".join([*fields, *(w.text() for top in tops for w in top.findChildren(QLabel))])

    # ---- what is done ----

    def press(self, words: str) -> None:
        button = self.button(words)
        assert button.isEnabled(), f"{words!r} cannot be pressed"
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def type_in(self, widget: QWidget, words: str) -> None:
        widget.setFocus()
        widget.selectAll()  # type: ignore[attr-defined]
        self.bot.keyClicks(widget, words)

    def wait_for(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=20_000)

    def wait_for_page(self, name: str) -> None:
        self.wait_for(lambda: self.name() == name)

    def unlock(self, passphrase: str) -> None:
        self.type_in(self.page.field, passphrase)
        self.press("Unlock")

    def wait_until_open(self) -> Vault:
        self.wait_for(lambda: bool(self.opened.vaults))
        return self.opened.vault

    def create(self, passphrase: str, parent: Path, name: str = "Practice") -> list[str]:
        """Make a vault by way of every step, and return the lines of its sheet."""
        self.press("Create my vault")
        self.page.understood.click()
        self.press("Continue")
        self.page.choose_parent(parent)
        self.type_in(self.page.name, name)
        self.press("Continue")
        self.type_in(self.page.fields.first, passphrase)
        self.type_in(self.page.fields.again, passphrase)
        self.press("Continue")
        self.wait_for_page("SheetStep")
        lines = self.page.draft.lines()
        self.press("I have it on paper")
        self.type_in(self.page.line.field, lines[self.page.line.number - 1])
        self.press("Continue")
        self.type_in(self.page.fields["therapist"], "Elena Marsh")
        self.press("Create my vault")
        return lines
