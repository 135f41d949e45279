"""Goals on the turned screen: the client's own words and where they are today, before anybody else's number.

No target, no count, no level number and nothing good or bad stands on these pages (ui.md, No shame).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal, active
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.record import override
from practice_desk.intentions import goals, practice_parts
from practice_desk.intentions.review_answers import is_young
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.kit import Box, column
from practice_desk.ui.turned.big_pips import TenLine
from practice_desk.ui.turned.options import Options
from practice_desk.ui.turned.options import levels as levels_of
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.questions import EndPage, QuestionPage, Sitting, inset, page_words
from practice_desk.ui.turned.screen import TurnedScreen, turn
from practice_desk.ui.turned.text_size import say

FORM = "turned-rating"
_ON_A_PAGE = 2
_SAID = "said"


class RatingSitting(Sitting):
    """One person's numbers for the goals in work on one occasion."""

    def __init__(self, context: Context, person: Person, rated: list[Goal], session_id: str | None) -> None:
        super().__init__(context, person, FORM, f"{person.id}:{session_id or today().isoformat()}")
        session = context.desk.sessions.find(session_id or "")
        self.session_id = session.id if session else None
        self.on = min(session.on, today()) if session else today()
        self.goals = rated
        self.is_young = is_young(context.desk.clients.get(person.client_id), person)
        self.kept = self._kept()
        self.marks: dict[str, Any] = {**self.kept, **self.draft}

    def take(self, goal: Goal, what: str, value: object, *, typed: bool = False) -> None:
        """Note a number for a goal, or what was said about it."""
        self.marks[f"{goal.id}|{what}"] = value
        self.touched(typed=typed)

    def mark(self, goal: Goal, what: str) -> Any:
        """Return what was given for a goal so far."""
        return self.marks.get(f"{goal.id}|{what}")

    @override
    def answers(self) -> dict[str, Any]:
        changed = {k: v for k, v in self.marks.items() if v != self.kept.get(k)}
        return changed if any(v not in (None, "") or k in self.kept for k, v in changed.items()) else {}

    @override
    def keep(self) -> None:
        if self.answers():
            given = [r for goal in self.goals for r in self._given(goal)]
            rated = {(r.goal_id, r.scale) for r in given}
            cleared = [r for r in self._own() if (r.goal_id, r.scale) not in rated]
            goals.keep_ratings(self.context.desk, self.person.client_id, given, cleared)
            said = _tr("{0} gave their numbers.") if given else _tr("{0} took their numbers back.")
        else:
            said = _tr("{0} left the goals open.")
        self.told.append(Outcome(said.format(self.name), is_plain=True))
        self.forget_draft()

    @override
    def unfinished(self) -> Outcome | None:
        if not self.answers():
            return None
        said = _tr("{0} did not come to the end of the goals. Turn the screen again to go on.")
        return Outcome(said.format(self.name))

    def _own(self) -> list[Rating]:
        ids = {g.id for g in self.goals}
        occasion = self.session_id or self.on.isoformat()
        return [
            r for r in self.context.desk.ratings.of_client(self.person.client_id)
            if r.by() == (Rater.PERSON, self.person.id) and r.occasion() == occasion and r.goal_id in ids
        ]  # fmt: skip

    def _kept(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for rating in self._own():
            found[f"{rating.goal_id}|{rating.scale.value}"] = rating.value
            if rating.comment:
                found[f"{rating.goal_id}|{_SAID}"] = rating.comment
        return found

    def _given(self, goal: Goal) -> list[Rating]:
        said = str(self.mark(goal, _SAID) or "").strip()
        made: list[Rating] = []
        for scale in Scale:
            value = self.mark(goal, scale.value)
            if value is None:
                continue
            made.append(
                Rating(
                    client_id=self.person.client_id, goal_id=goal.id, session_id=self.session_id, on=self.on,
                    rater=Rater.PERSON, person_id=self.person.id, scale=scale, value=value, comment=said,
                )
            )  # fmt: skip
            said = ""  # said once, with the first mark
        return made


class GoalLine(QWidget):
    """One goal in the client's words, with where they are today."""

    def __init__(self, sitting: RatingSitting, goal: Goal, *, levels: bool) -> None:
        super().__init__()
        words = goal.wording()
        parts: list[QWidget] = [inset(say(words, role="title"))]
        self.ten: TenLine | None = None
        self.levels: Options | None = None
        if goal.rated_by_ten():
            ends = (self.tr("as far away as can be"), "", self.tr("where I want to be"))
            self.ten = TenLine(self.tr("Where am I today with this goal?"), ends)
            self.ten.pips.setAccessibleName(self.tr("{0}, where am I today").format(words))
            self.ten.set_value(sitting.mark(goal, Scale.TEN.value))
            self.ten.pips.rated.connect(lambda value: sitting.take(goal, Scale.TEN.value, value))
            parts.append(self.ten)
        if levels and goal.rated_by_gas() and any(goal.levels):
            self.levels = levels_of(goal.levels, goal.gas_baseline, young=sitting.is_young)
            self.levels.setAccessibleName(self.tr("{0}, what fits today").format(words))
            self.levels.set_value(sitting.mark(goal, Scale.GAS.value))
            self.levels.chosen.connect(lambda value: sitting.take(goal, Scale.GAS.value, value))
            parts += [inset(say(self.tr("Which of these fits today?"), strong=True)), self.levels]
        self.said = TextField(2)
        self.said.set_value(str(sitting.mark(goal, _SAID) or ""))
        self.said.edited.connect(lambda: sitting.take(goal, _SAID, self.said.value(), typed=True))
        self.caption = say("", "muted")
        self.caption.setBuddy(self.said)
        self.setLayout(column(*parts, Box(column(self.caption, self.said, gap=6, margin=4)), gap=12))
        self._ask(self.ten.pips.value() if self.ten else None)
        if self.ten:
            self.ten.pips.rated.connect(self._ask)

    def _ask(self, value: int | None) -> None:
        """Ask what made it this; at nothing there is no lower one to ask about."""
        question = (
            self.tr("What keeps you going even so?") if value == 0
            else self.tr("What made it this, and not one lower?")
        )  # fmt: skip
        self.caption.setText(self.tr("{0} If you like, write it down.").format(question))
        self.said.setAccessibleName(question)

    def first(self) -> QWidget:
        """Return what is answered first."""
        return self.ten or self.levels or self.said


class GoalsPage(QuestionPage):
    """One or two goals; any may stay open."""

    def __init__(self, sitting: RatingSitting, rated: list[Goal], progress: str, *, first: bool) -> None:
        levels = practice_parts.is_on(sitting.context.desk, SessionPart.GAS)
        self.lines = [GoalLine(sitting, goal, levels=levels) for goal in rated]
        lead = QCoreApplication.translate(
            "turned",
            "There is no right number. You can leave any of them open.",
        )
        head = [inset(say(lead))] if first else []
        super().__init__(sitting, sitting.titled(_tr("My goals")), progress, *head, *self.lines)
        self.first = self.lines[0].first()


def rate_on_screen(
    context: Context, client_id: str, person_id: str, back: Place, session_id: str | None = None
) -> TurnedScreen | None:
    """Let one person say where they are with each goal, before the therapist's number is seen; then `back`.

    The numbers belong to the session, or to today, and to this person alone. Without a goal in work a message
    says so and nothing is turned.
    """
    desk = context.desk
    on = practice_parts.is_on(desk, SessionPart.GAS)
    rated = [g for g in active(desk.goals.of_client(client_id)) if g.rated_by_ten() or (on and any(g.levels))]
    if not rated:
        context.news.said.emit(_tr("There is no goal to rate yet."))
        return None
    sitting = RatingSitting(context, desk.people.get(person_id), rated, session_id)
    return turn(context, pages_of(sitting), back)


def pages_of(sitting: RatingSitting) -> list[TurnedPage]:
    """Return the pages of one sitting: one or two goals each, and the end."""
    at = range(0, len(sitting.goals), _ON_A_PAGE)
    groups = [sitting.goals[n : n + _ON_A_PAGE] for n in at]
    pages = [
        GoalsPage(sitting, group, page_words(n, len(groups)), first=n == 1)
        for n, group in enumerate(groups, 1)
    ]
    for before, after in pairwise(pages):
        after.comes_after(before)
    end = EndPage(
        sitting,
        sitting.titled(_tr("My goals")),
        _tr("That was the last page"),
        (_tr("I am done"), lambda: None),
    )
    end.said.setText(_tr("You can go back and change a number, or leave it as it is."))
    end.comes_after(pages[-1])
    return [*pages, end]


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
