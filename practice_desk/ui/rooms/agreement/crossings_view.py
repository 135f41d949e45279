"""The log of crossings: all of them beside the one that is open. No entry has a colour of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.clock import today
from practice_desk.domain.crossings import Crossing, CrossingNote
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.intentions import crossings
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import (
    Box,
    Card,
    Chip,
    EmptyState,
    Label,
    ListRow,
    Quote,
    StateLine,
    button,
    column,
    facts,
    heading,
    row,
    rule,
    side,
    wrap,
)  # fmt: skip
from practice_desk.ui.parts import days
from practice_desk.ui.rooms.agreement.crossing_fields import answered
from practice_desk.ui.rooms.agreement.crossing_form import open_note
from practice_desk.ui.rooms.agreement.task_form import open_done
from practice_desk.ui.theme import px

_LIST_WIDTH = 292
_SHORT = 90


class CrossingsView(QWidget):
    """The entries of one client. `opened` brings an entry's id, `note_wanted` asks for a new one."""

    opened = Signal(str)
    note_wanted = Signal()

    def __init__(self, room: QWidget, context: Context, client_id: str, chosen: str) -> None:
        super().__init__()
        self._room, self.context, self.desk = room, context, context.desk
        self.entries = crossings.crossings_of(self.desk, client_id)
        self._tasks = [t for t in self.desk.tasks.of_client(client_id) if t.source is TaskSource.CROSSING]
        self.chosen = next((c for c in self.entries if c.id == chosen), next(iter(self.entries), None))
        if self.chosen is None:
            self.setLayout(column(self._empty(), ..., gap=12))
            return
        listed = side(Box(column(*(self._row(c) for c in self.entries), ..., gap=2)), _LIST_WIDTH)
        self.setLayout(row(listed, (column(self._entry(self.chosen), ..., gap=0), 1), gap=16, stack=820))

    def summed_up(self) -> str:
        """Return in one sentence what is in the log."""
        if not self.entries:
            return self.tr("Yours alone; on no paper made for the client")
        said = self.tr("%n in the log", "", len(self.entries))
        left = sum(1 for t in self._tasks if t.done_on is None)
        return self.tr("{0}, {1} to do").format(said, left) if left else said

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "note", self.tr("Nothing recorded"),
            self.tr(
                "Small departures from the usual belong here too, also the good ones: a gift, a longer "
                "session, a meeting in the street. They are on no paper made for the client."
            ),
            self.tr("Note a crossing"),
        )  # fmt: skip
        empty.pressed.connect(self.note_wanted)
        if empty.action is not None:
            empty.action.setEnabled(not self.desk.read_only)
        return Card(empty)

    def _row(self, crossing: Crossing) -> ListRow:
        when = days.day_words(self.context, crossing.on)
        about = [when, words.of(crossing.category), *([self.tr("planned")] if crossing.planned else [])]
        said = " ".join(crossing.facts.split())
        short = f"{said[:_SHORT].rstrip()} …" if len(said) > _SHORT else said
        made = ListRow("", short, "  ·  ".join(about))
        made.setObjectName(f"crossing-{crossing.id}")
        layout = made.layout()
        assert layout is not None
        layout.setContentsMargins(px(16), px(8), px(12), px(8))
        made.set_marked(self.chosen is not None and crossing.id == self.chosen.id)
        made.clicked.connect(lambda: self.opened.emit(crossing.id))
        return made

    # ---- one entry ----

    def _entry(self, crossing: Crossing) -> QWidget:
        add = button(self.tr("Add what came of it"), "small", icon="plus")
        add.setObjectName("add-to-crossing")
        add.setEnabled(not self.desk.read_only)
        add.clicked.connect(lambda: open_note(self._room, self.context, crossing))
        chips = [
            Chip(words.of(crossing.category)),
            Chip(self.tr("Planned") if crossing.planned else self.tr("Happened")),
        ]
        card = Card(
            row((Label(days.day_words(self.context, crossing.on), "heading", wrap=True), 1), add, gap=8),
            wrap(*chips, gap=8),
            Label(crossing.facts, wrap=True, selectable=True),
            self._said(crossing),
            facts(*((label, said) for label, said in self._told(crossing) if said.strip())),
            self._asked(crossing), gap=12,
        )  # fmt: skip
        for note in crossings.notes_of(self.desk, crossing):
            card.add(rule(), self._note(note))
        own = sorted(
            (t for t in self._tasks if t.source_id == crossing.id),
            key=lambda t: (t.due_on or today(), t.position),
        )
        if own:
            card.add(rule(), heading(self.tr("To do")), *(self._task(task) for task in own))
        return card

    def _said(self, crossing: Crossing) -> QWidget | None:
        view = crossing.client_view
        return Quote(view, self.tr("In the client's words")) if view.strip() else None

    def _told(self, crossing: Crossing) -> list[tuple[str, str]]:
        known = {a.value: words.of(a) for a in ClauseArea}
        decided = words.of(crossing.decision)
        return [
            (self.tr("Who began it"), words.of(crossing.initiator)),
            (self.tr("Clause"), known.get(crossing.clause_area, "")),
            (self.tr("What was going on around it"), crossing.context),
            (self.tr("What it may mean to the client"), crossing.meaning),
            (self.tr("What good may come of it"), crossing.benefit),
            (self.tr("What harm may come of it"), crossing.risk),
            (self.tr("What else could be done"), crossing.alternatives),
            (self.tr("What was talked about"), crossing.consent_discussed),
            (self.tr("Asked"), crossing.consulted),
            (self.tr("Decision"), f"{decided}: {crossing.reason}" if crossing.reason else decided),
            (self.tr("Look back together"), self.context.date(crossing.follow_up_on)),
            (
                self.tr("Marked"),
                self.tr("This harmed or used the client, or may have") if crossing.violation else "",
            ),
        ]

    def _asked(self, crossing: Crossing) -> QLayout | None:
        """Return what was thought about before, question by question."""
        if not crossing.before and not crossing.thinking:
            return None
        parts = [answered(text) for text in crossing.before]
        if crossing.thinking:
            parts.append((self.tr("Is one of these at work?"), "\n".join(crossing.thinking)))
        return column(Label(self.tr("Thought about before"), strong=True, wrap=True), facts(*parts), gap=8)

    def _note(self, note: CrossingNote) -> QLayout:
        head = self.tr("Added, {0}").format(days.day_words(self.context, note.on))
        harm = self.tr("This harmed or used the client, or may have") if note.violation else ""
        parts = (
            (self.tr("What came of it"), note.outcome), (self.tr("Asked"), note.consulted),
            (self.tr("Done or agreed"), note.action), (self.tr("Marked"), harm),
        )  # fmt: skip
        return column(Label(head, strong=True, wrap=True), facts(*(p for p in parts if p[1].strip())), gap=8)

    def _task(self, task: Task) -> QLayout:
        what = task.about or words.of(task.kind)
        if task.done_on is not None:
            note = self.tr("Done on {0}").format(self.context.date(task.done_on))
            said = [Label(task.outcome, "small", tone="muted", wrap=True)] if task.outcome else []
            return column(StateLine(what, "done"), Label(note, "small", tone="muted"), *said, gap=2)
        done = button(self.tr("Done"), "small", icon="check")
        done.setAccessibleName(self.tr("Done: {0}").format(what))
        done.setObjectName(f"done-{task.id}")
        done.setEnabled(not self.desk.read_only)
        done.clicked.connect(lambda: open_done(self._room, self.context, task))
        when = (
            days.day_words(self.context, task.due_on) if task.kind is TaskKind.LOOK_BACK_AT_CROSSING else ""
        )
        lines = column(
            Label(what, wrap=True), Label(when, "small", tone="muted") if when else None, gap=2
        )  # fmt: skip
        return row((lines, 1), done, gap=10, top=True)
