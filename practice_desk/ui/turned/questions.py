"""Pages of questions on the turned screen: a few at a time, each of which may stay open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from practice_desk.domain.people import Person
from practice_desk.domain.record import override
from practice_desk.domain.signing import Refused
from practice_desk.domain.text import isolate
from practice_desk.intentions import clients
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Box, Card, Page, button, column, row
from practice_desk.ui.kit.layout import Item
from practice_desk.ui.theme import px
from practice_desk.ui.turned.closing import ThanksPage
from practice_desk.ui.turned.hand_back import middle
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.screen import called
from practice_desk.ui.turned.text_size import Problem, big, say

_MEASURE = 860
_KEEP_AFTER = 1500  # ms: what was typed is in the vault before three seconds are over


class Sitting(QObject):
    """What the pages of one sitting share: a draft in the vault while it lasts, then what is kept.

    `form` and `record_id` name the draft. Nothing is worked out here, whatever was answered.
    """

    def __init__(self, context: Context, person: Person, form: str, record_id: str) -> None:
        super().__init__()
        self.context, self.person = context, person
        self.therapist = called(context.desk.practice.own().therapist, _tr("your therapist"))
        self.done = False
        self.told: list[Outcome] = []
        self._form, self._record_id = form, record_id
        self._timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._timer.timeout.connect(self.keep_draft)
        self._left = self._told_all = False
        found = context.desk.scratch.find(form, record_id)
        self.draft: Mapping[str, Any] = found.body if found else {}

    @property
    def name(self) -> str:
        """Return what the person is called, in what the therapist reads."""
        return isolate(self.person.first_name())

    def titled(self, title: str) -> str:
        """Return a title, with whose turn it is where several people fill one in."""
        others = clients.participants(self.context.desk, self.person.client_id)
        return _tr("{0}, for {1}").format(title, self.name) if len(others) > 1 else title

    def answers(self) -> dict[str, Any]:
        """Return what was answered so far, as it is kept for later; empty where nothing was."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep what was answered, inside one change. Raises Refused or a KnownError."""
        raise NotImplementedError

    def back_with_therapist(self) -> None:
        """Do what may only happen once the screen was handed back, such as counting."""

    def unfinished(self) -> Outcome | None:
        """Return what the therapist is told of a sitting that was left half way."""
        return None

    def touched(self, *, typed: bool = False) -> None:
        """Note that something was answered: a mark is kept at once, typing when it rests."""
        if typed:
            self._timer.start()
        else:
            self.keep_draft()

    def keep_draft(self) -> None:
        """Keep what was answered so far as a draft, encrypted with the rest."""
        self._timer.stop()
        if self.done or self._left:
            return
        desk, said = self.context.desk, self.answers()
        if said:
            desk.scratch.keep(self._form, self._record_id, said, client_id=self.person.client_id)
        else:
            desk.scratch.drop(self._form, self._record_id)

    def forget_draft(self) -> None:
        """Drop the draft: what it held is kept."""
        self._timer.stop()
        self.context.desk.scratch.drop(self._form, self._record_id)

    def finish(self) -> str:
        """Keep what was answered at the end. Returns a sentence where that could not be."""
        if self.done:
            return ""
        try:
            self.keep()
        except Refused as refused:
            return " ".join(dict.fromkeys(words.of(problem) for _, problem in refused.problems))
        except KnownError as error:
            self.told.append(Outcome(words.fault(error)))
            said = _tr("This could not be kept just now. Give the computer back to {0}.")
            return said.format(self.therapist)
        self.done = True
        return ""

    def let_go(self) -> None:
        """End the sitting, once: the screen is no longer with the person."""
        if self._left:
            return
        self.keep_draft()
        self._left = True
        try:
            if self.done:
                self.back_with_therapist()
        except KnownError as error:
            self.told.append(Outcome(words.fault(error)))

    def outcomes(self) -> list[Outcome]:
        """Return what the therapist is told, each line once, whichever page asks first."""
        half = None if self.done or self._told_all else self.unfinished()
        told, self.told, self._told_all = [*self.told, *([half] if half else [])], [], True
        return told


