"""How the formats of notes are laid out: sections renamed, in another order, switched off."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.note_layouts import NoteFormat, NoteLayout
from practice_desk.domain.practice_parts import PracticeParts
from practice_desk.intentions.note_headers import headings
from practice_desk.ui import words
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Check, Choice, button, clear, column, row


class LayoutsField(QWidget):
    """The layouts of all formats as one field; one format is in sight at a time."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts = PracticeParts()
        self.format = Choice([(form, words.of(form)) for form in NoteFormat])
        self.format.setObjectName("layout-format")
        self.format.setAccessibleName(self.tr("Format to lay out"))
        self.format.activated.connect(lambda _: self._show())
        self._lines: QVBoxLayout = column(gap=6)
        self.setLayout(column(self.format, self._lines, gap=8))
        self._show()

    def value(self) -> str:
        """Return the layouts that differ from the shipped ones, as the practice keeps them."""
        return self._parts.layouts

    def set_value(self, value: str | None) -> None:
        """Show layouts."""
        self._parts = replace(self._parts, layouts=value or "{}")
        self._show()

    raw = value

    def set_raw(self, raw: Any) -> None:
        """Show again what was changed."""
        self.set_value(str(raw or "{}"))

    def trouble(self) -> str:
        """Say when a format would be left without any section."""
        empty = [form for form in NoteFormat if list(self._parts.layout(form).problems())]
        if not empty:
            return ""
        return self.tr("Leave at least one section on: {0}").format(words.of(empty[0]))

    def _layout(self) -> NoteLayout:
        return self._parts.layout(self.format.value() or NoteFormat.FREE)

    def _show(self) -> None:
        clear(self._lines)
        layout = self._layout()
        for place, key in enumerate(layout.order):
            self._lines.addWidget(self._line(layout, place, key))

    def _line(self, layout: NoteLayout, place: int, key: str) -> QWidget:
        shipped = headings()[key]
        tick = Check("", key not in layout.off)
        tick.setObjectName(f"on-{key}")
        tick.setAccessibleName(self.tr("{0}: on").format(shipped))
        tick.clicked.connect(lambda on: self._change(self._layout().switched(key, on=on)))
        name = LineField(shipped)
        name.setObjectName(f"heading-{key}")
        name.setAccessibleName(self.tr("Heading in place of {0}").format(shipped))
        name.set_value(layout.heading(key))
        name.edited.connect(lambda: self._change(self._layout().renamed(key, name.value()), show=False))
        moves = [
            (self.tr("Up"), place - 1, place > 0),
            (self.tr("Down"), place + 1, place < len(layout.order) - 1),
        ]
        buttons: list[QWidget] = []
        for said, to, able in moves:
            made = button(said, "quiet")
            made.setAccessibleName(self.tr("{0}: {1}").format(shipped, said))
            made.setEnabled(able)
            made.clicked.connect(partial(self._move, key, to))
            buttons.append(made)
        line = QWidget()
        line.setLayout(row(tick, (name, 1), *buttons, gap=6))
        return line

    def _move(self, key: str, to: int) -> None:
        self._change(self._layout().moved(key, to))

    def _change(self, layout: NoteLayout, *, show: bool = True) -> None:
        self._parts = self._parts.with_layout(layout)
        if show:
            self._show()
        self.edited.emit()
