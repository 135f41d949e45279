"""The clause that is open, in its place among the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import Clause, ClauseChoice
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import Paper
from practice_desk.intentions import agreements, papers
from practice_desk.storage.desk import Desk
from practice_desk.ui.kit import Card, Label, MenuButton, button, row
from practice_desk.ui.rooms.agreement.clause_form import ClauseForm


class OpenClause(Card):
    """A clause with everything about it. `leave_wanted` closes it, `step_wanted` moves it up or down."""

    leave_wanted = Signal()
    step_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, desk: Desk, paper: Paper, clause: Clause, number: int, form: ClauseForm) -> None:
        super().__init__(gap=12, margin=(20, 14, 20, 14))
        self.desk, self.paper, self.clause_id, self.form = desk, paper, clause.id, form
        self.setObjectName(f"open-{clause.id}")
        self.setAccessibleName(clause.title)
        self._number = Label(str(number), "heading", tone="muted", tabular=True)
        title = Label(clause.title or self.tr("A clause of your own"), "heading", wrap=True)
        keep = button(self.tr("Keep clause"), "small", icon="check")
        keep.setObjectName("keep-clause")
        keep.clicked.connect(self.keep_and_leave)
        leave = button(self.tr("Close"), "quiet")
        leave.setObjectName("close-clause")
        leave.clicked.connect(self.leave_wanted)
        self.add(
            row(self._number, (title, 1), self._more(), gap=10, margin=(4, 0, 0, 0)), form,
            row(keep, leave, ..., gap=8, margin=(4, 0, 4, 0)),
        )  # fmt: skip
        form.marked.connect(self._on_marked)
        self._shortcuts()

    def set_number(self, number: int) -> None:
        """Show another number, as while another one is dragged."""
        self._number.setText(str(number))

    def keep(self) -> bool:
        """Keep the clause, or say beside the fields what is in the way."""
        place = papers.place_of(self.paper)
        return self.form.keep(Deed.KEEP_CLAUSES, place, lambda c: agreements.keep_clause(self.desk, c))

    def keep_and_leave(self) -> None:
        """Keep the clause and close it."""
        if not self.form.is_touched() or self.keep():
            self.leave_wanted.emit()

    def _on_marked(self, choice: object) -> None:
        if choice is ClauseChoice.VARIED:
            self.form.rows["variation"].field.setFocus()
        else:
            self.keep()

    def _more(self) -> QWidget:
        return MenuButton(
            self.tr("More"),
            [
                (self.tr("Change the wording"), self.form.edit_wording, "pen"),
                (self.tr("Move up"), lambda: self.step_wanted.emit(-1), "up"),
                (self.tr("Move down"), lambda: self.step_wanted.emit(1), "down"),
                None,
                (self.tr("Take it out"), self.remove_wanted.emit, "minus"),
            ],
        )

    def _shortcuts(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, do in (
            ("Alt+Up", lambda: self.step_wanted.emit(-1)),
            ("Alt+Down", lambda: self.step_wanted.emit(1)),
            ("Esc", self.leave_wanted.emit),
        ):
            QShortcut(QKeySequence(keys), self, do, context=within)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep, context=within)
