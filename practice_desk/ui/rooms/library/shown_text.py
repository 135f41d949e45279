"""A Library text in reading mode: its blocks, its marked words as labels, its parts with their condition."""

from __future__ import annotations

import re
from collections.abc import Mapping

from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.merge_fields import FilledFrom, filled_from
from practice_desk.domain.template_form import ShownBlock, shown_blocks
from practice_desk.ui.parts.prose import Prose
from practice_desk.ui.words_library import field_words, part_words

_PIECE = re.compile(
    r"\{(?P<field>[a-z][a-z0-9_]*)\}|†(?P<note>\d+)|⟦(?:(?P<if>[a-z][a-z0-9_]*)\|)?|(?P<end>⟧)"
)
_INDENT = 20


class ShownText(Prose):
    """Shows a text; a field is a label in ‹ ›, or with `filled` the words that stand there, where known."""

    def show_body(self, body: str, known: Mapping[str, str], *, filled: bool = False) -> None:
        """Show another text, or the same one with its marks filled in or not."""
        self._known, self._filled, self._if_known = known, filled, False
        self.begin()
        before = ""
        for shown in shown_blocks(body):
            if shown.only_if and shown.only_if != before:
                self.paragraph(indent=_INDENT, above=8)
                said = self.tr("Only if {0}:").format(part_words(shown.only_if))
                self.say(said, self.look("small", tone="muted"))
            before = shown.only_if
            self._block(shown)

    def _block(self, shown: ShownBlock) -> None:
        block = shown.block
        heading = block.kind is BlockKind.HEADING
        inset = _INDENT if shown.only_if else 0
        bullet = block.kind is BlockKind.BULLET
        self.paragraph(indent=inset + (10 if bullet else 0), above=12 if heading else 4)
        self._words(_lead(block) + block.text, strong=heading)
        for number, option in enumerate(block.options):
            sign = "☒" if number in block.ticked else "☐"
            self._words(f"   {sign} {option}", strong=False)

    def _words(self, text: str, *, strong: bool) -> None:
        at = 0
        for piece in _PIECE.finditer(text):
            self.say(text[at : piece.start()], self.look(strong=strong))
            self._piece(piece)
            at = piece.end()
        self.say(text[at:], self.look(strong=strong))

    def _piece(self, piece: re.Match[str]) -> None:
        if piece["field"]:
            self._field(piece["field"])
        elif piece["note"]:
            mark = self.look("small", strong=True, tone="attention")
            self.say(f" †{piece['note']}", mark)
        elif piece["end"]:
            closing = self.tr(" if there is one]") if self._if_known else "]"
            self.say(closing, self.look("small", tone="muted"))
        else:
            self._if_known = piece["if"] is None
            said = self.tr("[only if {0}: ").format(part_words(piece["if"])) if piece["if"] else "["
            self.say(said, self.look("small", tone="muted"))

    def _field(self, name: str) -> None:
        words = self._known.get(name, "").strip()
        usual = filled_from(name) in (FilledFrom.PRACTICE, FilledFrom.WORDS)
        ground = "accent_soft" if words else "attention_soft" if usual else "neutral_soft"
        tone = "accent_text" if words else "attention" if usual else "text"
        shown = words if words and self._filled else field_words(name)
        self.say(f"‹{' '.join(shown.split())}›", self.look(tone=tone, ground=ground))


def _lead(block: Block) -> str:
    if block.kind is BlockKind.TICK:
        return "☒ " if block.ticked else "☐ "
    return {BlockKind.BULLET: "•  ", BlockKind.LINE: "_" * 24}.get(block.kind, "")
