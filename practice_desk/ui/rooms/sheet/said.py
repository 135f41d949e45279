"""What the preview says to the therapist about the sheet, and what to ask before it is printed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.documents.paper import Paper
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Label, StateLine, clear, column
from practice_desk.ui.parts.preview.notices import named_words, notice_words


class Said(QWidget):
    """A few lines: fits or does not, letters without a font, names that stand in it, and two questions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines = column(gap=6)
        self.setLayout(self._lines)
        self.words: list[str] = []

    def show_paper(self, paper: Paper, named: list[str], *, blank: bool = False) -> None:
        """Say what is to be known about this paper."""
        clear(self._lines)
        self.words = []
        if paper.pages == 1:
            nothing = self.tr("Fits on one page. Nothing about a client is on it.")
            self._say(
                nothing if blank else self.tr("Fits on one page. No clinical notes are on it."), "force"
            )
        for notice in paper.notices:
            self._say(notice_words(notice), "due")
        if named:
            self._say(named_words(named), "due")
        if blank:
            return
        ask = self.tr("Ask: What will you try, and what if it gets hard? Who might see this sheet at home?")
        self._lines.addWidget(Label(ask, "small", tone="muted", wrap=True))

    def _say(self, words: str, look: str) -> None:
        self.words.append(words)
        self._lines.addWidget(StateLine(words, look))