class QuestionPage(TurnedPage):
    """A few questions below each other, with the way back and on."""

    def __init__(self, sitting: Sitting, title: str, progress: str, *parts: Item, on: str = "") -> None:
        super().__init__(title, progress)
        self.sitting = sitting
        self.first: QWidget | None = None
        self._brought: set[int] = set()  # each is shown once: one may be higher than the page
        self.problem = Problem()
        self.before = button(self.tr("Back"), icon="back")
        self.before.hide()
        self.on = button(on or self.tr("Go on"), "primary", icon="right")
        self.on.clicked.connect(self.go_on)
        self.page = Page(column(*parts, ..., gap=26, margin=(32, 24, 24, 24)))
        self.page.setAccessibleName(title)
        card = Card((self.page, 1), gap=0, margin=(1, 1, 1, 1))
        foot = row(self.before, (self.problem, 1), ..., self.on, gap=12)
        body = Box(column((card, 1), foot, gap=12))
        body.setMaximumWidth(px(_MEASURE))
        self.setLayout(row(..., (body, 100), ..., margin=(32, 16, 32, 16)))

    def comes_after(self, page: TurnedPage) -> None:
        """Lead back to another page."""
        self.before.show()
        self.before.clicked.connect(lambda: self.leads_to.emit(page))

    def go_on(self) -> None:
        """Go to what comes next; an open question that was out of sight below is shown first, once."""
        hidden = next((q for q in self.open_questions() if self._is_below(q)), None)
        if hidden is None:
            self.finished.emit()
            return
        self._brought.add(id(hidden))
        self.page.ensureWidgetVisible(hidden, 0, px(8))
        hidden.setFocus()

    def open_questions(self) -> list[QWidget]:
        """Return the questions of this page that are open, from the top."""
        return []

    def show_next(self, question: QWidget) -> None:
        """Bring the question into sight that comes after the one that was answered."""
        self.page.ensureWidgetVisible(question, 0, px(8))

    def _is_below(self, question: QWidget) -> bool:
        view = self.page.viewport()
        bottom = question.mapTo(view, question.rect().bottomLeft()).y()
        return bottom > view.height() and id(question) not in self._brought

    @property
    @override
    def is_answered(self) -> bool:
        return self.sitting.done

    @override
    def arrive(self) -> None:
        (self.first or self.on).setFocus()

    @override
    def keep_typing(self) -> None:
        self.sitting.keep_draft()

    @override
    def let_go(self) -> str:
        self.sitting.let_go()
        return ""

    @override
    def outcomes(self) -> list[Outcome]:
        return self.sitting.outcomes()


class EndPage(TurnedPage):
    """The last page: what was answered is kept when its button is pressed, and nothing is shown of it.

    `ways` are buttons with their words and what is done before keeping, the first of them the main one.
    """

    def __init__(
        self, sitting: Sitting, title: str, lead: str, *ways: tuple[str, Callable[[], object]]
    ) -> None:
        super().__init__(title)
        self.sitting = sitting
        self.after = ""  # what is said below the thanks
        self.lead, self.said = say(lead, role="display"), say("")
        self.problem = Problem()
        self.look = button("", icon="back")
        self.look.hide()
        self.before = button(self.tr("Back"), icon="back")
        self.ways = [big(said, "primary" if n == 0 else "secondary") for n, (said, _) in enumerate(ways)]
        for made, (_, do) in zip(self.ways, ways, strict=True):
            made.clicked.connect(lambda _=False, do=do: self.finish(do))
        self.setLayout(
            middle(
                self.lead, self.said, self.problem, 8, *self.ways,
                row(..., self.look, self.before, ..., gap=8),
            )
        )  # fmt: skip

    def comes_after(self, page: TurnedPage) -> None:
        """Lead back to another page."""
        self.before.clicked.connect(lambda: self.leads_to.emit(page))

    def finish(self, first: Callable[[], object]) -> None:
        """Keep what was answered, and thank for it."""
        first()
        said = self.sitting.finish()
        self.problem.say(said)
        if not said:
            thanks = ThanksPage(self.title, self.tr("Thank you."), self.after)
            self.leads_to.emit(thanks)

    @property
    @override
    def is_answered(self) -> bool:
        return self.sitting.done

    @override
    def arrive(self) -> None:
        self.ways[0].setFocus()

    @override
    def let_go(self) -> str:
        self.sitting.let_go()
        return ""

    @override
    def outcomes(self) -> list[Outcome]:
        return self.sitting.outcomes()


def inset(*lines: QWidget) -> QWidget:
    """Lay words flush with the answers below them, which keep room for the focus ring."""
    return Box(column(*lines, gap=8, margin=(4, 0, 4, 0)))


def page_words(number: int, count: int) -> str:
    """Return how far somebody is, where there is more than one page."""
    return _tr("Page {0} of {1}").format(number, count) if count > 1 else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
