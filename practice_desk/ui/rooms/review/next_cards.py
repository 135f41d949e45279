"""What comes of a review beside the goals: the agreement, what was offered, and the steps until next time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from practice_desk.domain.agreements import ReviewOutcome
from practice_desk.domain.reviews import ReviewAnswer
from practice_desk.domain.steps import Step, open_steps
from practice_desk.intentions import reviews
from practice_desk.ui.kit import (
    Card,
    Label,
    ListRow,
    Quote,
    StateLine,
    button,
    column,
    heading,
    rows,
    rule,
    wrap,
)
from practice_desk.ui.rooms.review.read import LookingBack
from practice_desk.ui.rooms.review.said import matters_part, working_parts


class AgreementCard(Card):
    """How the work goes. `settle` is told what comes of the agreement, `to_agreement` leads to it.

    `take_back` takes back that it was looked at.
    """

    def __init__(
        self, read: LookingBack, settle: Callable[[ReviewOutcome], object],
        to_agreement: Callable[[], object], take_back: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(heading(self.tr("How we are doing")), gap=8)
        if read.has_answers:
            self.add(*working_parts(read), rule())
        self._take_back = take_back
        self.add(*self._agreement(read, settle, to_agreement))

    def _agreement(
        self, read: LookingBack, settle: Callable[[ReviewOutcome], object], to_agreement: Callable[[], object]
    ) -> list[QWidget]:
        to = button(self.tr("Agreement"), "link", icon="arrow", trailing=True)
        to.setObjectName("to-agreement")
        to.clicked.connect(lambda: to_agreement())
        look = read.context.desk.agreement_reviews.find(read.review.agreement_review_id or "")
        if look is not None:
            kept = look.outcome is ReviewOutcome.KEPT
            said = self.tr("The agreement stays as it is.") if kept else self.tr(
                "A new version is drafted. The one before it holds until all have signed."
            )  # fmt: skip
            return [StateLine(said, "done"), self._after(read, to)]
        if read.agreement is None:
            return [Label(self.tr("No agreement is signed by all."), tone="muted", wrap=True), to]
        if not read.review.is_open:
            return [to]
        keep = button(self.tr("The agreement stays"), "small", icon="check")
        keep.setObjectName("keep-agreement")
        keep.clicked.connect(lambda: settle(ReviewOutcome.KEPT))
        new = button(self.tr("Draft a new version"), "small", icon="pen")
        new.setObjectName("new-version")
        new.clicked.connect(lambda: settle(ReviewOutcome.NEW_VERSION))
        for deed in (keep, new):
            deed.setEnabled(read.may_settle)
        said = self.tr("Keeping it needs no signature. A new version is signed by all.")
        deeds = QWidget()
        deeds.setLayout(wrap(keep, new, to))
        return [Label(said, "small", tone="muted", wrap=True), deeds]

    def _after(self, read: LookingBack, to: QWidget) -> QWidget:
        deeds = [to]
        if not read.context.desk.read_only and reviews.may_take_back_look(read.context.desk, read.review):
            back = button(self.tr("Take this back"), "link", icon="undo")
            back.setObjectName("take-back-look")
            back.setAccessibleName(self.tr("Take back that the agreement was looked at"))
            back.clicked.connect(lambda: self._take_back())
            deeds.append(back)
        box = QWidget()
        box.setLayout(wrap(*deeds))
        return box


def matters_card(
    read: LookingBack, goal: Callable[[ReviewAnswer], object], step: Callable[[ReviewAnswer], object]
) -> Card | None:
    """Return what matters now, with what can become a goal or a step in one press; none where it is open."""
    parts: list[QWidget] = []
    matters = matters_part(read)
    if matters is not None:
        parts.append(matters)
    goals = {g.words.strip() for g in read.work.goals}
    whats = {s.what.strip() for s in read.work.steps}
    for answer in read.offered("value"):
        done = answer.value_words.strip() in goals
        lead = _tr("“{0}” has no goal yet").format(answer.value) if answer.value else _tr("A new goal")
        press = _press(read, _tr("Make it a goal"), "goal", partial(goal, answer), done=done)
        parts.append(_offer(lead, answer.value_words, read.who(answer.person_id), press))
    for answer in read.offered("strength"):
        done = answer.strength_words.strip() in whats
        lead = (
            _tr("Their strength “{0}” could help").format(answer.strength)
            if answer.strength
            else _tr("A step")
        )
        press = _press(read, _tr("Make it a step"), "steps", partial(step, answer), done=done)
        parts.append(_offer(lead, answer.strength_words, read.who(answer.person_id), press))
    return Card(heading(_tr("What matters now")), *parts, gap=10) if parts else None


def steps_card(read: LookingBack, look: Callable[[Step], object], add: Callable[[], object]) -> Card:
    """Return the steps that are open, each of which can be looked at, and the way to a new one."""
    fresh = button(_tr("Add a step"), "link", icon="plus")
    fresh.setObjectName("add-step")
    fresh.setEnabled(not read.context.desk.read_only)
    fresh.clicked.connect(lambda: add())
    card = Card(heading(_tr("Steps until next time"), fresh), gap=4)
    made: list[ListRow] = []
    for step in open_steps(read.work.steps):
        line = ListRow("steps", step.what, step.when_where, "", _tr("How did it go?"))
        line.setObjectName(f"step-{step.id}")
        line.setEnabled(not read.context.desk.read_only)
        line.clicked.connect(partial(_look, look, step))
        made.append(line)
    if made:
        card.add(rows(*made))
    else:
        said = _tr("No steps yet. One small step until next time is enough.")
        card.add(Label(said, tone="muted", wrap=True))
    return card


def _look(look: Callable[[Step], object], step: Step, _checked: bool = False) -> None:
    look(step)


def _press(read: LookingBack, words: str, icon: str, do: Callable[[], object], *, done: bool) -> QWidget:
    if done:
        return StateLine(_tr("Added"), "done")
    if not read.review.is_open:
        return QWidget()
    made: QPushButton = button(words, "small", icon=icon)
    made.setEnabled(read.may_settle)
    made.clicked.connect(lambda: do())
    return made


def _offer(lead: str, words: str, who: str, press: QWidget) -> QWidget:
    box = QWidget()
    box.setLayout(
        column(Label(lead, "small", tone="muted", wrap=True), Quote(words.strip(), who), wrap(press), gap=6)
    )
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
