"""The text of a paper as it would be offered now: what is still open is marked, and so are legal defaults."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.blocks import Block, BlockKind, note_marks
from practice_desk.domain.merging import FIELD, Merged
from practice_desk.domain.papers import Paper
from practice_desk.intentions import library
from practice_desk.intentions.merge_words import text_of
from practice_desk.storage.desk import Desk
from practice_desk.ui.parts.prose import Prose
from practice_desk.ui.words_fields import asked_words

_MARK = re.compile(r"\s?\[†(\d+)\]")
# Private letters stand for a mark while a text is merged: what is merged leaves real marks out.
_OPEN, _CLOSE = "\ue0f1", "\ue0f2"
_PIECES = re.compile(rf"{_OPEN}(\d+){_CLOSE}|" + FIELD.pattern)


class DraftText(Prose):
    """Shows a draft; `merged` is what would be offered, and `canonical` what the eye saw of it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.merged = Merged(())

    @property
    def canonical(self) -> str:
        """Return the one text that is shown, as it would be hashed and signed."""
        return self.merged.canonical()

    def show_paper(self, desk: Desk, paper: Paper) -> Merged:
        """Show a paper as it would be offered now, and return that."""
        self.merged = text_of(desk, paper)
        marked = _MARK.sub(lambda m: f"{_OPEN}{m.group(1)}{_CLOSE}", paper.body)
        blocks = text_of(desk, replace(paper, body=marked)).blocks
        self.begin()
        for block in blocks:
            _WRITERS[block.kind](self, block)
        self._notes(notes_of(desk, paper))
        self.setAccessibleDescription(self._open_words())
        self.updateGeometry()
        return self.merged

    def _notes(self, notes: Mapping[int, str]) -> None:
        if not notes:
            return
        self.paragraph(above=20)
        self.say(self.tr("Legal defaults in this text (not printed)"), self.look("small", strong=True))
        for number, said in notes.items():
            self.paragraph(above=4)
            self.say(f"†{number}  {said}", self.look("small", tone="muted"))

    def _open_words(self) -> str:
        if not self.merged.unfilled:
            return self.tr("Nothing is open.")
        names = ", ".join(asked_words(name) for name in self.merged.unfilled)
        return self.tr("Still open: {0}").format(names)

    def write(self, text: str, role: str = "body", *, strong: bool = False) -> None:
        """Add words, with what is still open and the marks of legal defaults standing out."""
        at = 0
        for piece in _PIECES.finditer(text):
            number, name = piece.group(1), piece.group(2)
            if name and name not in self.merged.unfilled:
                continue
            self.say(text[at : piece.start()], self.look(role, strong=strong))
            if number:
                self.say(f" †{number}", self.look("small", tone="accent"))
            else:
                words = f"\u00a0{asked_words(name)}\u00a0"
                self.say(words, self.look(role, strong=True, tone="attention", ground="attention_soft"))
            at = piece.end()
        self.say(text[at:], self.look(role, strong=strong))


def notes_of(desk: Desk, paper: Paper) -> dict[int, str]:
    """Return the notes to the legal defaults that a paper's text is marked with."""
    key = paper.template.rpartition("@")[0].removeprefix("shipped:")
    try:
        notes = library.find_text(desk, key).notes
    except KeyError:
        return {}
    return {n: notes[n] for n in note_marks(paper.body) if n in notes}


def _heading(page: DraftText, block: Block) -> None:
    page.paragraph(above=16)
    page.write(block.text, "heading", strong=True)


def _paragraph(page: DraftText, block: Block) -> None:
    page.paragraph(above=6)
    page.write(block.text)


def _bullet(page: DraftText, block: Block) -> None:
    page.paragraph(indent=14, above=4)
    page.write(f"•  {block.text}")


def _tick(page: DraftText, block: Block) -> None:
    page.paragraph(above=6)
    page.write(f"{_box(ticked=0 in block.ticked)}  {block.text}")


def _choice(page: DraftText, block: Block) -> None:
    page.paragraph(above=6)
    options = (f"{_box(ticked=n in block.ticked)}  {said}" for n, said in enumerate(block.options))
    page.write("    ".join(part for part in (block.text, *options) if part))


def _line(page: DraftText, block: Block) -> None:
    del block
    page.paragraph(above=6)
    page.say("_" * 32, page.look(tone="muted"))


def _box(*, ticked: bool) -> str:
    return "☑" if ticked else "☐"


_WRITERS: dict[BlockKind, Callable[[DraftText, Block], None]] = {
    BlockKind.HEADING: _heading, BlockKind.PARAGRAPH: _paragraph, BlockKind.BULLET: _bullet,
    BlockKind.TICK: _tick, BlockKind.CHOICE: _choice, BlockKind.LINE: _line,
}  # fmt: skip


def draft_text(parent: QWidget) -> DraftText:
    """Return the part, named for who cannot see it."""
    return DraftText(parent.tr("The text as it would be offered"))
