"""The frame of the welcome: its steps at the side, one page beside them, and the way on at the foot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Box, Label, Page, column, row
from practice_desk.ui.rail_parts import Brand
from practice_desk.ui.rooms.door.frame import DoorPage
from practice_desk.ui.rooms.door.new_passphrase import NewPassphrase
from practice_desk.ui.rooms.door.picture import Badge, Steps
from practice_desk.ui.rooms.door.sheet_lines import LineRow
from practice_desk.ui.theme import px

_SIDE, _NARROW = 248, 860
_ROWS = (FormRow, LineRow, NewPassphrase)


def step_names() -> list[str]:
    """Return what the steps are called."""
    return [
        _tr("What this is"), _tr("If you lose it"), _tr("Where it is kept"), _tr("Your passphrase"),
        _tr("The recovery sheet"), _tr("Your practice"),
    ]  # fmt: skip


class SteppedPage(DoorPage):
    """A page of the welcome. The steps at the side give way where the window is narrow."""

    def lay_out(self, step: int, body: QLayout, foot: QLayout) -> None:
        """Put the page together around its body and the buttons below it."""
        names = step_names()
        note = Label(
            self.tr("About ten minutes in all. Nothing is made before the last step, so stop when you like."),
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        inner = column(Brand(), 24, Steps(names, step), ..., note, gap=0, margin=(20, 24, 20, 22))
        self._side = Box(inner, "rail")
        self._side.setFixedWidth(max(px(_SIDE), self._side.sizeHint().width()))
        said = self.tr("Step {0} of {1}: {2}").format(step + 1, len(names), names[step])
        self._where = Label(said, "small", tone="muted", wrap=True)
        body.setContentsMargins(px(56), px(40), px(48), px(16))
        foot.setContentsMargins(px(56), px(8), px(48), px(28))
        self._where.setContentsMargins(px(56), px(16), px(48), 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._where)
        self.page = Page(body)
        right.addWidget(self.page, 1)
        right.addLayout(foot)
        self.setLayout(row(self._side, (right, 1), gap=0))
        self.setAccessibleName(said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        self._side.setVisible(not narrow)
        self._where.setVisible(narrow)


def promise(icon: str, title: str, words: str) -> QLayout:
    """Lay out a round icon, a short title and what it means."""
    said = column(Label(title, "heading", wrap=True), Label(words, tone="muted", wrap=True), gap=3)
    return row(Badge(icon), (said, 1), gap=16, top=True)


def running(*items: QWidget | QLayout | int | None, gap: int = 12) -> QLayout:
    """Lay out running text, no wider than is easy to read, at the top left.

    Rows of a form keep room for the ring of focus beside them; what else there is stands flush with their
    fields.
    """
    lines = [i if isinstance(i, (int, *_ROWS)) or i is None else row(4, (i, 1), gap=0) for i in items]
    inside = Box(column(*lines, gap=gap))
    inside.setMaximumWidth(px(640))
    return column(row((inside, 100), ..., gap=0), ..., gap=0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("door", text)
