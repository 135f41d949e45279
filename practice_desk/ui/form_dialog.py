"""A form in a dialog: Keep keeps, Esc leaves and what was typed waits for the next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.form import Form
from practice_desk.ui.kit import Label, Page, button, column, row
from practice_desk.ui.theme import px

_TITLE_BAR = 40


class FormDialog(QDialog):
    """Shows a form; `keep` returns whether it was kept. `left` says that it was left with text unkept."""

    left = Signal()

    def __init__(
        self, parent: QWidget, title: str, form: Form[Any], keep: Callable[[], bool], deed: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.form, self._keep = form, keep
        self._measured = False  # from then on it only grows, so that buttons do not jump
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = column(Label(title, "title", wrap=True), form, ..., gap=12)
        body.setContentsMargins(px(24), px(20), px(24), px(12))
        self._page = Page(body)
        outer.addWidget(self._page, 1)
        self.keep_button = button(deed or self.tr("Keep"), "primary")
        self.leave_button = button(self.tr("Leave"))
        self.keep_button.clicked.connect(self.try_keep)
        self.leave_button.clicked.connect(self.reject)
        foot = row(..., self.leave_button, self.keep_button)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer.addLayout(foot)
        self.keep_button.setDefault(True)
        QShortcut(QKeySequence.StandardKey.Save, self, self.try_keep)
        self._body = body
        self.resize(px(560), px(200))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the form needs, with the keyboard at its first field unless it was put elsewhere."""
        super().showEvent(event)
        self._page.settle()  # only then is known how high its parts are
        self.fit()
        self._measured = True
        here = self.focusWidget()
        if here is None or not self.form.isAncestorOf(here):
            fields = (row.field for row in self.form.rows.values() if row.field.isVisibleTo(self))
            first = next((f for f in fields if f.isEnabled()), None)
            if first is not None:
                first.setFocus()

    def fit(self) -> None:
        """Grow to what the form needs now, up to what a small screen holds."""
        width = self.width() - px(16)
        body = self._body
        needed = body.heightForWidth(width) if body.hasHeightForWidth() else body.sizeHint().height()
        most = min(px(680), self.screen().availableSize().height() - px(_TITLE_BAR))
        wanted = min(most, needed + self.keep_button.sizeHint().height() + px(32))
        self.resize(self.width(), max(wanted, self.height() if self._measured else 0))
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Move up, or to the left, where a part would be off the screen: the buttons are at the bottom."""
        if not self.isVisible():
            return
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        x = max(room.left(), min(frame.left(), room.right() - frame.width()))
        y = max(room.top(), min(frame.top(), room.bottom() - frame.height()))
        if (x, y) != (frame.left(), frame.top()):
            self.move(x, y)

    def try_keep(self) -> None:
        """Keep, and close if that worked."""
        if self._keep():
            self.accept()

    @override
    def reject(self) -> None:
        """Leave: what was typed is kept as it is for the next time."""
        self.form.flush()
        if self.form.is_touched():
            self.left.emit()
        super().reject()
