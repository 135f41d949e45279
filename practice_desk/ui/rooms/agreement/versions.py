"""Two versions of an agreement compared, any with any."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.intentions import agreements
from practice_desk.ui.kit import Choice, Label, Page, button, column, row
from practice_desk.ui.rooms.agreement.changes import Changes
from practice_desk.ui.rooms.agreement.read import Agreements
from practice_desk.ui.theme import px


class CompareDialog(QDialog):
    """Chooses two versions and shows how the one became the other, word by word."""

    def __init__(self, parent: QWidget, all_of_it: Agreements, before_id: str, after_id: str) -> None:
        super().__init__(parent)
        title = self.tr("Compare two versions")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._all = all_of_it
        items = [(v.paper.id, self.tr("Version {0}").format(v.number)) for v in all_of_it.versions]
        self.before, self.after = Choice(items), Choice(items)
        self.before.setAccessibleName(self.tr("The earlier version"))
        self.after.setAccessibleName(self.tr("The later version"))
        self.before.set_value(before_id)
        self.after.set_value(after_id)
        for choice in (self.before, self.after):
            choice.chosen.connect(lambda _: self._show())
        head = column(
            Label(title, "title", wrap=True),
            row(self.before, Label(self.tr("to")), self.after, ..., gap=10), gap=10,
        )  # fmt: skip
        head.setContentsMargins(px(24), px(20), px(24), px(4))
        self._page = Page(column())
        self.changes: Changes | None = None
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        foot = row(..., close)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(head)
        outer.addWidget(self._page, 1)
        outer.addLayout(foot)
        self.resize(px(640), px(600))
        self._show()

    def _show(self) -> None:
        runs = agreements.compare_papers(self._all.desk, self.before.value(), self.after.value())
        self.changes = Changes(runs)
        body = column(self.changes, ...)
        body.setContentsMargins(px(24), px(8), px(24), px(8))
        self._page.show_layout(body)


def open_compare(parent: QWidget, all_of_it: Agreements) -> CompareDialog:
    """Compare the version that is shown with the one before it, or the first two."""
    ids = [v.paper.id for v in all_of_it.versions]
    shown = all_of_it.shown.paper.id if all_of_it.shown is not None else ids[-1]
    at = max(1, ids.index(shown))
    dialog = CompareDialog(parent.window(), all_of_it, ids[at - 1], ids[at])
    dialog.open()
    return dialog
