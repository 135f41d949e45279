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

# Too weak for a key file that is to be opened with its passphrase; enough for steps that only wrap.
QUICK = keys.Cost(memory=64, passes=1, lanes=1)


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

    def __init__(
        self, qtbot, folder: Path | None = None, settings: Settings | None = None, cost: keys.Cost = QUICK
    ) -> None:
        self.bot = qtbot
        self.opened = Opened()
        self.settings = settings or Settings(theme="light")
        self.door = Door(self.settings, InlineBackground(), folder, self.opened, cost)
        qtbot.addWidget(self.door)
        self.door.resize(1280, 800)
        self.door.show()
        self.door.activateWindow()
        qtbot.waitUntil(self.door.isActiveWindow)

    # ---- what stands there ----

    @property
    def page(self):
        page = self.door.page
        if not getattr(page, "looked", True):  # what no passphrase could change is said a moment later
            self.bot.waitUntil(lambda: page.looked)
        return page

    def name(self) -> str:
        return type(self.page).__name__

    def says(self) -> str:
        """Everything that can be read on the page now."""
        buttons = [b.text() for b in self.buttons()]
        labels = [w.text() for w in self.page.findChildren(QLabel) if w.isVisible()]
        return "\n".join([*labels, *buttons])

    def buttons(self) -> list[QPushButton]:
        return [b for b in self.page.findChildren(QPushButton) if b.isVisible()]

    def button(self, words: str) -> QPushButton:
        def found() -> list[QPushButton]:
            return [b for b in self.buttons() if b.text() == words]

        self.bot.waitUntil(lambda: bool(found()))  # what was just added is shown at the next turn
        return found()[0]

    def everything_typed(self) -> str:
        """All that any field or label of the whole window holds, shown or not."""
        tops = QApplication.topLevelWidgets()
        fields = [e.text() for top in tops for e in top.findChildren(QLineEdit)]
        return "\n".join([*fields, *(w.text() for top in tops for w in top.findChildren(QLabel))])

    def focused(self) -> QWidget | None:
        return self.door.focusWidget()

    # ---- what is done ----

    def press(self, words: str) -> None:
        button = self.button(words)
        assert button.isEnabled(), f"{words!r} cannot be pressed"
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.focused() or self.page, key, modifier)

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

    def type_lines(self, lines: list[str]) -> None:
        for row, line in zip(self.page.entry.rows, lines, strict=True):
            self.type_in(row.field, line)

    def keys(self, words: str) -> None:
        """Type where the cursor is."""
        self.bot.keyClicks(self.focused(), words)

    def tab_to(self, words: str) -> None:
        """Press Tab until the button with these words has the focus."""
        for _ in range(20):
            focused = self.focused()
            if isinstance(focused, QPushButton) and focused.text() == words:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {words!r}")

    def wait_out(self) -> int:
        """Let the seconds of a wait go by, and return how many they were."""
        seconds = 0
        while self.page.button.text().startswith("Try again in"):
            self.page.tick()
            seconds += 1
        return seconds

    def create(self, passphrase: str, parent: Path, name: str = "Practice", until: str = "") -> list[str]:
        """Make a vault by way of every step, or stand still at one, and return the lines of its sheet."""
        self.press("Create my vault")
        lines = self.page.draft.lines()
        for step in (
            self.understand, lambda: self.settle_place(parent, name),
            lambda: self.settle_passphrase(passphrase),
            lambda: self.press("I have it on paper"), self.prove_line, self.settle_practice,
        ):  # fmt: skip
            if self.name() == until:
                break
            step()
        return lines

    def understand(self) -> None:
        self.page.understood.click()
        self.press("Continue")

    def settle_place(self, parent: Path, name: str) -> None:
        self.page.choose_parent(parent)
        self.type_in(self.page.name, name)
        self.press("Continue")

    def settle_passphrase(self, passphrase: str) -> None:
        self.type_in(self.page.fields.first, passphrase)
        self.type_in(self.page.fields.again, passphrase)
        self.press("Continue")
        self.wait_for_page("SheetStep")

    def prove_line(self) -> None:
        self.type_in(self.page.line.field, self.page.draft.lines()[self.page.line.number - 1])
        self.press("Continue")

    def settle_practice(self) -> None:
        self.type_in(self.page.fields["therapist"], "Elena Marsh")
        self.press("Create my vault")
