"""What is to be shared on a day to come, and whether it still may be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.disclosures import DisclosureBasis
from practice_desk.domain.releases import ReleaseValidity
from practice_desk.domain.tasks import Task, TaskSource
from practice_desk.domain.text import breakable, isolate
from practice_desk.intentions import releases
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Label, StateLine, button, column, heading, row, rule
from practice_desk.ui.parts import release_words
from practice_desk.ui.parts.days import day_words
from practice_desk.ui.rooms.disclosures.log import Log


class PlannedCard(Card):
    """Lists what is planned, soonest first. Each signal brings the task."""

    shared = Signal(object)
    dropped = Signal(object)

    def __init__(self, log: Log) -> None:
        super().__init__(gap=12)
        self._log = log
        self.add(heading(self.tr("Planned")))
        for n, task in enumerate(log.planned):
            self.add(rule() if n else None, self._task(task))

    def _task(self, task: Task) -> QWidget:
        title = Label(breakable(task.about), strong=True, wrap=True)
        lines = column(title, Label(self._when(task), "small", tone="muted", wrap=True), gap=4)
        stopped = self._stopped(task)
        if stopped:
            lines.addWidget(StateLine(stopped, "attention"))
        elif self._is_seen_first(task):
            lines.addWidget(StateLine(self.tr("The client wants to see or hear it first"), "info"))
        done = button(self.tr("It was shared"), "small")
        drop = button(self.tr("Not shared after all"), "link")
        for made, name, signal in ((done, "shared", self.shared), (drop, "dropped", self.dropped)):
            made.setObjectName(f"{name}-{task.id}")
            made.setAccessibleName(f"{made.accessibleName()}: {task.about}")
            made.setEnabled(not self._log.context.desk.read_only)
            made.clicked.connect(partial(self._emit, signal, task))
        lines.addLayout(row(done, drop, ..., gap=16))
        box = QWidget()
        box.setLayout(lines)
        return box

    def _emit(self, signal: SignalInstance, task: Task, *_: object) -> None:
        signal.emit(task)

    def _when(self, task: Task) -> str:
        """Return the day, and to whom or on what ground."""
        day = day_words(self._log.context, task.due_on)
        if task.source is TaskSource.GROUND:
            return f"{day}  ·  {words.of(DisclosureBasis(task.source_id))}"
        found = self._log.release(task.source_id)
        return self.tr("{0}  ·  to {1}").format(day, isolate(found[0].recipient)) if found else day

    def _stopped(self, task: Task) -> str:
        """Return why this can no longer go ahead; nothing where its permission holds or none is needed."""
        if task.source is not TaskSource.PAPER:
            return ""
        now = releases.validity_of(self._log.context.desk, task.source_id)
        day = max(task.due_on or today(), today())
        then = releases.validity_of(self._log.context.desk, task.source_id, day)
        found = then if now.may_share or now.is_worth is ReleaseValidity.NOT_YET else now
        return release_words.reason(self._log.context, found, holds_today=now.may_share)

    def _is_seen_first(self, task: Task) -> bool:
        files = (file for _, file, _ in self._log.releases if file.paper.id == task.source_id)
        return any(release_words.wants_to_see_first(file) for file in files)
