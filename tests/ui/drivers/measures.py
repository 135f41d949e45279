"""What a therapist does on the page of measures, in their words, and what a client does in front of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Elided
from practice_desk.ui.rooms.measures.room import MeasuresRoom


class MeasuresDriver:
    """Works on the measures of one client by what is in sight and can be pressed."""

    def __init__(self, context, qtbot, client_id: str, place: str | None = None) -> None:
        self.qtbot, self.context, self.desk, self.client_id = qtbot, context, context.desk, client_id
        self.room = MeasuresRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(1072, 900)
        context.news.place_wanted.connect(self._go)
        self.wanted: list[Place] = []
        self.room.go(Place(PlaceKind.MEASURES, client_id, place))
        self.room.show()
        settle()

    def __enter__(self) -> MeasuresDriver:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for dialog in self.room.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        settle()  # the dialogs are gone before the room they stood over
        if isValid(self.room):
            self.room.hide()

    def _go(self, place: Place) -> None:
        self.wanted.append(place)
        if place.kind is PlaceKind.MEASURES:
            self.room.go(place)

    # ---- what is in sight ----

    def texts(self) -> list[str]:
        return texts_of(self.room)

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def dialog(self) -> FormDialog:
        found = [d for d in self.room.window().findChildren(FormDialog) if d.isVisible()]
        assert found, "no form is open"
        return found[-1]

    def problems(self) -> dict[str, str]:
        """What is said to be wrong, by field."""
        return {n: r.problem() for n, r in self.dialog().form.rows.items() if r.problem()}

    # ---- doing ----

    def open(self, part: str | None) -> None:
        self.room.go(Place(PlaceKind.MEASURES, self.client_id, part))
        settle()

    def press(self, words: str, within: QWidget | None = None) -> None:
        where = within or self.room
        found = [
            b for b in where.findChildren(QAbstractButton)
            if b.isVisible() and words in (plain(b.text().replace("&", "")), plain(b.accessibleName()))
        ]  # fmt: skip
        assert found, f"nothing called {words!r} can be pressed"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        settle()

    def type(self, name: str, text: str) -> None:
        self.dialog().form.field(name).set_raw(text)

    def keep(self) -> bool:
        """Keep the form that is open, and say whether it closed."""
        dialog = self.dialog()
        dialog.try_keep()
        closed = not dialog.isVisible()
        settle()
        return closed

    def type_in(self, key: str, answers: list[int | None] | None = None, scores=(), **fields: str) -> bool:
        """Give a measure typed in from paper, with its answers, or its scores."""
        self.press("Give a measure")
        form = self.dialog().form
        form.field("measure").set_value(key)
        form.field("measure").edited.emit()
        form.way.set_value("typed")
        self.keep()
        typed = self.dialog().form
        for number, answer in enumerate(answers or (), 1):
            typed.field(f"items.{number}").set_raw("" if answer is None else str(answer))
        for scale, value in zip(typed.measure.scales, scores, strict=False):
            typed.field(f"entered.{scale.key}").set_raw(str(value))
        for name, text in fields.items():
            typed.field(name).set_raw(text)
        return self.keep()


def texts_of(widget: QWidget) -> list[str]:
    """Every word in sight, and what painted parts say."""
    found: list[str] = []
    for part in widget.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel | QAbstractButton | Elided):
            found.append(plain(part.text()))
        found.append(plain(part.accessibleName()))
    return found


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def settle() -> None:
    QCoreApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
