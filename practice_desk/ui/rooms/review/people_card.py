"""Who looks back: each person with whether they have, and the screen to turn to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.ui.kit import Card, Label, button, column, heading, row, wrap
from practice_desk.ui.rooms.review.read import LookingBack


def _cards() -> list[str]:
    return [
        _tr("What was better, even for a moment? What did they do for that?"),
        _tr("Where they are now with each goal: they first, then you."),
        _tr("What they have noticed about themselves, in their own lines."),
        _tr("How you are doing, the two of you, and the five questions on the agreement."),
        _tr("What matters now: keep, change, rest or finish each goal."),
    ]


def people_card(read: LookingBack, turn: Callable[[str], object], write: Callable[[str], object]) -> Card:
    """Return the card; before anybody answered it says what the five cards ask, to be spoken as well."""
    card = Card(heading(_tr("Look back together")), gap=8)
    if not read.has_answers:
        said = _tr("Five cards, on the turned screen or spoken. Each may stay open.")
        card.add(Label(said, tone="muted", wrap=True))
        for n, words in enumerate(_cards(), 1):
            number = Label(str(n), strong=True, tone="accent", tabular=True)
            card.add(row(number, (Label(words, wrap=True), 1), gap=10, top=True))
    first = next((p for p in read.work.people if read.file.answer_of(p.id) is None), None)
    for person in read.work.people:
        answered = read.file.answer_of(person.id) is not None
        name = read.work.name_of(person.id)
        kind = "primary" if person is first and read.review.is_open else "small"
        deed = button(_tr("Turn the screen"), kind, icon="computer")
        deed.setObjectName(f"turn-{person.id}")
        deed.setAccessibleName(_tr("Turn the screen to {0}").format(name))
        deed.clicked.connect(partial(_for, turn, person.id))
        typed = button(_tr("Write what they say"), "small", icon="pen")
        typed.setObjectName(f"spoken-{person.id}")
        typed.setAccessibleName(_tr("Write what {0} says").format(name))
        for each in (deed, typed):
            each.setEnabled(not read.context.desk.read_only)
        state = _tr("Has answered") if answered else _tr("Has not answered yet")
        typed.clicked.connect(partial(_for, write, person.id))
        line = QWidget()
        who = row(Label(name, strong=True), (Label(state, "small", tone="muted", wrap=True), 1), gap=10)
        line.setLayout(column(who, wrap(deed, typed), gap=6, margin=(0, 4, 0, 0)))
        card.add(line)
    return card


def _for(do: Callable[[str], object], person_id: str, _checked: bool = False) -> None:
    do(person_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
