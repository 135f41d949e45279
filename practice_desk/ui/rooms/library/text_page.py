"""One text of the Library, read: what it says, what fills it, its notes on the law, where it is used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from practice_desk.domain.blocks import note_marks
from practice_desk.domain.library import LibraryText, TemplateKind
from practice_desk.domain.merge_fields import FilledFrom, filled_from
from practice_desk.domain.merging import fields_in
from practice_desk.domain.reading_grade import Reading, reading_of
from practice_desk.domain.text import isolate
from practice_desk.domain.text_fit import TextFit
from practice_desk.intentions import library
from practice_desk.intentions.merge_words import usual_values
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import (
    Banner,
    Card,
    Chip,
    Label,
    MenuButton,
    Segments,
    button,
    column,
    facts,
    heading,
    row,
    rule,
    wrap,
)
from practice_desk.ui.rooms.library.shown_text import ShownText
from practice_desk.ui.words_library import field_words, fit_words

MARKS, FILLED = "marks", "filled"


class TextPage(QWidget):
    """Shows one text. Its signals ask for what its buttons name."""

    edit_wanted = Signal()
    print_wanted = Signal()
    versions_wanted = Signal()
    restore_wanted = Signal()
    hide_wanted = Signal(bool)
    words_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, context: Context, text: LibraryText, way: str = MARKS) -> None:
        super().__init__()
        self.context, self.text = context, text
        desk = context.desk
        self.here = desk.practice.own().jurisdiction
        self.known = usual_values(desk, text.place or self.here)
        self.prose = ShownText(text.name)
        self.line: ShownText | None = None
        self.way = Segments([(MARKS, self.tr("Marked words")), (FILLED, self.tr("As filled in"))])
        self.way.setAccessibleName(self.tr("How the marked words are shown"))
        self.way.setObjectName("way")
        self.way.set_value(way)
        self.way.chosen.connect(lambda _: self._show_body())
        self._show_body()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(column(*self._head(), *self._notes_above(), self._reading(), *self._cards(), gap=12))

    def _show_body(self) -> None:
        self.prose.show_body(self.text.body, self.known, filled=self.way.value() == FILLED)
        self.prose.updateGeometry()
        if self.line is not None:
            self.line.show_body(self.text.summary, self.known, filled=self.way.value() == FILLED)

    def _head(self) -> list[QWidget]:
        text, desk = self.text, self.context.desk
        title = Label(text.name, "title", wrap=True)
        edit = button(self.tr("Edit"), "secondary", icon="pen")
        edit.setObjectName("edit-text")
        edit.setAccessibleName(self.tr("Edit: {0}").format(text.name))
        edit.setEnabled(not desk.read_only)
        edit.clicked.connect(self.edit_wanted)
        paper = button(self.tr("Print a blank form"), "secondary", icon="print")
        paper.setObjectName("print-text")
        paper.clicked.connect(self.print_wanted)
        deeds = MenuButton(self.tr("More"), self._deeds(), kind="secondary")
        deeds.setObjectName("more-text")
        deeds.setEnabled(bool(self._deeds()))
        chips = [Chip(words, look) for words, look in self._chips()]
        head = QWidget()
        head.setLayout(
            column(title, wrap(*chips, gap=8) if chips else None, wrap(edit, paper, deeds, gap=8), gap=8)
        )
        return [head]

    def _deeds(self) -> list:
        text, may_write = self.text, not self.context.desk.read_only
        items: list = [(self.tr("Versions"), self.versions_wanted.emit)] if text.is_own else []
        if may_write:
            items.append((self.tr("Make another from this one"), self.another_wanted.emit))
        if not (may_write and text.is_own):
            return items
        if text.key in library.shipped_texts():
            items.append((self.tr("Restore the default"), self.restore_wanted.emit))
        show = self.tr("Show in the lists again") if text.hidden else self.tr("Leave out of the lists")
        items.append((show, lambda: self.hide_wanted.emit(not text.hidden)))
        return items

    def _chips(self) -> list[tuple[str, str]]:
        text = self.text
        chips = [(self.tr("Yours, version {0}").format(text.number), "varied")] if text.is_own else []
        if text.place is not None:
            chips.append((words.of(text.place), "plain"))
        if text.hidden:
            chips.append((self.tr("Hidden"), "past"))
        return chips

    def _notes_above(self) -> list[QWidget]:
        made: list[QWidget] = []
        fit, place = library.fit_here(self.context.desk, self.text)
        if fit is not TextFit.WRITTEN:
            made.append(Banner(fit_words(fit, place, self.text.place), "attention"))
        if note_marks(self.text.body):
            said = self.tr("Legal default, not yet checked for {0}. The notes are below the text.")
            made.append(Banner(said.format(isolate(place or words.of(self.here))), "plain"))
        return made

    def _reading(self) -> Card:
        self.reading = reading_of(self.text.body)
        way = self.way if fields_in(self.text.body) else None
        said = Label(reading_words(self, self.reading), "small", tone="muted", wrap=True)
        said.setObjectName("reading")
        if way is None:
            self.way.hide()
        return Card(row((said, 1), way, gap=12, stack=520), self.prose, gap=8)

    def _cards(self) -> list[QWidget]:
        made = [self._summary(), self._legal(), self._filled(), self._used()]
        return [card for card in made if card is not None]

    def _summary(self) -> Card | None:
        text = self.text
        if text.kind is not TemplateKind.CLAUSE or not (text.summary.strip() or text.why):
            return None
        self.line = ShownText(self.tr("One line for the client's copy"))
        self.line.show_body(text.summary, self.known, filled=self.way.value() == FILLED)
        lines = column(
            Label(self.tr("One line for the client's copy"), "small", tone="muted"), self.line, gap=2
        )
        why = facts((self.tr("Why it is there, for you to say"), text.why[:1].upper() + text.why[1:]))
        return Card(heading(self.tr("In the agreement")), lines, why if text.why else None, gap=8)

    def _legal(self) -> Card | None:
        text = self.text
        marked = note_marks(text.body)
        notes = [(f"†{n}", text.notes[n]) for n in sorted(text.notes) if n in marked]
        others = [("–", said) for n, said in sorted(text.notes.items()) if n not in marked]
        lines = [*notes, *others, *(("–", said) for said in text.remarks)]
        if not lines:
            return None
        rows = [
            row(Label(sign, "small", tone="attention", strong=True), (_small(said), 1), gap=10, top=True)
            for sign, said in lines
        ]
        return Card(heading(self.tr("Notes on the law, never printed")), *rows, gap=8)

    def _filled(self) -> Card | None:
        names = fields_in(self.text.body + "\n" + self.text.summary)
        if not names:
            return None
        rows: list = []
        for name in names:
            rows += [rule()] if rows else []
            rows.append(_field_row(self, name, self.known))
        change = button(self.tr("Words for all papers"), "link")
        change.setObjectName("to-words")
        change.clicked.connect(self.words_wanted)
        return Card(heading(self.tr("What the marked words are filled with"), change), *rows, gap=6)

    def _used(self) -> Card | None:
        if self.text.kind not in (TemplateKind.PAPER, TemplateKind.CLAUSE):
            return None
        found = library.packs_with(self.context.desk, self.text)
        names = [f"{isolate(p.name)} ({words.of(p.place)})" for p in found]
        said = ", ".join(names) if names else self.tr("In none. It can be offered on its own.")
        return Card(heading(self.tr("In these first papers")), Label(said, wrap=True), gap=4)


def reading_words(parent: QWidget, reading: Reading) -> str:
    """Return in words how a text reads, and what a client can be expected to read."""
    said = parent.tr("Reads at grade {0}; longest sentence {1} words.")
    shown = said.format(f"{max(0.0, reading.grade):.1f}", reading.longest)
    if reading.is_easy:
        return shown
    return f"{shown} {parent.tr('Grade 6 and 20 words are easy to read for most people.')}"


def _field_row(parent: QWidget, name: str, known: Mapping[str, str]) -> QLayout:
    source, said = filled_from(name), known.get(name, "")
    usual = source in (FilledFrom.PRACTICE, FilledFrom.WORDS)
    value = isolate(" ".join(said.split())) if said else parent.tr("not filled in yet") if usual else ""
    right = Label(value, wrap=True, tone=None if said or not usual else "attention")
    left = column(
        Label(field_words(name), wrap=True), Label(words.of(source), "small", tone="muted", wrap=True), gap=0
    )
    return row((left, 3), (right, 2), gap=12)


def _small(said: str) -> Label:
    return Label(said, "small", wrap=True, selectable=True)
