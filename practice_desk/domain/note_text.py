"""The text of notes: passages of runs, bold or italic, in lists or not; never markup, so nothing typed acts.

Like papers, notes are kept as blocks and hashed over one canonical text (C28).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from practice_desk.domain.text import clean

_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


class PassageKind(StrEnum):
    """What a passage is: a paragraph, or a line of a list with dots or numbers."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, repr=False)
class Run:
    """Text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, repr=False)
class Passage:
    """One paragraph or line of a list.

    `brought` is the text that was brought forward into it, empty where it was typed; as long as the passage
    still says just that, the note cannot be signed.
    """

    kind: PassageKind = PassageKind.PARAGRAPH
    runs: tuple[Run, ...] = ()
    brought: str = ""

    @property
    def plain(self) -> str:
        """Return the text without its look."""
        return "".join(run.text for run in self.runs)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing that can be seen in it."""
        return not _UNSEEN.sub("", self.plain)

    @property
    def is_brought_unchanged(self) -> bool:
        """Say whether it still says what was brought forward; spaces alone change nothing."""
        return bool(self.brought) and _squeezed(self.plain) == _squeezed(self.brought)


@dataclass(frozen=True, repr=False)
class Section:
    """One part of a note under its heading, as the therapist named it when it was written."""

    key: str
    heading: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written here."""
        return all(passage.is_empty for passage in self.passages)


def passage(text: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Passage:
    """Return plain text as one passage; line ends become spaces."""
    said = " ".join(clean(text).split("\n"))
    return Passage(kind, (Run(said),) if said else ())


def read_plain(text: str) -> tuple[Passage, ...]:
    """Return pasted or dictated text as paragraphs, one for each line; no sign in it means anything."""
    return tuple(passage(line) for line in clean(text).split("\n"))


def brought_forward(text: str, kind: PassageKind = PassageKind.BULLET) -> Passage:
    """Return a passage marked as brought forward."""
    said = passage(text, kind)
    return Passage(kind, said.runs, said.plain)


def plain_text(sections: Iterable[Section]) -> str:
    """Return what sections say as plain text, headings above, for search, copying and reading aloud."""
    lines: list[str] = []
    for section in sections:
        if section.is_empty:
            continue
        lines += [section.heading] if section.heading else []
        lines += [_MARK[p.kind] + p.plain for p in section.passages if not p.is_empty]
    return "\n".join(lines)


def write_sections(sections: Iterable[Section]) -> str:
    """Return a draft's sections as text, byte for byte as typed, with their marks of what was brought."""
    said = [_section_said(section, marked=True) for section in sections]
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_sections(text: str) -> tuple[Section, ...]:
    """Return the sections a draft's text says; of an empty text none."""
    return sections_from(json.loads(text)) if text else ()


def sections_said(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Return sections for the canonical text of a signed note: empty passages and marks are left out."""
    return [_section_said(section, marked=False) for section in sections if not section.is_empty]


def sections_from(said: list[dict[str, Any]]) -> tuple[Section, ...]:
    """Return the sections that were said as plain values."""
    return tuple(
        Section(s["key"], s["heading"], tuple(_passage_from(p) for p in s["passages"])) for s in said
    )


def canonical(said: object) -> str:
    """Return plain values as the one text that is hashed: sorted keys, NFC, the same on every computer."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


_MARK = {PassageKind.PARAGRAPH: "", PassageKind.BULLET: "- ", PassageKind.NUMBER: "# "}


def _squeezed(text: str) -> str:
    return _UNSEEN.sub(" ", text).strip()


def _section_said(section: Section, *, marked: bool) -> dict[str, Any]:
    kept = [p for p in section.passages if marked or not p.is_empty]
    return {
        "key": section.key,
        "heading": section.heading,
        "passages": [_passage_said(p, marked=marked) for p in kept],
    }


def _passage_said(said: Passage, *, marked: bool) -> dict[str, Any]:
    runs = [{"text": r.text, "bold": r.bold, "italic": r.italic} for r in said.runs]
    mark = {"brought": said.brought} if marked and said.brought else {}
    return {"kind": said.kind.value, "runs": runs, **mark}


def _passage_from(said: dict[str, Any]) -> Passage:
    runs = tuple(Run(r["text"], r["bold"], r["italic"]) for r in said["runs"])
    return Passage(PassageKind(said["kind"]), runs, said.get("brought", ""))
