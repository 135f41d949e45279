"""The check-in of this session: whose turn it is, and the lines that were shown, the guess beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.check_ins import CheckIn, CheckInForm, Revealed, reveal
from practice_desk.domain.people import Person
from practice_desk.intentions import check_ins
from practice_desk.ui.kit import Card, Label, Quote, button, column, heading, row
from practice_desk.ui.parts.check_in_words import OPEN_LINES, item_words, texts
from practice_desk.ui.rooms.sessions.seen import Seen


def _tr(text: str) -> str:
    return QCoreApplication.translate("check_in_card", text)


class CheckInCard(Card):
    """One part for each person: two people's marks are never joined.

    `turn` turns the screen to one of them, `look` leads to the check-ins of this session.
    """

    def __init__(self, seen: Seen, turn: Callable[[Person], object], look: Callable[[], object]) -> None:
        super().__init__(gap=10)
        self._seen, self._turn, self._look = seen, turn, look
        self.body.addLayout(heading(_tr("Session check-in")))
        for person in seen.work.people:
            self.body.addWidget(self._person(person))

    def _person(self, person: Person) -> QWidget:
        kept = check_ins.check_in_of(self._seen.context.desk, self._seen.session.id, person.id)
        name = self._seen.work.name_of(person.id)
        made = QWidget()
        if kept is None or not kept.handed_back:  # before that only a guess may be there
            turn = self._button(person, _tr("Turn the screen"), lambda: self._turn(person))
            turn.setAccessibleName(_tr("Turn the screen to {0}: check-in").format(name))
            made.setLayout(row((_muted(_tr("{0} has not checked in.").format(name)), 1), turn, gap=8))
            return made
        look = self._button(person, _tr("Look at it"), self._look)
        look.setAccessibleName(_tr("Look at the check-in: {0}").format(name))
        said = _tr("{0} has shown it.") if kept.may_be_seen() else _tr("{0} keeps it for later.")
        lines = self._shown(kept) if kept.may_be_seen() else []
        made.setLayout(column(row((_muted(said.format(name)), 1), look, gap=8), *lines, gap=6))
        return made

    def _shown(self, kept: CheckIn) -> list[QWidget]:
        lines = [_line(kept.form, line) for line in reveal(kept) if line.answer is not None]
        asked = texts()["open"]
        said = [(getattr(kept, name), asked[name].rstrip(":")) for name in OPEN_LINES]
        return [*lines, *(Quote(words, who) for words, who in said if words.strip())]

    def _button(self, person: Person, text: str, do: Callable[[], object]) -> QWidget:
        made = button(text, "small")
        made.setObjectName(f"check-in-{person.id}")
        made.setEnabled(not self._seen.context.desk.read_only)
        made.clicked.connect(lambda: do())
        return made


def _line(form: CheckInForm, line: Revealed) -> QWidget:
    """Return one line with its mark, and what was guessed."""
    mark = _mark(form, line.answer)
    guess = _tr("you guessed {0}").format(_mark(form, line.guess)) if line.guess is not None else ""
    made = QWidget()
    words = Label(item_words(line.item, form), wrap=True)
    below = Label(guess, "small", tone="muted") if guess else None
    made.setLayout(row((column(words, below, gap=0), 1), Label(mark, strong=True, tabular=True), gap=10))
    made.setAccessibleName(", ".join(part for part in (item_words(line.item, form), mark, guess) if part))
    return made


def _mark(form: CheckInForm, value: int | None) -> str:
    if value is None:
        return ""
    return texts()["faces"][value] if form is CheckInForm.FACES else str(value)


def _muted(text: str) -> Label:
    return Label(text, tone="muted", wrap=True)
