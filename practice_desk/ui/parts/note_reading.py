"""A note as it is read: what was written, what was corrected struck through, and what was added below it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from practice_desk.domain.note_reading import NoteReading, ReadPassage, ReadRun, ReadSection
from practice_desk.domain.note_text import Section
from practice_desk.domain.notes import AdditionKind, NoteAddition, SignedNote
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Chip, Label, StateLine, button, column, row
from practice_desk.ui.parts.note_document import begin, look_of
from practice_desk.ui.parts.note_section import SectionView

_HASH_SHOWN = 16


def _tr(text: str) -> str:
    return QCoreApplication.translate("note_reading", text)


def draft_view(sections: Iterable[Section]) -> QWidget:
    """Return a draft as it is read."""
    made = QWidget()
    made.setLayout(column(*(_section(_read(s)) for s in sections if not s.is_empty), gap=12))
    return made


class SignedView(QWidget):
    """A signed note with everything that was added; one entered in error waits behind a click."""

    def __init__(self, context: Context, reading: NoteReading) -> None:
        super().__init__()
        self._context, self._reading = context, reading
        text = column(*(_section(s) for s in reading.sections if s.passages), gap=12)
        self._text = QWidget()
        self._text.setLayout(text)
        self._show = button(_tr("Show what was written"), "small", icon="eye")
        self._show.setObjectName("show-error")
        self._show.clicked.connect(self.show_text)
        parts: list[QWidget] = [self._seal(), *self._states()]
        added = [self._addition(a) for a in reading.additions]
        self.setLayout(column(*parts, row(self._show, ...), self._text, *added, gap=12))
        self._text.setVisible(not reading.hidden)
        self._show.setVisible(reading.hidden)

    def show_text(self) -> None:
        """Show a note that was entered in error."""
        self._text.show()
        self._show.hide()

    def chosen(self) -> str:
        """Return the words that are chosen in the text, for a correction."""
        for view in self.findChildren(SectionView):
            said = view.textCursor().selection().toPlainText().strip()
            if said:
                return said
        return ""

    def _seal(self) -> QWidget:
        signed = self._reading.signed
        said = _tr("Signed {0} at {1} and locked").format(*self._when(signed))
        code = Label(_tr("Seal {0}").format(signed.sha[:_HASH_SHOWN]), "small", tone="muted", selectable=True)
        code.setToolTip(signed.sha)
        made = QWidget()
        chips = [Chip(_tr("Late entry"), "due")] if signed.late else []
        made.setLayout(row((StateLine(said, "force"), 1), *chips, code, gap=12))
        return made

    def _states(self) -> list[QWidget]:
        found: list[QWidget] = []
        if not self._reading.is_whole():
            found.append(StateLine(_tr("The text is no longer the one that was signed."), "danger"))
        if self._reading.hidden:
            found.append(StateLine(_tr("Entered in error. The text stays and can be shown."), "withdrawn"))
        return found

    def _addition(self, addition: NoteAddition) -> QWidget:
        when = _tr("{0}, {1} at {2}").format(words.of(addition.kind), *self._when(addition))
        parts: list[QWidget] = [Label(when, "small", tone="muted", wrap=True)]
        if addition.kind is AdditionKind.CORRECTION:
            instead = _tr("In place of “{0}”").format(addition.old)
            parts.append(Label(instead, "small", wrap=True, selectable=True))
        if addition.words:
            parts.append(Label(addition.words, wrap=True, selectable=True))
        if addition.reason:
            parts.append(Label(_tr("Why: {0}").format(addition.reason), "small", tone="muted", wrap=True))
        box = Card(*parts, gap=2, margin=(14, 8, 14, 8))
        box.setProperty("card", "sunk")
        return box

    def _when(self, fact: SignedNote | NoteAddition) -> tuple[str, str]:
        local: datetime = fact.at_utc + timedelta(minutes=fact.utc_offset)
        return self._context.date(local.date()), f"{local:%H:%M}"


def _read(section: Section) -> ReadSection:
    passages = tuple(ReadPassage(p.kind, tuple(ReadRun(run) for run in p.runs)) for p in section.passages)
    return ReadSection(section.heading, passages)


def _section(section: ReadSection) -> QWidget:
    made = QWidget()
    view = SectionView()
    view.setAccessibleName(section.heading or _tr("Note"))
    cursor = QTextCursor(view.document())
    for n, passage in enumerate(section.passages):
        begin(cursor, passage.kind, first=n == 0)
        for part in passage.runs:
            cursor.insertText(part.run.text, look_of(part.run, struck=part.struck))
    view.fit()
    head = Label(section.heading, "small", tone="muted", strong=True) if section.heading else None
    made.setLayout(column(head, view, gap=2))
    return made
