"""What is needed: each kind of paper marked as required, for this client or for the whole practice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from practice_desk.domain.consents import required_kinds
from practice_desk.domain.papers import PaperKind
from practice_desk.intentions import consents
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Check, Label, Page, button, column, row
from practice_desk.ui.parts.names import client_name
from practice_desk.ui.theme import px

_NEVER = (PaperKind.AGREEMENT, PaperKind.RELEASE)  # the one has its own page, the other is asked for anew


class NeededDialog(QDialog):
    """A box for each kind and each reach. What is ticked holds at once, and can be ticked back."""

    def __init__(self, parent: QWidget, context: Context, client_id: str) -> None:
        super().__init__(parent)
        self.context, self._client_id = context, client_id
        self._client = context.desk.clients.get(client_id)
        self.setWindowTitle(self.tr("What is needed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.here: dict[PaperKind, Check] = {}
        self.everywhere: dict[PaperKind, Check] = {}
        hint = self.tr(
            "Where something needed is missing, a line says so on the client's pages. Nothing is blocked."
        )
        body = column(
            Label(self.tr("What is needed"), "title", wrap=True), Label(hint, tone="muted", wrap=True),
            self._grid(), ..., gap=12,
        )  # fmt: skip
        body.setContentsMargins(px(24), px(20), px(24), px(12))
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        foot = row(..., close)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(body), 1)
        outer.addLayout(foot)
        self.resize(px(640), px(640))
        self.show_needed()

    def show_needed(self) -> None:
        """Show what is needed now."""
        rows = self.context.desk.requirements.all()
        here = required_kinds(self._client.kind, rows, self._client_id)
        everywhere = required_kinds(self._client.kind, (r for r in rows if r.client_id is None), "")
        for kind, check in self.here.items():
            check.setChecked(kind in here)
        for kind, check in self.everywhere.items():
            check.setChecked(kind in everywhere)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 1)
        name = client_name(self.context, self._client_id)
        for column_number, said in enumerate((name, self.tr("Whole practice")), start=1):
            caption = Label(said, "small", tone="muted", wrap=True)
            caption.setFixedWidth(px(130))
            grid.addWidget(caption, 0, column_number)
        able = not self.context.desk.read_only
        for n, kind in enumerate((k for k in PaperKind if k not in _NEVER), start=1):
            grid.addWidget(Label(words.of(kind), wrap=True), n, 0)
            for column_number, (found, whose) in enumerate(self._reaches(name), start=1):
                check = found[kind] = Check(self.tr("Needed"))
                check.setAccessibleName(self.tr("{0}: needed, {1}").format(words.of(kind), whose))
                check.setEnabled(able)
                owner = self._client_id if found is self.here else None
                check.clicked.connect(lambda on, k=kind, o=owner: self._require(k, o, required=on))
                grid.addWidget(check, n, column_number)
        return grid

    def _reaches(self, name: str) -> tuple[tuple[dict[PaperKind, Check], str], ...]:
        return (self.here, name), (self.everywhere, self.tr("whole practice"))

    def _require(self, kind: PaperKind, client_id: str | None, *, required: bool) -> None:
        consents.require(self.context.desk, kind, client_id, required=required)
        self.show_needed()
