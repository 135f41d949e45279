"""After: the note. A kept one is read first; a signed one can only be added to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.notes import AdditionKind, RiskConsidered
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Chip, Label, MenuButton, StateLine, button, facts, heading, row
from practice_desk.ui.parts.note_editor import NoteForm
from practice_desk.ui.parts.note_reading import SignedView, draft_view
from practice_desk.ui.rooms.sessions.seen import Seen

B = TypeVar("B", bound=QWidget)


def _tr(text: str) -> str:
    return QCoreApplication.translate("note_card", text)


class NoteCard(Card):
    """The note of a session: written in a form, read as a draft, or signed.

    `write` opens a draft for writing, `jot` two lines for now, `add` one of the additions.
    """

    def __init__(
        self, seen: Seen, form: NoteForm | None, write: Callable[[], object], jot: Callable[[], object],
        add: Callable[[AdditionKind], object],
    ) -> None:  # fmt: skip
        super().__init__(gap=12)
        self.signed: SignedView | None = None
        self._seen, self._writable = seen, not seen.context.desk.read_only
        if form is not None:
            self._write(form, jot)
        elif seen.is_signed:
            self._signed(add)
        elif seen.file is not None:
            self._draft(write)
        else:
            self._empty(write, jot)

    def _write(self, form: NoteForm, jot: Callable[[], object]) -> None:
        two = button(_tr("Two lines now"), "link", icon="note")
        two.setObjectName("two-lines")
        two.clicked.connect(lambda: jot())
        self.body.addLayout(heading(_tr("Note"), two, note=_tr("saved while you type")))
        self.body.addWidget(form)
        form.show()

    def _draft(self, write: Callable[[], object]) -> None:
        file = self._seen.file
        assert file is not None
        state = Chip(_tr("To finish"), "due") if file.note.to_finish else Chip(_tr("Draft"), "draft")
        go_on = self._able(button(_tr("Go on writing"), "small", icon="pen"))
        go_on.setObjectName("go-on")
        go_on.clicked.connect(lambda: write())
        self.body.addLayout(row(Label(_tr("Note"), "heading"), state, ..., go_on, gap=10))
        self.body.addWidget(draft_view(file.note.sections()))
        risk = file.note.risk
        if risk is not None:
            self.body.addLayout(facts(risk_fact(risk, file.note.risk_words)))

    def _signed(self, add: Callable[[AdditionKind], object]) -> None:
        file = self._seen.file
        reading = file.reading() if file else None
        assert reading is not None
        menu = MenuButton(_tr("Add to it"), [(words.of(kind), partial(add, kind)) for kind in AdditionKind])
        menu.setObjectName("add-to-note")
        self._able(menu)
        self.body.addLayout(heading(_tr("Note"), menu))
        self.signed = SignedView(self._seen.context, reading)
        self.body.addWidget(self.signed)
        said = reading.signed.header()
        if said.get("risk"):
            self.body.addLayout(facts(risk_fact(RiskConsidered(said["risk"]), said["risk_words"])))

    def _empty(self, write: Callable[[], object], jot: Callable[[], object]) -> None:
        begin = self._able(button(_tr("Write the note"), "small", icon="pen"))
        begin.setObjectName("go-on")
        begin.clicked.connect(lambda: write())
        two = self._able(button(_tr("Two lines now"), "small", icon="note"))
        two.setObjectName("two-lines")
        two.clicked.connect(lambda: jot())
        self.body.addLayout(heading(_tr("Note"), two, begin))
        self.body.addWidget(StateLine(_tr("Nothing is written yet."), "missing"))

    def _able(self, made: B) -> B:
        made.setEnabled(self._writable)
        return made


def risk_fact(risk: RiskConsidered, said: str) -> tuple[str, str]:
    """Return what was thought about risk, for reading."""
    return _tr("Risk considered"), ": ".join(part for part in (words.of(risk), said.strip()) if part)
