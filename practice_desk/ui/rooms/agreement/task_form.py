"""Closing what followed from a crossing, with what came of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.crossings import CrossingNote
from practice_desk.domain.deeds import Deed
from practice_desk.domain.tasks import Task, TaskKind
from practice_desk.intentions import crossings, tasks
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.needed import NeededDate


def open_done(parent: QWidget, context: Context, task: Task) -> FormDialog:
    """Ask when something was done and what came of it; a look back also joins the entry itself."""
    form: Form[Task] = Form(context.desk, "crossing-task")
    order = context.desk.practice.own().date_order
    form.add_widget(Label(task.about or words.of(task.kind), "heading", wrap=True))
    form.add("done_on", form.tr("Done on"), NeededDate(order, today()))
    form.add("outcome", form.tr("What came of it: with whom, when, what"), TextField(3))
    form.start(replace(task, done_on=today()), task.client_id)

    def finish(done: Task) -> None:
        on = done.done_on or today()
        if task.kind is TaskKind.LOOK_BACK_AT_CROSSING and done.outcome.strip():
            note = CrossingNote(
                client_id=task.client_id, crossing_id=task.source_id, on=on, outcome=done.outcome
            )  # fmt: skip
            crossings.add_to_crossing(context.desk, note)
        tasks.finish_task(context.desk, context.desk.tasks.get(task.id), done.outcome, on)

    def keep() -> bool:
        return form.keep(Deed.FINISH_TASK, tasks.place_of(task), finish, lambda t: t.problems(today()))

    dialog = FormDialog(parent.window(), parent.tr("What came of it"), form, keep, parent.tr("Keep as done"))
    dialog.open()
    return dialog
