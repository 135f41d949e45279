"""What is to be done after something was shared without a permission, step by step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import REPORT_WITHIN, Disclosure
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.tasks import Task
from practice_desk.domain.text import breakable, isolate
from practice_desk.intentions import tasks
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Icon, Label, StateLine, button, column, heading, row
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.refusals import keep_or_say
from practice_desk.ui.rooms.disclosures.log import Log


class FollowUpCard(Card):
    """The steps after one disclosure. `done_wanted` brings the step that was done."""

    done_wanted = Signal(object)

    def __init__(self, log: Log, disclosure: Disclosure) -> None:
        super().__init__(gap=10)
        self._log, self._disclosure = log, disclosure
        self.setObjectName(f"follow-up-{disclosure.id}")
        day = log.context.date(disclosure.on)
        said = f"{day}  ·  {isolate(disclosure.recipient)}"
        left = log.open_steps(disclosure.id)
        self.add(heading(self.tr("Still to do") if left else self.tr("What was done")))
        self.add(Label(breakable(said), tone="muted", wrap=True))
        if left:
            self.add(Label(self.clock(), "small", wrap=True))
        if left and log.discreet:
            words = self.tr("Discreet: only by the ways and with the words that are safe for them")
            self.add(StateLine(words, "info"))
        for task in log.steps[disclosure.id]:
            self.add(self._done(task) if task.done_on else self._open(task))

    def clock(self) -> str:
        """Return until when a report is made, where one is needed (UK GDPR 33(1); 45 CFR 164.404(b))."""
        place = self._log.context.desk.practice.own().jurisdiction
        until = (self._disclosure.at_utc + REPORT_WITHIN[place]).astimezone()
        day = self._log.context.date(until.date())
        if place is Jurisdiction.US:
            return self.tr("If it was a breach, the client is told without delay, by {0} at most.").format(
                day
            )
        weekday = QLocale().dayName(until.isoweekday(), QLocale.FormatType.ShortFormat)
        said = self.tr("If the ICO has to hear of it: within 72 hours of noticing, that is until {0}.")
        return said.format(f"{weekday} {day} {until:%H:%M}")

    def _open(self, task: Task) -> QWidget:
        done = button(self.tr("Done"), "link")
        done.setObjectName(f"done-{task.id}")
        done.setAccessibleName(self.tr("Done: {0}").format(task.about))
        done.setEnabled(not self._log.context.desk.read_only)
        done.clicked.connect(partial(self._emit, task))
        box = QWidget()
        text = Label(breakable(task.about), wrap=True)
        box.setLayout(row(Icon("steps", "accent", 18), (text, 1), done, gap=10, top=True))
        return box

    def _done(self, task: Task) -> QWidget:
        day = self._log.context.date(task.done_on)
        box, outcome = QWidget(), task.outcome.strip()
        lines = column(Label(breakable(task.about), "small", tone="muted", wrap=True), gap=2)
        said = self.tr("Done on {0}: {1}").format(day, outcome) if outcome else self.tr("Done on {0}")
        lines.addWidget(Label(breakable(said.format(day) if not outcome else said), "small", wrap=True))
        box.setLayout(row(Icon("check", "accent", 18), (lines, 1), gap=10, top=True))
        return box

    def _emit(self, task: Task, *_: object) -> None:
        self.done_wanted.emit(task)


def open_done(parent: QWidget, context: Context, task: Task) -> FormDialog:
    """Open the form that notes that a step was done, and what came of it."""
    form: Form[Task] = Form(context.desk, "task-done")
    form.add_widget(Label(breakable(task.about), wrap=True))
    form.add(
        "outcome", parent.tr("What came of it"), TextField(3),
        hint=parent.tr("Who said what, what was decided, and why. It may stay empty."),
    )  # fmt: skip
    form.add("done_on", parent.tr("Done on"), NeededDate(context.desk.practice.own().date_order, today()))
    form.start(task, task.client_id)
    form.rows["done_on"].field.setText(context.date(today()))  # type: ignore[attr-defined]

    def finish(typed: Task) -> None:
        tasks.finish_task(context.desk, task, typed.outcome, typed.done_on or today())

    def keep() -> bool:
        place = tasks.place_of(task)
        return keep_or_say(form, Deed.FINISH_TASK, place, finish, lambda typed: typed.problems(today()))

    dialog = FormDialog(
        parent.window(), parent.tr("A step was done"), form, keep, parent.tr("Note it as done")
    )
    dialog.open()
    return dialog
