"""The rows of the client list, as a table shows them and a screen reader says them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from practice_desk.domain.client_list import ClientRow
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.people import MAJORITY
from practice_desk.domain.record import override
from practice_desk.domain.retention import add_years
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.parts import days

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Column(IntEnum):
    """What stands in the list, from left to right."""

    CLIENT = 0
    NEXT = 1
    LAST = 2
    RHYTHM = 3
    STATUS = 4


class ClientModel(QAbstractTableModel):
    """The rows that are shown now, in their order."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.rows: Sequence[ClientRow] = ()
        self._titles = {
            Column.CLIENT: self.tr("Client"),
            Column.NEXT: self.tr("Next session"),
            Column.LAST: self.tr("Last session"),
            Column.RHYTHM: self.tr("Rhythm"),
            Column.STATUS: self.tr("Status"),
        }

    def show(self, rows: Sequence[ClientRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def line_of(self, client_id: str) -> int:
        """Return which line a client stands in, or -1."""
        return next((i for i, row in enumerate(self.rows) if row.id == client_id), -1)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many clients are shown."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[Column(section)]
        return None

    @override
    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words of a cell, or the row itself for the painter."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, column)
        if role in _SPOKEN:
            text = self.cell(row, column)
            if column is Column.CLIENT:
                return f"{text}, {self.facts(row).replace('  ·  ', ', ')}"
            return f"{self._titles[column]}: {text}" if role == _SPOKEN[0] and text else text
        return None

    def cell(self, row: ClientRow, column: Column) -> str:
        """Return what one cell says."""
        if column is Column.CLIENT:
            return row.reference if self.context.settings.references else row.name
        if column is Column.NEXT:
            return self._when(row.next_on, f" {row.next_start:%H:%M}" if row.next_start else "")
        if column is Column.LAST:
            return self._when(row.last_on, "")
        return row.rhythm if column is Column.RHYTHM else words.of(row.status)

    def facts(self, row: ClientRow) -> str:
        """Return the muted line under the name."""
        parts = [row.pronouns]
        if row.kind in (ClientKind.COUPLE, ClientKind.FAMILY):
            parts = [words.of(row.kind).lower()]
        elif row.youngest is not None:
            parts.append(str(_age(row)))
        if not self.context.settings.references:
            parts.append(row.reference)
        if is_minor(row):
            parts.append(self.tr("under 18"))
        return "  ·  ".join(part for part in parts if part)

    def _when(self, day: Any, more: str) -> str:
        return f"{days.near(day) or self.context.date(day)}{more}" if day else ""


def is_minor(row: ClientRow) -> bool:
    """Say whether the youngest of the file is known to be under age."""
    return row.youngest is not None and add_years(row.youngest, MAJORITY) > today()


def _age(row: ClientRow) -> int:
    born, day = row.youngest, today()
    assert born is not None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
