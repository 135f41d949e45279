"""What a therapist can do in the Library, in their words: through the widgets that they would use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTextEdit, QWidget
from ui.drivers.clients import Elsewhere, Therapist

from practice_desk.domain.library import LibraryText, Pack
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.intentions import library
from practice_desk.intentions import practice as practices
from practice_desk.ui.context import Context
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.house import Entry
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.clients.room import ClientsRoom
from practice_desk.ui.rooms.library.room import LibraryRoom
from practice_desk.ui.rooms.library.versions import Versions


class Paper(Elsewhere):
    kind = PlaceKind.PAPER


class Practice(Elsewhere):
    kind = PlaceKind.PRACTICE


class Librarian(Therapist):
    """Somebody at the Library of their practice."""

    def __init__(self, qtbot, context: Context, width: int = 1280, height: int = 800) -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        rooms: list[Room] = [kind(context) for kind in (ClientsRoom, LibraryRoom, Paper, Practice)]
        self.page = DeskPage(context, rooms, [Entry(PlaceKind.LIBRARY, "Library", "library")], [])
        qtbot.addWidget(self.page)
        self.page.resize(width, height)
        self.page.show()
        self.page.go(Place(PlaceKind.LIBRARY))
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    # ---- texts ----

    def read(self, key: str) -> None:
        """Open a text in reading mode."""
        self.page.go(Place(PlaceKind.LIBRARY, None, key))

    def text(self) -> LibraryText:
        return self.room.texts.text

    def reads(self) -> str:
        """The text itself, as it is shown now."""
        return self.room.texts.page.prose.text()

    def says(self, where: QWidget | None = None) -> str:
        """Everything that can be read now, running text too."""
        proses = [w for w in (where or self.room).findChildren(QTextEdit) if w.isVisible()]
        return "\n".join([super().says(where), *(w.toPlainText() for w in proses)])

    def listed_texts(self) -> list[str]:
        return self.room.texts.list.keys()

    def look_for(self, typed: str) -> list[str]:
        field = self.room.texts.filter
        field.clear()
        self.bot.keyClicks(field, typed)
        return self.listed_texts()

    def tick(self, words: str) -> None:
        self.press(words)

    def rewrite(self, **values: str) -> bool:
        """Open the editor, put other words into it and keep them."""
        self.press("Edit")
        self.type(**values)
        return self.keep()

    def versions(self) -> Versions:
        self.choose_from_menu("Versions")
        (only,) = [d for d in self.page.findChildren(Versions) if d.isVisible()]
        return only

    def kept(self, key: str) -> LibraryText:
        return library.find_text(self.desk, key)

    # ---- first papers and words ----

    def turn_to(self, part: str) -> None:
        self.press(part)

    def pack(self, name: str, place: Jurisdiction = Jurisdiction.UK) -> Pack:
        return next(p for p in library.packs(self.desk, place) if p.name == name)

    def add_paper(self, side: str, key: str) -> str:
        """Choose a paper in the list of those that can be added, and return what is said to it."""
        field = self.dialog.form.field(side)
        field.add.set_value(key)
        field.add.activated.emit(field.add.currentIndex())
        return field.refused.text()

    def drag(self, side: str, row: int, to: int) -> None:
        """Drag a line of a list of papers to another line."""
        shown = self.dialog.form.field(side).list
        spots = [shown.visualItemRect(shown.item(n)).center() for n in (row, to)]
        QTest.mousePress(shown.viewport(), Qt.MouseButton.LeftButton, pos=spots[0])
        QTest.mouseMove(shown.viewport(), spots[1])
        QTest.mouseRelease(shown.viewport(), Qt.MouseButton.LeftButton, pos=spots[1])

    def work_in(self, place: str, law: Jurisdiction = Jurisdiction.UK) -> None:
        """Say on the Practice page where the therapist works."""
        from dataclasses import replace

        own = self.desk.practice.own()
        practices.keep_practice(self.desk, replace(own, place=place, jurisdiction=law))

    # ---- keys ----

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys wherever the keyboard is."""
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def tab_to(self, name: str) -> None:
        """Press Tab until what bears this name has the keyboard."""
        for _ in range(60):
            widget = QApplication.focusWidget()
            if widget is not None and name in (widget.objectName(), widget.accessibleName()):
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name!r}")

    def __exit__(self, *_: object) -> None:
        for dialog in self.page.findChildren(QDialog):
            dialog.reject()
