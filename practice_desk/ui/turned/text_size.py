"""The text size on the turned screen: chosen by whoever reads, on every page."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from practice_desk.ui import theme
from practice_desk.ui.kit import Box, Button, Icon, Label, row

_USUAL = "usualPoints"
_LARGE_ALREADY = 1.5  # times the system's text size


class TextSize(StrEnum):
    """How large words are on the turned screen."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


_PARTS = {TextSize.NORMAL: 1.0, TextSize.LARGE: 1.2, TextSize.LARGEST: 1.45}
_DOCUMENT = {TextSize.NORMAL: 1.25, TextSize.LARGE: 1.5, TextSize.LARGEST: 2.0}


def first_size() -> TextSize:
    """Return the size a page begins with: Large, unless the window's own text is large already."""
    return TextSize.NORMAL if theme.scale() >= _LARGE_ALREADY else TextSize.LARGE


def document_font(size: TextSize) -> QFont:
    """Return the font of a document's running text."""
    made = theme.font()
    made.setPointSizeF(made.pointSizeF() * _DOCUMENT[size])
    return made


def fit(root: QWidget, size: TextSize) -> None:
    """Show every word on a page at a size; each part remembers the font it was made with."""
    own = [p for p in (root, *root.findChildren(QWidget)) if p.testAttribute(Qt.WidgetAttribute.WA_SetFont)]
    for part in own:
        if part.property(_USUAL) is None:
            part.setProperty(_USUAL, part.font().pointSizeF())
    for part in own:
        font, usual = part.font(), part.property(_USUAL)
        font.setPointSizeF(usual * _PARTS[size])
        part.setFont(font)
        part.updateGeometry()


def say(text: str, tone: str | None = None, *, strong: bool = False, role: str = "body") -> Label:
    """Make words of a page, wrapped."""
    return Label(text, role, tone=tone, wrap=True, strong=strong)


class Problem(Box):
    """A sentence about what is in the way, with a sign beside it; it is said to screen readers at once."""

    def __init__(self) -> None:
        self._words = say("", "danger")
        super().__init__(row(Icon("warning", "danger", 18), (self._words, 1), gap=8))
        self.hide()

    def text(self) -> str:
        """Return the sentence."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say what is in the way; an empty text takes it away."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class BigButton(Button):
    """A button as wide as its place and as high as a thumb."""

    def __init__(self, text: str, kind: str = "secondary", icon: str | None = None, high: int = 46) -> None:
        super().__init__(text, kind, icon)
        self._high = high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(f"QPushButton {{ min-height: {theme.px(high - 2)}px; }}")  # else the sheet's own


def big(text: str, kind: str = "secondary", icon: str | None = None, high: int = 46) -> QPushButton:
    """Make a large button; its words name the deed."""
    return BigButton(text, kind, icon, high)
