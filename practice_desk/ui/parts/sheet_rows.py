"""Rows that can be added: a field whose value is a list of little forms, each with the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.worksheet_forms import WORDS, FieldKind, FormField
from practice_desk.ui.fields import Field
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Box, Card, button, column, row, wrap
from practice_desk.ui.parts.sheet_fields import field_for, show_value
from practice_desk.ui.theme import px

Filled = Mapping[str, Any]
_STACKED = 560


class SheetRow(QWidget):
    """One row: its words first, its numbers, choices and ticks below them."""

    edited = Signal()
    remove_wanted = Signal()
    up_wanted = Signal()

    def __init__(self, columns: Sequence[FormField], number: int, *, ranked: bool, named: str = "") -> None:
        super().__init__()
        self._named = named
        self.cells: dict[str, FormRow] = {}
        self._columns = columns
        for field in columns:
            cell = FormRow(field.key, field.title if len(columns) > 1 else "", field_for(field, in_row=True))
            cast("Field", cell.field).edited.connect(self.edited)
            if field.kind not in WORDS:  # so that titles stand on one line, and fields beside each other
                cell.setMinimumWidth(cell.fontMetrics().horizontalAdvance(f"{field.title}____"))
            self.cells[field.key] = cell
        self.remove = button(self.tr("Take out"), "quiet", icon="trash")
        self.remove.clicked.connect(self.remove_wanted)
        self.up = button(self.tr("Move up"), "quiet", icon="up")
        self.up.clicked.connect(self.up_wanted)
        if not ranked:
            self.up.hide()
        self._lay_out()
        self.count(number)

    def _lay_out(self) -> None:
        words = [self.cells[f.key] for f in self._columns if f.kind in WORDS]
        others = [self.cells[f.key] for f in self._columns if f.kind not in WORDS]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if len(self._columns) == 1:
            outer.addLayout(row((words[0], 1), self.up, self.remove, gap=4, top=True))
            return
        box = Card(gap=4, margin=(12, 10, 12, 8))
        box.setProperty("card", "sunk")
        deeds = Box(column(..., row(..., self.up, self.remove, gap=4), 4, gap=0))
        last = () if others else (deeds,)
        parts = [(part, 2 if n == 0 else 1) for n, part in enumerate(words)]
        box.body.addLayout(row(*parts, *last, gap=8, stack=_STACKED))
        if others:
            box.body.addLayout(row((Box(wrap(*others, gap=16)), 1), deeds, gap=8))
        outer.addWidget(box)

    @property
    def first(self) -> QWidget:
        """Return the field where writing begins: the first one for words."""
        words = (f.key for f in self._columns if f.kind in WORDS)
        return self.cells[next(words, self._columns[0].key)].field

    def count(self, number: int) -> None:
        """Say which row it is, so that each of its fields has a name of its own."""
        for field in self._columns:
            parts = [self._named, *([field.title] if len(self._columns) > 1 or not self._named else [])]
            said = self.tr("{0}, line {1}").format(": ".join(part for part in parts if part), number)
            self.cells[field.key].field.setAccessibleName(said)
        self.remove.setAccessibleName(self.tr("Take out line {0}").format(number))
        self.up.setAccessibleName(self.tr("Move line {0} up").format(number))
        self.up.setEnabled(number > 1)

    def says_something(self) -> bool:
        """Say whether anything stands here beyond what kind of line it is."""
        kinds = {f.key for f in self._columns if f.kind is FieldKind.CHOICE and len(self._columns) > 1}
        said = (value for key, value in self.value().items() if key not in kinds)
        return any(bool(value) or (value == 0 and value is not False) for value in said)

    def value(self) -> dict[str, Any]:
        """Return what is filled in, by column."""
        return {key: self._field(key).value() for key in self.cells}

    def raw(self) -> dict[str, Any]:
        """Return what stands in the row, readable or not."""
        return {key: self._field(key).raw() for key in self.cells}

    def show_filled(self, filled: Filled) -> None:
        """Show what was filled in."""
        for key, cell in self.cells.items():
            show_value(cell.field, filled.get(key))

    def show_raw(self, raw: Filled) -> None:
        """Show again what stood here."""
        for key, value in raw.items():
            if key in self.cells:
                self._field(key).set_raw(value)

    def trouble(self) -> str:
        """Say beside each cell what cannot be read in it, and return the first of it."""
        said = {key: self._field(key).trouble() for key in self.cells}
        self.show_problems(said)
        return next((words for words in said.values() if words), "")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong beside each cell."""
        for key, cell in self.cells.items():
            cell.show_problem(problems.get(key, ""))

    def _field(self, key: str) -> Field:
        return cast("Field", self.cells[key].field)


