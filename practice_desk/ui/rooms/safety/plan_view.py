"""The safety plan for reading: the parts in the order of a hard moment, then what is known about the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyPlan, SafetyReview
from practice_desk.domain.text import breakable
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, MenuButton, StateLine, button, column, facts, heading, row, wrap
from practice_desk.ui.rooms.safety.plan_words import PlanWords, plan_words

_RANKED = (SafetyPart.BY_MYSELF, SafetyPart.PEOPLE, SafetyPart.PROFESSIONALS)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanCard", text)


class PlanCard(Card):
    """One version in force. Each signal asks for what its button names."""

    edit_wanted = Signal()
    review_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(
        self, context: Context, plan: SafetyPlan, reviews: Sequence[SafetyReview], *, due: bool, earlier: bool
    ) -> None:
        super().__init__(gap=14)
        self.context, self.plan, self._reviews = context, plan, reviews
        said = plan_words()
        edit = self._deed(_tr("Change"), "edit-plan", "pen")
        edit.clicked.connect(self.edit_wanted)
        review = self._deed(_tr("Look at it again"), "review-plan", "eye")
        review.clicked.connect(self.review_wanted)
        more = [(_tr("Earlier versions"), self.earlier_wanted.emit)] if earlier else []
        deeds = [edit, review, *([MenuButton(_tr("More"), more)] if more else [])]
        self.body.addLayout(heading(_tr("Safety plan")))
        self.body.addLayout(wrap(*deeds, gap=8))
        if due:
            self.body.addWidget(StateLine(_tr("It is time to look at it together."), "due"))
        for part in SafetyPart:
            lines = plan.lines(part)
            if lines:
                self.body.addWidget(_part(said, part, lines))
        self.body.addLayout(facts(*self._about(said)))

    def _deed(self, words: str, name: str, icon: str) -> QPushButton:
        made = button(words, "small", icon=icon)
        made.setObjectName(name)
        made.setEnabled(not self.context.desk.read_only)
        return made

    def _about(self, said: PlanWords) -> list[tuple[str, str]]:
        date = self.context.date
        kept = self.plan
        looked = sorted(self._reviews, key=lambda r: (r.on, r.seq))
        next_on = looked[-1].next_review_on if looked else kept.next_review_on
        likely = "" if kept.likely is None else _tr("{0} of 10").format(kept.likely)
        lines = [
            (_tr("Version"), f"{kept.number}, {date(kept.made_on)}"),
            (_tr("Made with"), kept.made_with), (said.likely, likely), (said.barriers, kept.barriers),
            (_tr("Copy given"), kept.copy_given),
            (_tr("Looked at"), "\n".join(_looked(date(r.on), r.words) for r in looked)),
            (_tr("Look at it again on"), date(next_on)),
        ]  # fmt: skip
        return [(label, words) for label, words in lines if words.strip()]


def _looked(day: str, words: str) -> str:
    return f"{day}: {words}" if words.strip() else day


def plan_text(plan: SafetyPlan) -> str:
    """Return a version as lines of text, as an earlier one is read."""
    said = plan_words()
    parts = ((said.heading(part), plan.lines(part)) for part in SafetyPart)
    return "\n\n".join(
        "\n".join([head, *(f"•  {_line_words(n)}" for n in lines)]) for head, lines in parts if lines
    )


def _part(said: PlanWords, part: SafetyPart, lines: Sequence[SafetyLine]) -> QWidget:
    made = QWidget()
    shown = [_line(line, n if part in _RANKED else 0) for n, line in enumerate(lines, 1)]
    made.setLayout(column(Label(said.heading(part), strong=True, wrap=True), *shown, gap=4))
    return made


def _line(line: SafetyLine, number: int) -> QWidget:
    made = QWidget()
    mark = Label(f"{number}." if number else "•", tone="muted", tabular=True)
    words = Label(breakable(_line_words(line)), wrap=True, selectable=True)
    made.setLayout(row(mark, (words, 1), gap=8, top=True))
    return made


def _line_words(line: SafetyLine) -> str:
    who = _tr("{0} helps").format(line.who) if line.who.strip() else ""
    by_when = _tr("by {0}").format(line.by_when) if line.by_when.strip() else ""
    told = _tr("they know of it") if line.told else ""
    return "  ·  ".join(p for p in (line.what, line.phone, line.hours, who, by_when, told) if p.strip())
