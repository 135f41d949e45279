"""Steps until next time: what, how sure, who helps, how it went the last time. Nothing here is ever late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.steps import (
    Step,
    StepReview,
    closed_steps,
    earlier_confidence,
    open_steps,
    reviews_of,
    story,
)
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Label, button, column, done_words, heading, row, rule, side
from practice_desk.ui.parts.work import Work

_SURE_WIDTH, _REVIEW_WIDTH = 96, 132


class Steps(QObject):
    """The steps of one goal, or of none, as part of a card. Each signal brings the step it is about."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    review_wanted = Signal(object)
    earlier_wanted = Signal()

    def __init__(self, parent: QObject, work: Work, goal_id: str | None) -> None:
        super().__init__(parent)
        self.work, self.goal_id = work, goal_id
        mine = [s for s in work.steps if s.goal_id == goal_id]
        self.open, self.closed = open_steps(mine), closed_steps(mine)

    def layout(self) -> QLayout:
        """Lay the steps out below their heading."""
        add = button(self.tr("Add a step"), "link", icon="plus")
        add.setObjectName("add-step")
        add.clicked.connect(self.add_wanted)
        parts: list[QWidget | QLayout] = [heading(self._title(), add)]
        if not self.open:
            said = self.tr("No steps yet. One small step until next time is enough.")
            parts.append(Label(said, tone="muted", wrap=True))
        for n, step in enumerate(self.open):
            if n:
                parts.append(rule())
            parts.append(self._step(step))
        if self.closed:
            earlier = button(self.tr("Earlier steps"), "link", icon="history")
            earlier.clicked.connect(self.earlier_wanted)
            parts.append(row(earlier, ...))
        return column(*parts, gap=8)

    def _title(self) -> str:
        if self.goal_id is None:
            return self.tr("Steps that belong to no goal")
        following = self.work.next_session()
        if following is None:
            return self.tr("Steps until next session")
        return self.tr("Steps until {0}").format(self.work.context.date(following.on))

    def _step(self, step: Step) -> QLayout:
        line = story(step, self.work.steps)
        look = button(self.tr("How did it go"), "small")
        look.setAccessibleName(self.tr("How did it go: {0}").format(step.what))
        look.setObjectName(f"review-{step.id}")
        look.clicked.connect(lambda: self.review_wanted.emit(step))
        edit = button(self.tr("Edit"), "link", icon="pen")
        edit.setAccessibleName(self.tr("Edit step: {0}").format(step.what))
        edit.setObjectName(f"step-{step.id}")
        edit.clicked.connect(lambda: self.edit_wanted.emit(step))
        return column(
            row(
                (self._what(step), 1),
                side(_box(self._sure(step, line)), _SURE_WIDTH),
                side(_box(self._last(line)), _REVIEW_WIDTH),
                column(row(look, edit, gap=12), ...),
                gap=16, stack=900,
            ),
            _if_then(step, joint=self.work.many()),
            self._raise(step),
            gap=8,
        )  # fmt: skip

    def _what(self, step: Step) -> QLayout:
        whose = self.work.name_of(step.person_id) if step.person_id and self.work.many() else ""
        around = [
            step.when_where, step.how_often, step.how_much,
            self.tr("with {0}").format(step.with_whom) if step.with_whom else "",
            self.tr("Supporter: {0}").format(step.supporter) if step.supporter else "",
            self.tr("Strength: {0}").format(step.strength) if step.strength else "",
        ]  # fmt: skip
        said = "  ·  ".join(part for part in (whose, *around) if part)
        below = Label(said, "small", tone="muted", wrap=True, selectable=True) if said else None
        return column(Label(step.what, strong=True, wrap=True, selectable=True), below, ..., gap=2)

    def _sure(self, step: Step, line: Sequence[Step]) -> QLayout:
        if step.confidence is None:
            return column(...)
        before = earlier_confidence(line)[-3:]
        said = self.tr("was {0}").format(", ".join(map(str, before))) if before else self.tr("sure")
        number = Label(self.tr("{0} of 10").format(step.confidence), strong=True, tabular=True)
        return column(number, Label(said, "small", tone="muted"), ..., gap=2)

    def _last(self, line: Sequence[Step]) -> QLayout:
        reviews = reviews_of(line, self.work.reviews)
        if not reviews:
            return column(Label(self.tr("New"), "small", tone="muted"), ..., gap=2)
        last = reviews[-1]
        day = self.work.context.date(last.on)
        return column(Label(how_it_went(last), wrap=True), Label(day, "small", tone="muted"), ..., gap=2)

    def _raise(self, step: Step) -> QWidget | None:
        if not step.asks_what_would_help() or not step.raise_it.strip():
            return None
        return Label(self.tr("To make it a 7: {0}").format(step.raise_it), "small", tone="muted", wrap=True)


def how_it_went(review: StepReview) -> str:
    """Return the client's word for how a step went, or what became of it."""
    if review.done_client is None:
        return words.of(review.verdict)
    return done_words()[review.done_client]


def review_words(work: Work, review: StepReview) -> str:
    """Return everything a review says, for reading."""
    parts = [f"{work.context.date(review.on)}: {how_it_went(review)}; {words.of(review.verdict).lower()}"]
    if review.done_therapist is not None:
        parts.append(_tr("You: {0}").format(done_words()[review.done_therapist]))
    for label, value in ((_tr("Useful"), review.useful), (_tr("Difficult"), review.difficult)):
        if value is not None:
            parts.append(_tr("{0}: {1} of 10").format(label, value))
    told = (
        (_tr("Helped"), review.helped), (_tr("Got in the way"), review.hindered),
        (_tr("Learned"), review.learned),
    )  # fmt: skip
    parts += [f"{label}: {text}" for label, text in told if text.strip()]
    return "\n".join(parts)


def if_then(step: Step, *, joint: bool) -> str:
    """Return the if–then plan as one sentence, or nothing; in a `joint` one nobody says I."""
    cue, do = step.if_cue.strip().rstrip(".,"), step.then_do.strip().rstrip(".")
    if not cue and not do:
        return ""
    frame = _tr("If {0}, then {1}.") if joint else _tr("If {0}, then I {1}.")
    return frame.format(cue or "…", do or "…")


def _if_then(step: Step, *, joint: bool) -> QWidget | None:
    said = if_then(step, joint=joint)
    if not said:
        return None
    lead = Label(_tr("If–then"), "small", tone="accent", strong=True)
    box = Card(margin=(12, 6, 12, 6))
    box.setProperty("card", "sunk")
    box.body.addLayout(row(lead, (Label(said, wrap=True, selectable=True), 1), gap=12))
    return box


def _box(layout: QLayout) -> QWidget:
    box = QWidget()
    box.setLayout(layout)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("Steps", text)
