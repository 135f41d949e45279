"""A rating from 0 to 10 as somebody in front of the turned screen gives it: large, with words at its ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit import Label, Pips, column, row
from practice_desk.ui.turned.text_size import say

_LARGER = 1.25
_TEN = 10


class BigPips(Pips):
    """Circles that grow with the words around them. T stands for ten, as 1 and 0 one after the other do.

    Where it is not `numbered`, only the chosen circle says its number: there is no middle to aim at.
    """

    widest = 1000

    def __init__(self, *, numbered: bool = True) -> None:
        self._numbered = numbered
        self._usual = theme.font().pointSizeF()
        super().__init__()
        self.setFont(theme.font())  # remembered by the page, which shows it at the size that was chosen

    @override
    def _px(self, size: float) -> int:
        return round(theme.px(size) * _LARGER * self.font().pointSizeF() / self._usual)

    @override
    def _digits(self, on: bool) -> QFont:
        font = theme.font(strong=on, tabular=True)
        font.setPointSizeF(self.font().pointSizeF())
        return font

    @override
    def _shown(self, number: int) -> str:
        return str(number) if self._numbered or number == self.value() else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.text().casefold() == "t":
            self._set(_TEN)
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()


class TenLine(QWidget):
    """One question from 0 to 10, with what 0, the middle and 10 stand for."""

    def __init__(self, question: str, ends: tuple[str, str, str], *, numbered: bool = True) -> None:
        super().__init__()
        low, middle, high = ends
        words = say(question, strong=True)
        self.pips = BigPips(numbered=numbered)
        said = ", ".join(part for part in (low, middle, high) if part)
        self.pips.setAccessibleName(question)
        self.pips.setAccessibleDescription(said)
        words.setBuddy(self.pips)
        places = (
            (low, Qt.AlignmentFlag.AlignLeft),
            (middle, Qt.AlignmentFlag.AlignHCenter),
            (high, Qt.AlignmentFlag.AlignRight),
        )
        labels = [(_end(text, side), 1) for text, side in places if text]
        self.setLayout(column(words, self.pips, row(*labels, gap=16, top=True), gap=8, margin=4))
        self.setFocusProxy(self.pips)

    def value(self) -> int | None:
        """Return the mark, None where the line is open."""
        return self.pips.value()

    def set_value(self, value: int | None) -> None:
        """Show a mark again."""
        self.pips.set_value(value)


def _end(text: str, side: Qt.AlignmentFlag) -> Label:
    label = say(text, "muted")
    label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return label
