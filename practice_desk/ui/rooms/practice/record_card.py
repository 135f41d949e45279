"""What a session's record holds beyond its core, and how notes are written in this practice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.practice_parts import PracticeParts, SessionPart
from practice_desk.intentions import practice_parts
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LinesField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Check, Label, button, facts, heading
from practice_desk.ui.parts.needed import NeededNumber
from practice_desk.ui.rooms.practice.layout_field import LayoutsField

_MOST_HOURS = 744


def _tr(text: str) -> str:
    return QCoreApplication.translate("record_card", text)


class RecordCard(Card):
    """Each part is switched on or off with one press; notes have a form of their own."""

    def __init__(self, context: Context, edit: Callable[[], object]) -> None:
        super().__init__(gap=6)
        desk = context.desk
        kept = practice_parts.parts(desk)
        self.body.addLayout(heading(_tr("Parts of a session")))
        said = _tr(
            "The core is always there: steps, goals, words, note, risk. The rest is off until you want it."
        )
        self.body.addWidget(Label(said, "small", tone="muted", wrap=True))
        for part in SessionPart:
            tick = Check(words.of(part), kept.is_on(part))
            tick.setObjectName(f"part-{part.value}")
            tick.setEnabled(not desk.read_only)
            tick.clicked.connect(lambda on, part=part: practice_parts.switch(desk, part, on=on))
            self.body.addWidget(tick)
        change = button(_tr("Edit"), "link")
        change.setObjectName("edit-notes")
        change.setAccessibleName(_tr("Edit: Notes"))
        change.setEnabled(not desk.read_only)
        change.clicked.connect(lambda: edit())
        self.body.addLayout(heading(_tr("Notes"), change))
        self.body.addLayout(
            facts(
                (_tr("A new note begins as"), words.of(kept.format())),
                (_tr("A late entry after"), _tr("{0} hours").format(kept.late_hours)),
            )
        )


class NotesDialog(FormDialog):
    """How notes are written here: the usual format, its sections, snippets, techniques, late entries."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self.context = context
        form: Form[PracticeParts] = Form(context.desk, "practice-notes")
        formats = [(each.value, words.of(each)) for each in NoteFormat]
        form.add("note_format", _tr("A new note begins as"), ChoiceField(formats))
        hint = _tr("A tick shows a section. Your own heading takes the place of the usual one.")
        form.add("layouts", _tr("Sections"), LayoutsField(), hint=hint)
        form.add("snippets", _tr("Snippets, one a line"), LinesField(3), hint=_tr("To put into a note."))
        form.add("techniques", _tr("Techniques, one a line"), LinesField(5))
        form.add("late_hours", _tr("A late entry after, in hours"), NeededNumber(1, _MOST_HOURS))
        super().__init__(parent, _tr("Notes"), form, self._keep_notes, _tr("Keep it"))
        form.start(practice_parts.parts(context.desk))

    def _keep_notes(self) -> bool:
        desk = self.context.desk
        return self.form.keep(
            Deed.KEEP_PARTS, practice_parts.PAGE, lambda typed: practice_parts.keep_parts(desk, typed)
        )
