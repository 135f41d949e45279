"""Two sides of a turned page: beside each other, or one after the other where the window is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Box, button, column
from practice_desk.ui.theme import px
from practice_desk.ui.turned.text_size import big

_LEAST_TEXT, _LEAST_ANSWER, _MOST_ANSWER = 460, 400, 500


class Sides(QWidget):
    """The text on the left, the answer on the right; in a narrow window `on` and `back` lead between them."""

    def __init__(self, left: QWidget, right: QWidget, on: str, back: str) -> None:
        super().__init__()
        self._on = big(on, "primary", "right")
        self._back = button(back, icon="back")
        self._on.clicked.connect(self.show_right)
        self._back.clicked.connect(self.show_left)
        self.left = Box(column((left, 1), self._on, gap=10))
        self.right = Box(column(self._back, (right, 1), gap=8))
        self._lines = QHBoxLayout(self)
        self._lines.setContentsMargins(px(32), px(16), px(32), px(16))
        self._lines.setSpacing(px(28))
        self._lines.addWidget(self.left, 1)
        self._lines.addWidget(self.right)
        self._narrow, self._at_right = False, False
        self._stand()

    @property
    def is_narrow(self) -> bool:
        """Say whether only one side is in view."""
        return self._narrow

    def show_right(self) -> None:
        """Bring the answer into view."""
        self._at_right = True
        self._stand()
        self.right.setFocus()

    def show_left(self) -> None:
        """Bring the text into view."""
        self._at_right = False
        self._stand()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = self.width() < px(_LEAST_TEXT + _LEAST_ANSWER + 92)
        self._stand()

    def _stand(self) -> None:
        both = not self._narrow
        self._on.setVisible(self._narrow)
        self._back.setVisible(self._narrow)
        self.left.setVisible(both or not self._at_right)
        self.right.setVisible(both or self._at_right)
        free = self.width() - px(92)
        side = min(px(_MOST_ANSWER), max(px(_LEAST_ANSWER), int(free * 0.39)))
        self.right.setFixedWidth(side) if both else self.right.setMaximumWidth(px(760))
        if self._narrow:
            self.right.setMinimumWidth(0)
