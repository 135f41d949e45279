"""Steps from last time: how much was done, the client first, the therapist's own mark by one key after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.steps import Step, StepReview, StepVerdict
from practice_desk.intentions import step_looks
from practice_desk.intentions.step_looks import StepLook
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Card,
    Done,
    Label,
    Segments,
    button,
    column,
    done_words,
    heading,
    row,
    rule,
    side,
)
from practice_desk.ui.parts.steps import how_it_went
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.seen import Seen

_NEW_WORDS = (StepVerdict.SMALLER, StepVerdict.CHANGE)
_NAME = 64
_EARLIER = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("steps_card", text)


class StepsCard(Card):
    """One press marks a step; `edit` opens the form of a step whose words are to change.

    `marking` are the steps whose marks are given again, `again` asks for one of them. With `reads` the card
    only says how they went.
    """

    def __init__(
        self, seen: Seen, hands: Hands, edit: Callable[[Step], object], marking: set[str],
        again: Callable[[str], object], *, reads: bool,
    ) -> None:  # fmt: skip
        super().__init__(gap=12)
        self._seen, self._hands, self._edit = seen, hands, edit
        self._open, self._again, self._reads = marking, again, reads
        looks = step_looks.looks(seen.context.desk, seen.session)
        self.body.addLayout(heading(_tr("Steps from last time"), note=_tr("how much was done")))
        looks = [look for look in looks if look.review is not None or not reads]
        for n, look in enumerate(looks):
            if n:
                self.body.addWidget(rule())
            self.body.addWidget(self._look(look))
        if not looks:
            said = _tr("No step was looked at.") if reads else _tr("No step was agreed until today.")
            self.body.addWidget(Label(said, tone="muted", wrap=True))

    def _look(self, look: StepLook) -> QWidget:
        step, work = look.step, self._seen.work
        whose = work.name_of(step.person_id) if step.person_id and work.many() else ""
        was = ", ".join(how_it_went(r).lower() for r in look.earlier[-_EARLIER:])
        said = _tr("was: {0}").format(was) if was else _tr("new since last time")
        note = "  ·  ".join(part for part in (whose, step.when_where, said) if part)
        asked = self._asked(look, whose or work.first_name())
        made = QWidget()
        made.setLayout(
            column(
                Label(step.what, strong=True, wrap=True, selectable=True),
                Label(note, "small", tone="muted", wrap=True), *asked, gap=6,
            )
        )  # fmt: skip
        return made

    def _asked(self, look: StepLook, who: str) -> list[QWidget]:
        """Return the client's mark, then the therapist's, then what becomes of it; known ones as a line."""
        review = look.review
        if self._reads:
            return [Label(_said(review, who), wrap=True)]
        if review is None or look.step.id in self._open:
            return [self._marks(look, "done_client", who), *([self._mine(look)] if review else [])]
        if review.done_therapist is None:
            return [
                self._marks(look, "done_client", who),
                self._mine(look),
                self._becomes(look, review.verdict),
            ]
        change = button(_tr("Change"), "link")
        change.setObjectName(f"change-{look.step.id}")
        change.setAccessibleName(_tr("Change the marks: {0}").format(look.step.what))
        change.clicked.connect(lambda: self._again(look.step.id))
        line = QWidget()
        line.setLayout(row((Label(_marks_said(review, who), wrap=True), 1), change, gap=8))
        return [line, self._becomes(look, review.verdict)]

    def _mine(self, look: StepLook) -> QWidget:
        return self._marks(look, "done_therapist", _tr("You"))

    def _marks(self, look: StepLook, name: str, who: str) -> QWidget:
        done = Done(getattr(look.review, name) if look.review else None)
        done.setObjectName(f"{'mine' if name == 'done_therapist' else name}-{look.step.id}")
        done.setAccessibleName(_tr("{0}, {1}").format(who, look.step.what))
        done.rated.connect(lambda value: self._mark(look, name, value))
        return _named(who, done)

    def _mark(self, look: StepLook, name: str, value: int | None) -> None:
        if name == "done_therapist":
            self._open.discard(look.step.id)
        self._hands.mark_step(look, name, value)

    def _becomes(self, look: StepLook, verdict: StepVerdict) -> QWidget:
        choice = Segments(words.choices(StepVerdict))
        choice.set_value(verdict)
        choice.setObjectName(f"verdict-{look.step.id}")
        choice.setAccessibleName(_tr("What becomes of it: {0}").format(look.step.what))
        choice.chosen.connect(lambda wanted: self._decide(look, wanted))
        return _named(_tr("Then"), choice)

    def _decide(self, look: StepLook, verdict: StepVerdict) -> None:
        following = self._hands.decide(look, verdict)
        if following is not None and verdict in _NEW_WORDS:
            self._edit(following)


class AgreedCard(Card):
    """What stands agreed since this session: kept steps and new ones."""

    def __init__(self, seen: Seen, add: Callable[[], object], edit: Callable[[Step], object]) -> None:
        super().__init__(gap=8)
        plus = button(_tr("Add a step"), "link", icon="plus")
        plus.setObjectName("add-step")
        plus.clicked.connect(lambda: add())
        self.body.addLayout(heading(_tr("Steps until next time"), plus))
        steps = step_looks.agreed_in(seen.context.desk, seen.session)
        for step in steps:
            self.body.addWidget(_agreed(step, edit))
        if not steps:
            said = _tr("Nothing new yet. One small step until next time is enough.")
            self.body.addWidget(Label(said, tone="muted", wrap=True))


def _said(review: StepReview | None, who: str) -> str:
    """Return in one line how a step went, and what became of it."""
    if review is None:
        return _tr("Not looked at.")
    said = (_marks_said(review, who), words.of(review.verdict))
    return "  ·  ".join(part for part in said if part)


def _marks_said(review: StepReview, who: str) -> str:
    marks = ((who, review.done_client), (_tr("You"), review.done_therapist))
    said = [_tr("{0}: {1}").format(name, done_words()[mark]) for name, mark in marks if mark is not None]
    return "  ·  ".join(said)


def _agreed(step: Step, edit: Callable[[Step], object]) -> QWidget:
    kept = _tr("goes on") if step.follows_id else _tr("new")
    sure = _tr("sure {0} of 10").format(step.confidence) if step.confidence is not None else ""
    note = ", ".join(part for part in (kept, sure) if part)
    change = button(_tr("Edit"), "link")
    change.setObjectName(f"agreed-{step.id}")
    change.setAccessibleName(_tr("Edit step: {0}").format(step.what))
    change.clicked.connect(lambda: edit(step))
    made = QWidget()
    made.setLayout(row((Label(step.what, wrap=True), 1), Label(note, "small", tone="muted"), change, gap=12))
    return made


def _named(who: str, field: QWidget) -> QWidget:
    made = QWidget()
    name = Label(who, "small", tone="muted", wrap=True)
    made.setLayout(row(side(name, _NAME), field, ..., gap=8, stack="auto"))
    return made
