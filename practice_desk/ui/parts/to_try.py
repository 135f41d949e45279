"""A line to try with a client, from a private reflection: the therapist's alone, with what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.domain.reflections import Reflection, TryOutcome
from practice_desk.domain.text import breakable
from practice_desk.intentions import reflections
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Label, button, column, wrap


class ToTry(QWidget):
    """The line, and one button for each thing that can become of it; what was chosen is said."""

    def __init__(self, context: Context, entry: Reflection) -> None:
        super().__init__()
        said = Label(breakable(entry.could_try), wrap=True, selectable=True)
        deeds: list[QWidget] = []
        for outcome in TryOutcome:
            if outcome is entry.tried:
                continue
            made = button(words.of(outcome), "small")
            made.setAccessibleName(self.tr("{0}: {1}").format(words.of(outcome), entry.could_try))
            made.setObjectName(f"{outcome.value}-{entry.id}")
            made.setEnabled(not context.desk.read_only)
            made.clicked.connect(partial(self._answer, context, entry, outcome))
            deeds.append(made)
        became = Label(words.of(entry.tried), "small", tone="muted") if entry.tried is not None else None
        self.setLayout(column(said, became, wrap(*deeds, gap=8), gap=6))

    def _answer(self, context: Context, entry: Reflection, outcome: TryOutcome, *_: object) -> None:
        reflections.answer_try(context.desk, context.desk.reflections.get(entry.id), outcome)
