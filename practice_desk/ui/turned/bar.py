"""The line at the top of a turned page: what this is, how large its words are, and how to give it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Box, Elided, Label, Segments, button, literal, row
from practice_desk.ui.rail_parts import Sign
from practice_desk.ui.theme import px
from practice_desk.ui.turned.text_size import TextSize

_LEAST_TITLE = 260


class Bar(QWidget):
    """`sized` brings the chosen text size, `plain` whether plain text is wanted, `given_back` nothing."""

    sized = Signal(object)
    plain = Signal(bool)
    given_back = Signal()

    def __init__(self, therapist: str, size: TextSize) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Elided(strong=True)
        self.progress = Label("", tone="muted")
        self.sizes = Segments(
            (
                (TextSize.NORMAL, self.tr("Normal")),
                (TextSize.LARGE, self.tr("Large")),
                (TextSize.LARGEST, self.tr("Largest")),
            )
        )
        self.sizes.set_value(size)
        self.sizes.setAccessibleName(self.tr("Text size"))
        self.sizes.chosen.connect(self.sized)
        self.as_text = button("", "small", icon="text")
        self.as_text.clicked.connect(self._on_plain)
        back = button(literal(self.tr("Give back to {0}").format(therapist)), "small", icon="lock")
        back.clicked.connect(self.given_back)
        self.back = back
        self._plain = False
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._caption = Label(self.tr("Text size"), tone="muted")
        self._right = Box(row(self._caption, self.sizes, self.as_text, gap=12))
        self._left = Box(row(Sign(22), self.title, self.progress, ..., gap=12))
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(px(32), px(10), px(32), px(10))
        self._lines.setHorizontalSpacing(px(12))
        self._lines.setVerticalSpacing(px(6))
        self._lines.setColumnStretch(0, 1)
        self._lines.addWidget(self._left, 0, 0)
        self._lines.addWidget(back, 0, 2)
        self._in_two = False
        self._lines.addWidget(self._right, 0, 1)
        self.show_plain(False)

    def show_page(self, title: str, progress: str, *, has_text: bool) -> None:
        """Say what stands below."""
        self.title.setText(title)
        self.progress.setText(progress)
        self.progress.setVisible(bool(progress))
        self.as_text.setVisible(has_text)
        self._stand()

    def show_plain(self, plain: bool) -> None:
        """Offer the other way to read."""
        self._plain = plain
        self.as_text.setText(self.tr("Show as a page") if plain else self.tr("Read as plain text"))

    def _on_plain(self) -> None:
        self.show_plain(not self._plain)
        self.plain.emit(self._plain)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """Stand in one line where there is room, else in two."""
        margins = self._lines.contentsMargins()
        free = self.width() - margins.left() - margins.right() - 2 * self._lines.horizontalSpacing()
        progress = self.progress.sizeHint().width() if self.progress.text() else 0
        least = min(px(_LEAST_TITLE), self.title.sizeHint().width()) + progress + px(48)
        needed = self._right.sizeHint().width() + self.back.sizeHint().width() + least
        in_two = needed > free
        if in_two is self._in_two:
            return
        self._in_two = in_two
        self._lines.removeWidget(self._right)
        if in_two:
            self._lines.addWidget(self._right, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._lines.addWidget(self._right, 0, 1)
