"""The clauses in their order: one is open; the mouse or Alt+Up and Alt+Down move them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.ui.rooms.agreement.clause_row import ClauseRow
from practice_desk.ui.rooms.agreement.open_clause import OpenClause
from practice_desk.ui.theme import px

Item = ClauseRow | OpenClause
_GAP = 8


class ClauseList(QWidget):
    """Rows and the open clause. `opened` brings the id of a row, `ordered` all ids in their new order.

    While a row is dragged only the picture changes; the order is told once, when it is let go.
    """

    opened = Signal(str)
    ordered = Signal(list)

    def __init__(self, items: Sequence[Item], *, can_move: bool = True) -> None:
        super().__init__()
        self.items = list(items)
        self._can_move = can_move and len(self.items) > 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for item in self.items:
            item.step_wanted.connect(lambda step, i=item: self._step(i, step))
            if isinstance(item, ClauseRow):
                self._listen(item)
        self._lay_out()

    def ids(self) -> list[str]:
        """Return the clauses' ids in the order that is shown."""
        return [item.clause_id for item in self.items]

    def _listen(self, row: ClauseRow) -> None:
        row.clicked.connect(lambda: self.opened.emit(row.clause_id))
        row.focus_wanted.connect(lambda step: self._focus(row, step))
        row.moved.connect(lambda y: self._drag(row, y))
        row.dropped.connect(self._tell)
        if self._can_move:
            row.setAccessibleDescription(self.tr("Alt+Up and Alt+Down move it"))

    def _focus(self, item: Item, step: int) -> None:
        at = self.items.index(item) + step
        if 0 <= at < len(self.items):
            self.items[at].setFocus()

    def _step(self, item: Item, step: int) -> None:
        if self._put(item, self.items.index(item) + step):
            self._tell()

    def _drag(self, item: Item, at: int) -> None:
        y = at - self.mapToGlobal(self.rect().topLeft()).y()
        over = next((i for i in self.items if i.y() <= y < i.y() + i.height()), None)
        if over is not None and over is not item:
            self._put(item, self.items.index(over))

    def _put(self, item: Item, at: int) -> bool:
        if not self._can_move or not 0 <= at < len(self.items):
            return False
        self.items.remove(item)
        self.items.insert(at, item)
        while self._column.takeAt(0) is not None:
            continue
        self._lay_out()
        return True

    def _lay_out(self) -> None:
        """Put all in their order: rows close to each other, some air around the one that is open."""
        for n, item in enumerate(self.items):
            item.set_number(n + 1)
            alone_before = n == 0 or isinstance(self.items[n - 1], OpenClause)
            alone_after = n == len(self.items) - 1 or isinstance(self.items[n + 1], OpenClause)
            if isinstance(item, ClauseRow):
                item.set_ends(first=alone_before, last=alone_after)
            elif n:
                self._column.addSpacing(px(_GAP))
            self._column.addWidget(item)
            if isinstance(item, OpenClause) and n < len(self.items) - 1:
                self._column.addSpacing(px(_GAP))

    def _tell(self) -> None:
        self.ordered.emit(self.ids())
