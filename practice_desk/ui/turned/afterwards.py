"""What the therapist reads after hand-back: what was answered and wished for on the turned screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.ui.kit import Icon, Label, Page, button, column, literal, row
from practice_desk.ui.theme import px
from practice_desk.ui.turned.page import Outcome


class Afterwards(QDialog):
    """A line for each answer, with what can be done about it at once."""

    def __init__(self, parent: QWidget, outcomes: Sequence[Outcome]) -> None:
        super().__init__(parent)
        title = self.tr("While the screen was turned")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._home = parent
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        body = column(
            Label(title, "title", wrap=True), *(self._line(o) for o in outcomes), ...,
            gap=14, margin=(24, 20, 24, 12),
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(body), 1)
        outer.addLayout(row(..., close, margin=(24, 8, 24, 16)))
        self.resize(px(560), min(px(600), body.heightForWidth(px(540)) + px(80)))
        close.setFocus()

    def _line(self, outcome: Outcome) -> QWidget:
        words = Label(outcome.words, wrap=True)
        made = QWidget()
        parts: list[QWidget] = []
        if outcome.do is not None:
            deed = button(literal(outcome.action), "small")
            deed.clicked.connect(lambda: self._do(outcome))
            parts.append(deed)
        made.setLayout(row(Icon("dot", "accent", 16), (words, 1), *parts, gap=10))
        return made

    def _do(self, outcome: Outcome) -> None:
        self.accept()
        if outcome.do is not None:
            outcome.do(self._home)
