"""Before: one card on what was agreed last time, and what is worth knowing before the door opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.due import Due, DueKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions.moments import LastMarks, LastTime, OpenStep
from practice_desk.intentions.sessions import place_of
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Icon, Label, Quote, StateLine, button, column, heading, row
from practice_desk.ui.parts import days
from practice_desk.ui.parts.prompt_card import PromptCard
from practice_desk.ui.parts.steps import how_it_went
from practice_desk.ui.rooms.sessions.seen import Seen, title_of

_FEW = 3
_SAFETY = (DueKind.SELF_HARM_ANSWER, DueKind.SAFETY_REVIEW)


def _tr(text: str) -> str:
    return QCoreApplication.translate("before_card", text)


class BeforeCard(Card):
    """Read before a session; `go` leads to the page where a line is dealt with."""

    def __init__(self, seen: Seen, go: Callable[[Place], object]) -> None:
        super().__init__(gap=14)
        self._seen, self._go = seen, go
        before, last = seen.before, seen.before.last
        self.body.addLayout(heading(_tr("Last time"), *self._to_last(last), note=self._when(last)))
        safety = [d for d in before.due if d.kind in _SAFETY]
        parts = [
            self._safety(safety), self._last(last), self._prompts(), self._steps(), self._marks(),
            self._noticed(), self._contacts(), self._between(), self._own(),
            self._due([d for d in before.due if d not in safety]),
        ]  # fmt: skip
        shown = [part for part in parts if part is not None]
        for part in shown:
            self.body.addLayout(part)
        if not shown:
            said = _tr("The first session. What is agreed and noticed in it will stand here next time.")
            self.body.addWidget(Label(said, tone="muted", wrap=True))

    def _when(self, last: LastTime | None) -> str:
        if last is None:
            return ""
        seen = self._seen
        day = days.moment_words(seen.context, last.session.on, last.session.start)
        return f"{title_of(seen.work, last.session)}, {day}"

    def _safety(self, due: list[Due]) -> QLayout | None:
        """Return what touches safety, above all else: what to talk about, and the plan that is in force."""
        plan, context = self._seen.before.safety_plan, self._seen.context
        lines = [self._due_line(d) for d in due]
        if plan is not None:
            place = Place(PlaceKind.SAFETY, plan.client_id)
            said = _tr("Safety plan of {0}").format(context.date(plan.made_on))
            lines.append(self._leads(StateLine(said, "force"), said, place))
        return column(*lines, gap=4) if lines else None

    def _to_last(self, last: LastTime | None) -> list[QWidget]:
        if last is None:
            return []
        made = button(_tr("Open"), "link")
        made.setObjectName("open-last")
        made.setAccessibleName(_tr("Open the session before"))
        made.clicked.connect(lambda: self._go(place_of(last.session)))
        return [made]

    def _last(self, last: LastTime | None) -> QLayout | None:
        if last is None or not (last.mattered or last.next_lines):
            return None
        said: list[QWidget] = [Quote(last.mattered)] if last.mattered.strip() else []
        lines = [_to_follow(line) for line in last.next_lines[:_FEW]]
        return column(*said, *lines, gap=6)

    def _prompts(self) -> QLayout | None:
        seen = self._seen
        many = seen.work.many()
        made = [PromptCard(seen.context, q, seen.session.id, many=many) for q in seen.before.prompts]
        return column(*made, gap=10) if made else None

    def _steps(self) -> QLayout | None:
        steps = self._seen.before.steps
        if not steps or self._seen.session.state is SessionState.HELD:
            return None  # they stand beside, to be marked
        return column(_small(_tr("Steps agreed")), *(self._step(s) for s in steps), gap=6)

    def _step(self, step: OpenStep) -> QWidget:
        sure = step.step.confidence
        was = _tr("was: {0}").format(how_it_went(step.last_review)) if step.last_review else _tr("new")
        how = _tr("sure {0} of 10").format(sure) if sure is not None else ""
        note = "  ·  ".join(part for part in (was, how) if part)
        return _line(step.step.what, note)

    def _marks(self) -> QLayout | None:
        lines = [line for line in map(self._mark, self._seen.before.marks) if line is not None]
        return column(_small(_tr("Last marks")), *lines, gap=6) if lines else None

    def _mark(self, marks: LastMarks) -> QWidget | None:
        ten = {by: r for by, r in marks.ten.items() if by[0] is not Rater.THERAPIST}
        if not ten:
            return None
        said = ", ".join(
            f"{self._seen.work.who(by)} {ten[by].value}" for by in self._seen.work.ordered(list(ten))
        )
        return _beside(marks.goal.wording(), said)

    def _noticed(self) -> QLayout | None:
        lines = self._seen.before.noticed[:_FEW]
        if not lines:
            return None
        context = self._seen.context
        said = [_beside(f"“{line.words}”", days.near(line.on) or context.date(line.on)) for line in lines]
        return column(_small(_tr("What was noticed")), *said, gap=6)

    def _contacts(self) -> QLayout | None:
        found = self._seen.before.contacts[:_FEW]
        if not found:
            return None
        return column(_small(_tr("Since then")), *(self._contact(c) for c in found), gap=6)

    def _contact(self, contact: Session) -> QWidget:
        day = days.day_words(self._seen.context, contact.on)
        said = contact.about or words.of(contact.kind)
        return self._leads(_line(said, f"{words.of(contact.kind)}, {day}"), said, place_of(contact))

    def _between(self) -> QLayout | None:
        """Return the moments that came between the two and are still open."""
        found = self._seen.before.ruptures[:_FEW]
        if not found:
            return None
        return column(
            _small(_tr("Between you, still open")), *(Label(r.moment, wrap=True) for r in found), gap=4
        )

    def _own(self) -> QLayout | None:
        tries = [r.could_try for r in self._seen.before.to_try if r.could_try.strip()]
        if not tries:
            return None
        return column(_small(_tr("What you wanted to try")), *(Label(t, wrap=True) for t in tries), gap=4)

    def _due(self, due: list[Due]) -> QLayout | None:
        if not due:
            return None
        of_kind: dict[DueKind, list[Due]] = {}
        for each in due:
            of_kind.setdefault(each.kind, []).append(each)
        lines = [line for found in of_kind.values() for line in self._due_lines(found)]
        return column(_small(_tr("What is due")), *lines, gap=4)

    def _due_lines(self, found: list[Due]) -> list[QWidget]:
        """Return a line each, or one for many of a kind: the first of them leads the way."""
        if len(found) <= _FEW:
            return [self._due_line(d) for d in found]
        return [self._due_line(found[0], _tr("and {0} more").format(len(found) - 1))]

    def _due_line(self, due: Due, more: str = "") -> QWidget:
        day = ", ".join(part for part in (days.day_words(self._seen.context, due.on), more) if part)
        said = ": ".join(part for part in (words.of(due.kind), due.about) if part)
        return self._leads(StateLine(said, "due", day), said, due.place)

    def _leads(self, line: QWidget, said: str, place: Place) -> QWidget:
        """Return a line with the link to where it is dealt with."""
        link = button(_tr("Open"), "link")
        link.setAccessibleName(_tr("Open: {0}").format(said))
        link.clicked.connect(lambda: self._go(place))
        made = QWidget()
        made.setLayout(row((line, 1), link, gap=8))
        return made


def _small(text: str) -> Label:
    return Label(text, "small", tone="muted", strong=True)


def _line(text: str, note: str) -> QWidget:
    made = QWidget()
    below = Label(note, "small", tone="muted", wrap=True) if note else None
    made.setLayout(column(Label(text, wrap=True, selectable=True), below, gap=1))
    return made


def _beside(text: str, note: str) -> QWidget:
    """Return a line with what belongs to it on its right."""
    made = QWidget()
    behind = Label(note, "small", tone="muted", tabular=True)
    made.setLayout(row((Label(text, wrap=True, selectable=True), 1), behind, gap=10))
    return made


def _to_follow(line: str) -> QWidget:
    """Return what was to follow from last time, behind a clock."""
    made = QWidget()
    sign = Icon("clock", "muted", 16)
    sign.setAccessibleName(_tr("What was to follow"))
    made.setLayout(row(sign, (Label(line, wrap=True, selectable=True), 1), gap=8))
    return made
