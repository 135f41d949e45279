"""What a therapist does on the page of what was shared, in their words."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.dates import show_date
from practice_desk.domain.disclosures import DisclosureBasis
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Chip, Elided
from practice_desk.ui.rooms.disclosures.entry import EntryCard
from practice_desk.ui.rooms.disclosures.room import DisclosuresRoom


class DisclosuresDriver:
    """Works on the page of one client by what is in sight and can be pressed."""

    def __init__(self, qtbot, context: Context, client_id: str) -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        self.client_id = client_id
        self.went: list[Place] = []
        context.news.place_wanted.connect(self.went.append)
        self.room = DisclosuresRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(1072, 900)
        self.room.go(Place(PlaceKind.DISCLOSURES, client_id))
        self.room.show()
        settle()

    def __enter__(self) -> DisclosuresDriver:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for form in self._forms():
            form.reject()
        self.room.hide()

    # ---- reading ----

    def says(self, where: QWidget | None = None) -> str:
        """Everything that can be read now."""
        return read(where or self.room)

    def entries(self) -> list[str]:
        """What stands in the log, the first one first."""
        cards = [c for c in self.room.findChildren(EntryCard) if c.isVisible()]
        cards.sort(key=lambda card: card.mapTo(self.room, card.rect().topLeft()).y())
        return [read(card) for card in cards]

    @property
    def dialog(self) -> Any:
        (only,) = self._forms()
        return only

    def problem(self, name: str) -> str:
        return self.dialog.form.rows[name].problem()

    def offered(self, name: str) -> list[str]:
        """The words of a choice in the open form."""
        field = self.dialog.form.field(name)
        return [plain(field.itemText(n)) for n in range(field.count())]

    def day(self, day: date) -> str:
        """A day as it is typed here."""
        return show_date(day, Practice().date_order)

    # ---- doing ----

    def press(self, words: str, where: QWidget | None = None) -> None:
        buttons = (where or self.room).findChildren(QAbstractButton)
        fitting = [
            b for b in buttons if b.isVisible() and words in (plain(b.text()), plain(b.accessibleName()))
        ]  # fmt: skip
        assert fitting, f"nothing called {words!r} can be pressed"
        assert fitting[0].isEnabled()
        self.bot.mouseClick(fitting[0], Qt.MouseButton.LeftButton)
        settle()

    def begin(self, ground: DisclosureBasis, **typed: object) -> None:
        """Begin to note something that was shared today."""
        self.press("Record what was shared")
        self.type(basis=ground.value)
        self.type(**{"recipient": "Dr Patel", "what": "The dates", "on": self.day(today()), **typed})

    def note(self, ground: DisclosureBasis, **typed: object) -> bool:
        self.begin(ground, **typed)
        return self.keep()

    def plan(self, choice: str, what: str = "The dates", on: date | None = None) -> bool:
        """Plan to share under what this choice says, and return whether it was planned."""
        self.press("Plan to share")
        self.choose("choice", choice)
        self.type(what=what, on=self.day(on or today()))
        return self.keep()

    def type(self, **values: object) -> None:
        """Put something into fields of the open form, as typing and clicking would."""
        for name, value in values.items():
            field = self.dialog.form.field(name)
            field.set_raw(value)
            field.edited.emit()
        settle()

    def choose(self, name: str, words: str) -> None:
        """Choose what begins with these words."""
        field = self.dialog.form.field(name)
        at = next(n for n, said in enumerate(self.offered(name)) if said.startswith(words))
        field.setCurrentIndex(at)
        field.edited.emit()
        settle()

    def keep(self) -> bool:
        """Press the button that keeps, and return whether the form went away."""
        dialog = self.dialog
        dialog.keep_button.click()
        gone = not dialog.isVisible()
        settle()  # from here on a form that went away is no more
        return gone

    def leave(self) -> None:
        self.bot.keyClick(self.dialog, Qt.Key.Key_Escape)
        settle()

    def go(self, record_id: str | None = None) -> None:
        self.room.go(Place(PlaceKind.DISCLOSURES, self.client_id, record_id))
        settle()

    def _forms(self) -> list[FormDialog]:
        return [d for d in self.room.findChildren(QDialog) if d.isVisible() and isinstance(d, FormDialog)]


def read(root: QWidget) -> str:
    """Return everything that can be read in a part of the window, one piece to a line."""
    parts = [w.text() for kind in (QLabel, Elided, Chip) for w in root.findChildren(kind) if w.isVisible()]
    parts += [w.text() for w in root.findChildren(QAbstractButton) if w.isVisible()]
    return plain("\n".join(parts))


def plain(text: str) -> str:
    """Return words without the marks that keep names and long words in place."""
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u200b", "")


def settle() -> None:
    """Let what was asked for be laid out and shown."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
