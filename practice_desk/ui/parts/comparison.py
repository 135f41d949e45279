"""Two versions of a text compared word by word, for eyes and for screen readers alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.compare import Difference, Run
from practice_desk.ui.kit import Check, Label
from practice_desk.ui.parts.prose import Prose
from practice_desk.ui.theme import px


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Comparison", text, "", count)


Piece = tuple[Difference, str]


class Comparison(QWidget):
    """Shows runs of words: what went is struck through, what came is underlined, and both say so in words.

    A changed run reads "[removed: 24]" or "[added: 48]", so that nothing depends on a colour or a line. Lines
    far from any change are left out until they are asked for.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        super().__init__()
        self._lines = lines_of(runs)
        self._said = Label(summary_of(runs), tone="muted", wrap=True)
        self.whole = Check(_tr("Show what stayed the same too"))
        self.whole.setVisible(len(near_changes(self._lines)) < len(self._lines))
        self.whole.clicked.connect(lambda _: self._write())
        self.prose = Prose(_tr("The two versions compared"))
        self.prose.setAccessibleDescription(self._said.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self._said, self.whole, self.prose):
            column.addWidget(part)
        self._write()

    def summary(self) -> str:
        """Return in one sentence how much differs."""
        return self._said.text()

    def text(self) -> str:
        """Return what is shown, as it is read aloud."""
        return self.prose.text()

    def _write(self) -> None:
        shown = range(len(self._lines)) if self.whole.isChecked() else near_changes(self._lines)
        self.prose.begin()
        before = -1
        for n in shown:
            if n != before + 1 and any(
                text.strip() for line in self._lines[before + 1 : n] for _, text in line
            ):
                self.prose.paragraph(above=8)
                self.prose.say("…", self.prose.look(tone="muted"))
            empty = not any(text.strip() for _, text in self._lines[n])
            if not empty:
                self.prose.paragraph(above=6)
                for piece, then in pairwise((*self._lines[n], (Difference.SAME, ""))):
                    _say(self.prose, *piece)
                    if Difference.SAME not in (piece[0], then[0]):
                        self.prose.say(" ")
            before = n
        self.prose.updateGeometry()


def lines_of(runs: Sequence[Run]) -> list[list[Piece]]:
    """Return runs line by line."""
    lines: list[list[Piece]] = [[]]
    for run in runs:
        for n, text in enumerate(run.text.split("\n")):
            if n:
                lines.append([])
            if text:
                lines[-1].append((run.what, text))
    return lines


def near_changes(lines: Sequence[Sequence[Piece]]) -> list[int]:
    """Return the numbers of the lines that changed, and of the written ones next to them."""
    written = [n for n, line in enumerate(lines) if any(text.strip() for _, text in line)]
    changed = {
        n for n in written if any(what is not Difference.SAME and text.strip() for what, text in lines[n])
    }
    near = {n for at, n in enumerate(written) if changed & set(written[max(0, at - 1) : at + 2])}
    return sorted(near)


def summary_of(runs: Sequence[Run]) -> str:
    """Return in one sentence how many words came and went."""
    counts = {
        what: sum(len(run.text.split()) for run in runs if run.what is what)
        for what in (Difference.ADDED, Difference.REMOVED)
    }
    if not any(run.what is not Difference.SAME for run in runs):
        return _tr("The two versions say the same.")
    if not any(counts.values()):
        return _tr("Only lines and spaces differ.")
    added = _tr("%n word(s) added", counts[Difference.ADDED])
    removed = _tr("%n word(s) removed", counts[Difference.REMOVED])
    return f"{added}, {removed}."


def _say(prose: Prose, what: Difference, line: str) -> None:
    if what is Difference.SAME:
        prose.say(line)
        return
    if not line.strip():
        prose.say(line)
        return
    added = what is Difference.ADDED
    tone, ground = ("accent_text", "accent_soft") if added else ("text", "neutral_soft")
    label = prose.look("small", tone="muted")
    words = prose.look(strong=added, tone=tone, ground=ground)
    words.setFontUnderline(added)
    words.setFontStrikeOut(not added)
    lead = line[: len(line) - len(line.lstrip())]
    tail = line[len(line.rstrip()) :]
    prose.say(f"{lead}[{_tr('added') if added else _tr('removed')}: ", label)
    prose.say(line.strip(), words)
    prose.say("]", label)
    prose.say(tail)
