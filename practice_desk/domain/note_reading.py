"""A signed note as it is read: as signed, what was corrected struck through, what was added below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from practice_desk.domain.note_text import Passage, PassageKind, Run
from practice_desk.domain.notes import AdditionKind, NoteAddition, SignedNote


@dataclass(frozen=True, repr=False)
class ReadRun:
    """A run as it is read; text that was corrected is struck through, and `correction` says by what."""

    run: Run
    correction: NoteAddition | None = None

    @property
    def struck(self) -> bool:
        """Say whether this text was corrected."""
        return self.correction is not None


@dataclass(frozen=True, repr=False)
class ReadPassage:
    """A passage as it is read."""

    kind: PassageKind
    runs: tuple[ReadRun, ...]


@dataclass(frozen=True, repr=False)
class ReadSection:
    """A section as it is read, under the heading it was signed with."""

    heading: str
    passages: tuple[ReadPassage, ...]


@dataclass(frozen=True, repr=False)
class NoteReading:
    """A signed note with everything that was added to it since, in order.

    `hidden` says that it was entered in error: the text stays, behind a click.
    """

    signed: SignedNote
    sections: tuple[ReadSection, ...]
    additions: tuple[NoteAddition, ...]

    @property
    def hidden(self) -> bool:
        """Say whether the note was marked as entered in error."""
        return any(a.kind is AdditionKind.ENTERED_IN_ERROR for a in self.additions)

    def is_whole(self) -> bool:
        """Say whether neither the note nor anything added was changed since."""
        return self.signed.is_whole() and all(a.is_whole(self.signed) for a in self.additions)


def reading(signed: SignedNote, additions: Iterable[NoteAddition]) -> NoteReading:
    """Return a signed note with its own additions, oldest first.

    A correction strikes its old text where it stands first and no earlier correction covers it.
    """
    own = sorted((a for a in additions if a.note_id == signed.note_id), key=lambda a: (a.at_utc, a.seq))
    said = signed.sections()
    owners = _owners([p for s in said for p in s.passages], own)
    sections: list[ReadSection] = []
    for section in said:
        passages = tuple(ReadPassage(p.kind, _runs(p, owners.pop(0))) for p in section.passages)
        sections.append(ReadSection(section.heading, passages))
    return NoteReading(signed, tuple(sections), tuple(own))


_Owners = list[NoteAddition | None]


def _owners(passages: Sequence[Passage], additions: Sequence[NoteAddition]) -> list[_Owners]:
    """Return for each letter of each passage the correction that strikes it."""
    owners: list[_Owners] = [[None] * len(p.plain) for p in passages]
    for addition in additions:
        if addition.kind is AdditionKind.CORRECTION:
            _strike(addition, passages, owners)
    return owners


def _strike(correction: NoteAddition, passages: Sequence[Passage], owners: list[_Owners]) -> None:
    old = correction.old.strip()
    for passage, owner in zip(passages, owners, strict=True):
        start = passage.plain.find(old) if old else -1
        while start >= 0 and any(owner[start : start + len(old)]):
            start = passage.plain.find(old, start + 1)
        if start >= 0:
            owner[start : start + len(old)] = [correction] * len(old)
            return


def _runs(passage: Passage, owner: _Owners) -> tuple[ReadRun, ...]:
    found: list[ReadRun] = []
    begin = 0
    for run in passage.runs:
        found += _split(run, owner[begin : begin + len(run.text)])
        begin += len(run.text)
    return tuple(found)


def _split(run: Run, owner: _Owners) -> list[ReadRun]:
    pieces: list[ReadRun] = []
    begin = 0
    for at in range(1, len(run.text) + 1):
        if at == len(run.text) or owner[at] is not owner[begin]:
            pieces.append(ReadRun(Run(run.text[begin:at], run.bold, run.italic), owner[begin]))
            begin = at
    return pieces
