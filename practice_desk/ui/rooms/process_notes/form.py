"""The form of a process note: its day and its text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.process_notes import ProcessNote
from practice_desk.intentions import process_notes
from practice_desk.ui.context import Context
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Banner, button
from practice_desk.ui.parts.apart_words import apart_words
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.note_fields import NoteField
from practice_desk.ui.parts.note_section import SectionEdit

_LINES = 10


def open_process_note(
    parent: QWidget, context: Context, client_id: str, note: ProcessNote | None, session_id: str | None = None
) -> FormDialog:
    """Open the form; what was typed and left is found again. A new one has the day of its session."""
    desk = context.desk
    form: Form[ProcessNote] = Form(desk, process_notes.FORM)
    said = apart_words(desk)
    text = NoteField()
    form.add_widget(Banner(said.apart, "attention", lead=parent.tr("Kept apart")))
    form.add("body", parent.tr("Your own thinking"), text)
    form.add("on", parent.tr("Day"), NeededDate(desk.practice.own().date_order, today()))
    fresh = process_notes.begin_process_note(desk, client_id, session_id)
    known = note or _left(context, client_id, fresh)
    form.start(known, client_id)
    for box in text.boxes:
        if isinstance(box.text, SectionEdit):
            box.text.give_room(_LINES)

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_PROCESS_NOTE, process_notes.place_of(known),
            lambda typed: process_notes.keep_process_note(desk, typed), lambda typed: typed.problems(today()),
        )  # fmt: skip

    dialog = FormDialog(parent.window(), said.note, form, keep, parent.tr("Keep it apart"))
    if note is not None:
        _offer_removal(dialog, context, note)
    form.rows["body"].field.setFocus()
    dialog.open()
    return dialog


def _left(context: Context, client_id: str, fresh: ProcessNote) -> ProcessNote:
    """Return the new note that was typed and not kept, with its id, or a fresh one."""
    desk = context.desk
    left = desk.scratch.newest(process_notes.FORM, client_id)
    if left is None or desk.process_notes.find(left.record_id) is not None:
        return fresh
    return replace(fresh, id=left.record_id)


def _offer_removal(dialog: FormDialog, context: Context, note: ProcessNote) -> None:
    remove = button(apart_words(context.desk).remove, "quiet", icon="trash")

    def take_out() -> None:
        dialog.form.forget()
        dialog.accept()
        process_notes.remove_process_note(context.desk, context.desk.process_notes.get(note.id))

    remove.clicked.connect(take_out)
    dialog.form.add_widget(remove)
