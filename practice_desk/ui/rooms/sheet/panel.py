"""The choices beside the sheet: which goals, steps and lines, how the client is named, how it is printed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.goals import GoalState
from practice_desk.domain.noticed import ON_ONE_SHEET, Noticed
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.sheet_choices import MOST_GOALS, NameShown, SheetChoices, SheetPart
from practice_desk.domain.steps import open_steps
from practice_desk.domain.text import isolate
from practice_desk.intentions import clients
from practice_desk.storage.desk import Desk
from practice_desk.ui import words
from practice_desk.ui.kit import Check, Choice, Label, column
from practice_desk.ui.theme import px

_OFFERED = (GoalState.ACTIVE, GoalState.ACHIEVED, GoalState.PARTLY, GoalState.PAUSED)
_RECENT_LINES = 6


class ChoicesPanel(QWidget):
    """Ticks and choices; `changed` is emitted with every one of them. Without a client the sheet is blank."""

    changed = Signal()

    def __init__(self, desk: Desk, client_id: str, start: SheetChoices) -> None:
        super().__init__()
        self._desk, self._client_id, self._start = desk, client_id, start
        self._people = clients.participants(desk, client_id) if client_id else []
        self.goals = self._ticks(self._goals(), start.goal_ids)
        self.steps = self._ticks(self._steps(), start.step_ids)
        self.noticed = self._ticks(self._lines(), start.noticed_ids)
        parts = [(p.value, words.of(p)) for p in SheetPart] if client_id else []
        self.parts = self._ticks(parts, [p.value for p in start.parts])
        self.name = self._choice(words.choices(NameShown), start.name, self.tr("Name on the sheet"))
        self.paper = self._choice(words.choices(PaperSize), start.paper, self.tr("Paper"))
        sizes = [(False, self.tr("Normal, 12 pt")), (True, self.tr("Large print, 18 pt"))]
        self.large = self._choice(sizes, start.large, self.tr("Size of print"))
        self.discreet = Check(self.tr("Discreet: no therapist, no therapy"), start.discreet)
        self.blank = Check(self.tr("Blank, to fill in by hand"), start.blank)
        for check in (self.discreet, self.blank):
            check.clicked.connect(lambda _: self._tell())
        self._chosen_parts: list[QWidget] = []
        self._lay_out()
        self._follow_blank()

    def choices(self) -> SheetChoices:
        """Return what is chosen now."""
        return replace(
            self._start,
            goal_ids=_ticked(self.goals),
            step_ids=_ticked(self.steps),
            noticed_ids=_ticked(self.noticed),
            parts=frozenset(SheetPart(p) for p in _ticked(self.parts)),
            name=self.name.value(),
            paper=self.paper.value(),
            large=self.large.value(),
            discreet=self.discreet.isChecked(),
            blank=self.blank.isChecked(),
        )

    def in_order(self) -> list[QWidget]:
        """Return what can be chosen, in reading order."""
        ticks = [self.goals, self.steps, self.noticed, self.parts]
        rest: list[QWidget] = [self.paper, self.large, self.discreet]
        if self._client_id:
            rest = [self.name, *rest, self.blank]
        return [*(check for group in ticks for check in group.values()), *rest]

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(18))
        groups = (
            (self.tr("Goals"), self.goals),
            (self.tr("Small steps"), self.steps),
            (self.tr("From “What I noticed”"), self.noticed),
            (self.tr("On the sheet"), self.parts),
        )
        for title, ticks in groups:
            if ticks:
                group = QWidget()
                group.setLayout(column(Label(title, strong=True), *ticks.values(), gap=4))
                self._chosen_parts.append(group)
                outer.addWidget(group)
        choices = [(self.tr("Paper"), self.paper), (self.tr("Size of print"), self.large)]
        if self._client_id:
            choices.insert(0, (self.tr("Name on the sheet"), self.name))
        for title, choice in choices:
            label = Label(title, strong=True)
            label.setBuddy(choice)
            outer.addLayout(column(label, choice, gap=6))
        outer.addLayout(column(self.discreet, self.blank if self._client_id else None, gap=4))

    def _ticks(self, offered: list[tuple[str, str]], chosen: Container[str]) -> dict[str, Check]:
        found: dict[str, Check] = {}
        for key, text in offered:
            check = Check(text, key in chosen)
            check.clicked.connect(lambda _: self._tell())
            found[key] = check
        return found

    def _choice(self, items: Sequence[tuple[object, str]], chosen: object, name: str) -> Choice:
        choice = Choice(list(items))
        choice.set_value(chosen)
        choice.setAccessibleName(name)
        choice.activated.connect(lambda _: self._tell())
        return choice

    def _tell(self) -> None:
        self._follow_blank()
        self.changed.emit()

    def _follow_blank(self) -> None:
        """Let what cannot be chosen wait: parts of a blank sheet, a fourth goal, a third line."""
        for group in self._chosen_parts:
            group.setEnabled(not self.blank.isChecked())
        self.name.setEnabled(not self.blank.isChecked())
        _hold_at(self.goals, MOST_GOALS)
        _hold_at(self.noticed, ON_ONE_SHEET)

    def _goals(self) -> list[tuple[str, str]]:
        goals = sorted(self._desk.goals.of_client(self._client_id), key=lambda g: g.position)
        offered = [g for g in goals if g.state in _OFFERED]
        return [
            (g.id, g.words if g.state is GoalState.ACTIVE else f"{g.words} ({words.of(g.state).lower()})")
            for g in offered
        ]

    def _steps(self) -> list[tuple[str, str]]:
        return [(s.id, s.what) for s in open_steps(self._desk.steps.of_client(self._client_id))]

    def _lines(self) -> list[tuple[str, str]]:
        lines = self._desk.noticed.of_client(self._client_id)[::-1]
        chosen = self._start.noticed_ids  # at the review, also from long ago
        shown = [n for at, n in enumerate(lines) if at < _RECENT_LINES or n.id in chosen]
        return [(n.id, self._said(n)) for n in shown]

    def _said(self, line: Noticed) -> str:
        """Return a line in quotation marks; where there are several people, with who said it."""
        who = next((p for p in self._people if p.id == line.person_id), None)
        if who is None or len(self._people) == 1:
            return f"“{line.words}”"
        return f"{isolate(who.first_name())}: “{line.words}”"


def _ticked(ticks: dict[str, Check]) -> tuple[str, ...]:
    return tuple(key for key, check in ticks.items() if check.isChecked())


def _hold_at(ticks: dict[str, Check], most: int) -> None:
    full = len(_ticked(ticks)) >= most
    for check in ticks.values():
        check.setEnabled(check.isChecked() or not full)
