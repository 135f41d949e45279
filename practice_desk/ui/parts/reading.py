"""A dialog that is only read: earlier plans, ratings, what was changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.ui.kit import Card, Label, Page, button, column, row
from practice_desk.ui.theme import px

Passage = tuple[str, str]


class Reading(QDialog):
    """Shows passages, each with a title and text, which can be marked and copied; `deed` is a button."""

    def __init__(
        self, parent: QWidget, title: str, passages: Sequence[Passage], empty: str = "",
        deed: tuple[str, Callable[[], object]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        cards = [_card(*passage) for passage in passages] or [Label(empty, tone="muted", wrap=True)]
        body = column(Label(title, "title", wrap=True), *cards, ..., gap=12)
        body.setContentsMargins(px(24), px(20), px(24), px(12))
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        foot = row(..., *([self._deed(*deed)] if deed else []), close, gap=8)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(body), 1)
        outer.addLayout(foot)
        self.resize(px(600), px(560))

    def _deed(self, words: str, do: Callable[[], object]) -> QWidget:
        made = button(words, icon="pen")
        made.setObjectName("deed")
        made.clicked.connect(self.accept)
        made.clicked.connect(lambda: do())
        return made


def read(
    parent: QWidget, title: str, passages: Sequence[Passage], empty: str = "",
    deed: tuple[str, Callable[[], object]] | None = None,
) -> Reading:  # fmt: skip
    """Open a dialog with passages to read; `empty` stands there when there are none.

    `deed` is what can be done about them, in words, and what does it once the dialog is closed.
    """
    dialog = Reading(parent.window(), title, passages, empty, deed)
    dialog.open()
    return dialog


def _card(title: str, text: str) -> Card:
    head = Label(title, "heading", wrap=True) if title else None
    return Card(head, Label(text, wrap=True, selectable=True), gap=6)
