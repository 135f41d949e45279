"""What is added to a signed risk note: the first text stays as it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.notes import AdditionKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, override
from practice_desk.intentions import notes
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.refusals import keep_or_say


@dataclass(frozen=True, kw_only=True, repr=False)
class Added(Record):
    """What is to be added, while it is typed; its id is the note's."""

    client_id: str
    kind: AdditionKind = AdditionKind.ADDENDUM
    words: str = ""
    old: str = ""
    reason: str = ""

    def problems(self) -> Iterator[tuple[str, StrEnum]]:
        """Yield nothing: what stands in the way depends on the note, and is said when it is added."""
        yield from ()


class AddedForm(Form[Added]):
    """The kind, the words, and for a correction what they take the place of and why."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.desk, "risk-addition")
        self.add("kind", self.tr("What it is"), ChoiceField(words.choices(AdditionKind)))
        self.add(
            "old", self.tr("The words it takes the place of"), TextField(2),
            hint=self.tr("Copied from the note. They stay, struck through."),
        )  # fmt: skip
        self.add("words", self.tr("What is added"), TextField(4))
        self.add("reason", self.tr("Why"), LineField())
        self.edited.connect(self._fit)

    @override
    def start(self, record: Added, client_id: str | None = None) -> None:
        """Show what is to be added."""
        super().start(record, client_id)
        self._fit()

    def _fit(self) -> None:
        kind = self.field("kind").value()
        self.rows["old"].setVisible(kind is AdditionKind.CORRECTION)
        self.rows["words"].setVisible(kind is not AdditionKind.ENTERED_IN_ERROR)
        self.rows["reason"].setVisible(kind in (AdditionKind.CORRECTION, AdditionKind.ENTERED_IN_ERROR))


def open_addition(parent: QWidget, context: Context, client_id: str, note_id: str) -> FormDialog:
    """Open the form that adds to a signed note."""
    form = AddedForm(context)
    form.start(Added(id=note_id, client_id=client_id), client_id)

    def add(typed: Added) -> object:
        return notes.add_to_note(
            context.desk, note_id, typed.kind, typed.words, old=typed.old, reason=typed.reason
        )

    def keep() -> bool:
        place = Place(PlaceKind.SAFETY, client_id, note_id)
        return keep_or_say(form, Deed.ADD_TO_NOTE, place, add)

    title = parent.tr("Add to this note")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Add for good"))
    form.rows["words"].field.setFocus()
    dialog.open()
    return dialog
