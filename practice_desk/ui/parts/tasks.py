"""What is still to be done for a client, since something was withdrawn, shared or crossed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.intentions import tasks
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Icon, Label, button, column, heading, row
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.refusals import keep_or_say


class TasksCard(Card):
    """Lists the tasks of a client, soonest first, each with Done. `is_needed` says whether there are any.

    What follows from a crossing stands in the log alone, which the client never sees.
    """

    def __init__(self, context: Context, client_id: str) -> None:
        super().__init__(gap=12)
        self.context = context
        self.setObjectName("tasks")
        own = tasks.tasks_of(context.desk, client_id)
        self.tasks = _each_once(task for task in own if task.source is not TaskSource.CROSSING)
        self.is_needed = bool(self.tasks)
        self.add(heading(self.tr("To be done")))
        for task in self.tasks:
            self._line(task)

    def _line(self, task: Task) -> None:
        said = column(Label(words.of(task.kind), strong=True, wrap=True), gap=2)
        for line in (task.about or self._source(task), self._when(task)):
            if line:
                said.addWidget(Label(line, "small", tone="muted", wrap=True))
        self.add(row(Icon("steps", "accent", 20), (said, 1), *self._deeds(task), gap=12, top=True))

    def _deeds(self, task: Task) -> list[QWidget]:
        """Return what can be done with a task here; what belongs to the log is done on its own page."""
        deeds = [
            (self.tr("Another day"), "later", self._open_day), (self.tr("Done"), "done", self._open_done)
        ]  # fmt: skip
        if _in_the_log(task):
            deeds = [(self.tr("Open"), "open", self._open_log)]
        found: list[QWidget] = []
        for text, name, do in deeds:
            made = button(text, "link")
            made.setObjectName(f"{name}-{task.id}")
            made.setAccessibleName(f"{text}: {words.of(task.kind)}")
            made.setEnabled(name == "open" or not self.context.desk.read_only)
            made.clicked.connect(partial(do, task))
            found.append(made)
        return found

    def _open_log(self, task: Task, *_: object) -> None:
        self.context.news.place_wanted.emit(tasks.place_of(task))

    def _when(self, task: Task) -> str:
        if task.due_on is None:
            return ""
        day = self.context.date(task.due_on)
        if task.due_on < today():
            return self.tr("Waiting since {0}").format(day)
        return self.tr("By {0}").format(day)

    def _source(self, task: Task) -> str:
        """Return the title of the paper a task comes from."""
        paper = self.context.desk.papers.find(task.source_id) if task.source is TaskSource.PAPER else None
        return paper.title if paper else ""

    def _open_done(self, task: Task, *_: object) -> FormDialog:
        form: Form[Task] = Form(self.context.desk, "task-done")
        order = self.context.desk.practice.own().date_order
        form.add("outcome", self.tr("What came of it"), TextField(2), hint=self.tr("It may stay empty."))
        form.add("done_on", self.tr("Done on"), NeededDate(order, today()))
        form.start(task, task.client_id)
        form.rows["done_on"].field.setText(self.context.date(today()))  # type: ignore[attr-defined]

        def finish(typed: Task) -> None:
            tasks.finish_task(self.context.desk, task, typed.outcome, typed.done_on or today())

        return self._open(form, task, words.of(task.kind), self.tr("Done"), Deed.FINISH_TASK, finish)

    def _open_day(self, task: Task, *_: object) -> FormDialog:
        form: Form[Task] = Form(self.context.desk, "task-day")
        order = self.context.desk.practice.own().date_order
        form.add("due_on", self.tr("By when"), NeededDate(order, today()))
        form.start(task, task.client_id)

        def keep(typed: Task) -> None:
            tasks.keep_task(self.context.desk, typed)

        return self._open(form, task, words.of(task.kind), self.tr("Keep the day"), Deed.KEEP_TASK, keep)

    def _open(
        self, form: Form[Task], task: Task, title: str, deed_words: str, deed: Deed,
        do: Callable[[Task], object],
    ) -> FormDialog:  # fmt: skip
        place = tasks.place_of(task)
        parent: QWidget = self.window()

        def keep() -> bool:
            return keep_or_say(form, deed, place, do, lambda typed: typed.problems(today()))

        dialog = FormDialog(parent, title, form, keep, deed_words)
        dialog.open()
        return dialog


def _in_the_log(task: Task) -> bool:
    """Say whether a task is finished by what the log of disclosures says, not by a word that it is done."""
    return task.kind is TaskKind.SHARE or task.source is TaskSource.DISCLOSURE


def _each_once(own: Iterable[Task]) -> list[Task]:
    """Return tasks without the further steps after one disclosure: its first open one stands for all."""
    found: dict[str, Task] = {}
    for task in own:
        found.setdefault(task.source_id if task.source is TaskSource.DISCLOSURE else task.id, task)
    return list(found.values())
