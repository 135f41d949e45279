"""The choices beside process notes that are about to leave: which, on what paper, in what size of print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.practice import PaperSize
from practice_desk.ui import words
from practice_desk.ui.kit import Check, Choice, Label, column


class OutPanel(QWidget):
    """`changed` is emitted with every choice."""

    changed = Signal()

    def __init__(self, notes: Sequence[tuple[str, str]], chosen: Sequence[str], size: PaperSize) -> None:
        """Offer notes as (id, day in words); those in `chosen` are ticked."""
        super().__init__()
        self.notes = {note_id: Check(day, note_id in chosen) for note_id, day in notes}
        sizes = [(False, self.tr("Normal, 12 pt")), (True, self.tr("Large print, 18 pt"))]
        self.paper = self._choice(words.choices(PaperSize), size, self.tr("Paper"))
        self.large = self._choice(sizes, False, self.tr("Size of print"))
        for check in self.notes.values():
            check.clicked.connect(lambda _: self.changed.emit())
        which = column(Label(self.tr("Which notes"), strong=True), *self.notes.values(), gap=6)
        outer = column(
            which, self._labelled(self.tr("Paper"), self.paper),
            self._labelled(self.tr("Size of print"), self.large), gap=18,
        )  # fmt: skip
        self.setLayout(outer)

    def chosen(self) -> list[str]:
        """Return the notes that are ticked."""
        return [note_id for note_id, check in self.notes.items() if check.isChecked()]

    def in_order(self) -> list[QWidget]:
        """Return what can be chosen, in reading order."""
        return [*self.notes.values(), self.paper, self.large]

    def _choice(self, items: Sequence[tuple[object, str]], chosen: object, name: str) -> Choice:
        choice = Choice(list(items))
        choice.set_value(chosen)
        choice.setAccessibleName(name)
        choice.activated.connect(lambda _: self.changed.emit())
        return choice

    def _labelled(self, words_: str, choice: Choice) -> QVBoxLayout:
        label = Label(words_, strong=True)
        label.setBuddy(choice)
        return column(label, choice, gap=6)