class RowsField(QWidget):
    """A list of rows; there is always one to write in. `ranked` lets a row be moved up.

    `named` is what the rows are of, where their columns alone would not say it to who hears them.
    """

    edited = Signal()

    def __init__(
        self, columns: Sequence[FormField], add: str = "", *, ranked: bool = False, named: str = ""
    ) -> None:
        super().__init__()
        self._columns, self._ranked, self._named = columns, ranked, named
        self.lines: list[SheetRow] = []
        self._column = column(gap=6)
        self.add_button = button(add or self.tr("Add a line"), "small", icon="plus")
        self.add_button.clicked.connect(lambda: self.add_line())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(6))
        outer.addLayout(self._column)
        outer.addLayout(row(self.add_button, ...))
        self.set_value([])

    def value(self) -> list[dict[str, Any]]:
        """Return what is filled in, row by row; empty rows too, which nothing keeps."""
        return [line.value() for line in self.lines]

    def set_value(self, value: Any) -> None:
        """Show these rows, or an empty one."""
        self._begin(len(value or ()))
        for line, filled in zip(self.lines, value or ({},), strict=True):
            line.show_filled(filled)

    def raw(self) -> list[dict[str, Any]]:
        """Return what stands in the rows."""
        return [line.raw() for line in self.lines]

    def set_raw(self, raw: Any) -> None:
        """Show again what stood in the rows."""
        self._begin(len(raw or ()))
        for line, filled in zip(self.lines, raw or ({},), strict=True):
            line.show_raw(filled)

    def trouble(self) -> str:
        """Return which line cannot be read, and why; each cell says it too."""
        said = [(n, line.trouble()) for n, line in enumerate(self.lines, 1)]
        number, words = next(((n, words) for n, words in said if words), (0, ""))
        return self.tr("Line {0}: {1}").format(number, words) if words else ""

    def show_problem_at(self, number: int, key: str, words: str) -> None:
        """Say what is wrong in one row, the first is 1; without such a cell, in its first one."""
        written = [line for line in self.lines if line.says_something()]
        if 0 < number <= len(written):
            line = written[number - 1]
            line.show_problems({key if key in line.cells else next(iter(line.cells)): words})

    def clear_problems(self) -> None:
        """Say nothing more beside any cell."""
        for line in self.lines:
            line.show_problems({})

    def add_line(self, filled: Filled | None = None) -> SheetRow:
        """Add a row and put the keyboard into it; an empty last one is used first."""
        last = self.lines[-1]
        line = last if filled and not last.says_something() else self._append()
        if filled:
            line.show_filled(filled)
        line.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        return line

    def _begin(self, many: int) -> None:
        for line in self.lines:
            self._drop(line)
        self.lines = []
        for _ in range(max(1, many)):
            self._append()

    def _append(self) -> SheetRow:
        line = SheetRow(self._columns, len(self.lines) + 1, ranked=self._ranked, named=self._named)
        line.edited.connect(self.edited)
        line.remove_wanted.connect(lambda: self._remove(line))
        line.up_wanted.connect(lambda: self._move_up(line))
        self.lines.append(line)
        self._column.addWidget(line)
        if self.isVisible():
            line.show()
        self.setFocusProxy(self.lines[0].first)
        return line

    def _remove(self, line: SheetRow) -> None:
        at = self.lines.index(line)
        self.lines.remove(line)
        self._drop(line)
        if not self.lines:
            self._append()
        self._count()
        near = self.lines[min(at, len(self.lines) - 1)]
        near.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _move_up(self, line: SheetRow) -> None:
        at = self.lines.index(line)
        if at == 0:
            return
        self.lines.insert(at - 1, self.lines.pop(at))
        self._column.removeWidget(line)
        self._column.insertWidget(at - 1, line)
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        for number, line in enumerate(self.lines, 1):
            line.count(number)
        self.setFocusProxy(self.lines[0].first)

    def _drop(self, line: SheetRow) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


def said_beside_cells(rows: Mapping[str, FormRow], problems: Mapping[str, str]) -> dict[str, str]:
    """Say each problem of a line beside its cell, and return one sentence for each part of the form.

    A problem's name is the part, or ``part.line`` or ``part.line.cell``, with lines counted from 1.
    """
    for made in rows.values():
        if isinstance(made.field, RowsField) and not made.field.trouble():
            made.field.clear_problems()
    said = dict[str, str]()
    for name, sentence in problems.items():
        part, _, rest = name.partition(".")
        said.setdefault(part, sentence)
        field = rows[part].field if part in rows else None
        number, _, cell = rest.partition(".")
        if isinstance(field, RowsField) and number:
            field.show_problem_at(int(number), cell, sentence)
    return said
