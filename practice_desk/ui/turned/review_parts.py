"""The parts of the review's cards: a question with room to write, a few answers, lines to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.domain.goals import Goal
from practice_desk.domain.noticed import ON_ONE_SHEET, Noticed
from practice_desk.domain.reviews import GoalWish
from practice_desk.intentions import review_answers
from practice_desk.ui import words
from practice_desk.ui.fields import TextField
from practice_desk.ui.kit import Check, column
from practice_desk.ui.turned.options import Option, Options
from practice_desk.ui.turned.review_sitting import ReviewSitting
from practice_desk.ui.turned.text_size import say


class Asked(QWidget):
    """A question with room for an answer in one's own words."""

    def __init__(self, sitting: ReviewSitting, name: str, question: str, lines: int = 2) -> None:
        super().__init__()
        self.field = TextField(lines)
        self.field.setAccessibleName(question)
        self.field.set_value(str(sitting.given.get(name) or ""))
        self.field.edited.connect(lambda: sitting.take(name, self.field.value(), typed=True))
        caption = say(question, strong=True)
        caption.setBuddy(self.field)
        self.setLayout(column(caption, self.field, gap=6, margin=4))
        self.setFocusProxy(self.field)


class Chosen(QWidget):
    """A question with a few answers side by side; it may stay open."""

    def __init__(
        self, sitting: ReviewSitting, name: str, question: str, answers: Mapping[str, str]
    ) -> None:  # fmt: skip
        super().__init__()
        values = list(answers)
        self.answers = Options([(n, Option(said)) for n, said in enumerate(answers.values(), 1)])
        self.answers.setAccessibleName(question)
        before = sitting.given.get(name)
        if before in values:
            self.answers.set_value(values.index(before) + 1)
        take = partial(sitting.take, name)
        self.answers.chosen.connect(lambda n: take(None if n is None else values[n - 1]))
        caption = say(question, strong=True)
        caption.setBuddy(self.answers)
        self.setLayout(column(caption, self.answers, gap=8, margin=4))
        self.setFocusProxy(self.answers)


class GoalWishes(QWidget):
    """One goal in the client's words, with what it should be from now on."""

    def __init__(self, sitting: ReviewSitting, goal: Goal) -> None:
        super().__init__()
        said = {wish.value: words.of(wish) for wish in GoalWish}
        self.wish = Chosen(sitting, review_answers.wish(goal), goal.wording(), said)
        self.why = Asked(sitting, review_answers.why(goal), self.tr("Is there something to say about it?"))
        self.why.field.setAccessibleName(self.tr("{0}, something to say about it").format(goal.wording()))
        self.setLayout(column(self.wish, self.why, gap=4))
        self.setFocusProxy(self.wish)


class Lines(QWidget):
    """The person's own lines, of which up to two can be chosen for the next sheet."""

    def __init__(self, sitting: ReviewSitting, lines: Sequence[Noticed]) -> None:
        super().__init__()
        self._sitting = sitting
        chosen = sitting.chosen()
        date = sitting.context.date
        self.checks = {n.id: Check(f"“{n.words.strip()}”, {date(n.on)}", n.id in chosen) for n in lines}
        for check in self.checks.values():
            check.toggled.connect(lambda _: self._on_tick())
        self.setLayout(column(*self.checks.values(), gap=8, margin=4))
        if self.checks:
            self.setFocusProxy(next(iter(self.checks.values())))
        self._fit()

    def _on_tick(self) -> None:
        chosen = [i for i, check in self.checks.items() if check.isChecked()]
        self._sitting.take(review_answers.NOTICED, chosen)
        self._fit()

    def _fit(self) -> None:
        full = sum(check.isChecked() for check in self.checks.values()) >= ON_ONE_SHEET
        for check in self.checks.values():
            check.setEnabled(check.isChecked() or not full)
