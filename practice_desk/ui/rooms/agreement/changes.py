"""What changed between two versions, passage by passage; what is the same waits behind a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.compare import Difference, Run, is_same, passages
from practice_desk.ui.kit import Card, Label, button, column, row
from practice_desk.ui.parts.comparison import Comparison

_HEADING = "= "


def _tr(text: str) -> str:
    return QCoreApplication.translate("changes", text)


class Changes(QWidget):
    """The passages of two versions. A changed one says its changes in words, too."""

    def __init__(self, runs: Sequence[Run]) -> None:
        super().__init__()
        lines = passages(runs)
        self.same: list[QWidget] = []
        self.changed: list[Comparison] = []
        cards: list[QWidget] = []
        heading = ""
        for line in lines:
            whole = is_same(line)
            heading = _words(line) if whole and line[0].text.startswith(_HEADING) else heading
            cards.append(self._same(line) if whole else self._changed(line, heading))
        self.every = button(_tr("Show what is the same"), "link", icon="down")
        self.every.clicked.connect(self.show_all)
        if not self.same:
            self.every.hide()
        nothing = _tr("The two say the same, word for word.")
        said = None if self.changed else Label(nothing, tone="muted", wrap=True)
        self.setLayout(column(said, *cards, row(self.every, ...), gap=10))

    def show_all(self) -> None:
        """Show the passages that are the same, too."""
        for card in self.same:
            card.show()
        self.every.hide()

    def _changed(self, line: Sequence[Run], heading: str) -> QWidget:
        above = Label(heading, strong=True, wrap=True) if heading else None
        self.changed.append(Comparison(_bare(line)))
        return Card(above, self.changed[-1], gap=4, margin=(16, 10, 16, 12))

    def _same(self, line: Sequence[Run]) -> QWidget:
        own = line[0].text.startswith(_HEADING)
        made = Card(Label(_words(line), strong=own, wrap=True, selectable=True), margin=(16, 8, 16, 8))
        made.hide()
        self.same.append(made)
        return made


def _bare(line: Sequence[Run]) -> list[Run]:
    """Return a passage without the sign of a heading."""
    return [
        Run(run.what, run.text.removeprefix(_HEADING) if n == 0 else run.text) for n, run in enumerate(line)
    ]


def _words(line: Sequence[Run]) -> str:
    return "".join(run.text for run in _bare(line) if run.what is not Difference.REMOVED)
