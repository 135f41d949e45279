"""The small forms of a session: two lines for now, and what is added to a signed note."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Deed
from practice_desk.domain.notes import AdditionKind, NoteAddition, NoteProblem
from practice_desk.domain.record import Record
from practice_desk.intentions import notes, sessions
from practice_desk.intentions.notes import NoteFile
from practice_desk.ui import words
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.form import Form, Problems
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.seen import Seen


@dataclass(frozen=True, kw_only=True, repr=False)
class TwoLines(Record):
    """A line or two while they are typed."""

    words: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Addition(Record):
    """What is to be added to a signed note, while it is typed."""

    words: str = ""
    old: str = ""
    reason: str = ""


def open_two_lines(parent: QWidget, seen: Seen, hands: Hands) -> FormDialog:
    """Open the form that keeps a stub, marked to finish."""
    desk, session = seen.context.desk, seen.session
    form: Form[TwoLines] = Form(desk, "two-lines")
    form.add("words", parent.tr("Two lines for now"), TextField(2), hint=parent.tr("The note is to finish."))
    form.start(TwoLines(id=session.id), session.client_id)

    def keep(typed: TwoLines) -> None:
        hands.begin()
        sessions.two_lines(desk, session.id, typed.words)

    def problems(typed: TwoLines) -> Problems:
        return [] if typed.words.strip() else [("words", NoteProblem.NO_WORDS)]

    def try_keep() -> bool:
        return form.keep(Deed.KEEP_TWO_LINES, seen.place, keep, problems)

    dialog = FormDialog(parent.window(), parent.tr("Two lines now"), form, try_keep, parent.tr("Keep lines"))
    dialog.open()
    form.field("words").setFocus()  # type: ignore[attr-defined]
    return dialog


def open_addition(
    parent: QWidget, seen: Seen, file: NoteFile, kind: AdditionKind, chosen: str = ""
) -> FormDialog:
    """Open the form for something added to a signed note; `chosen` are words of it that were marked."""
    desk = seen.context.desk
    form: Form[Addition] = Form(desk, f"addition-{kind.value}")
    form.add_widget(Label(_about(parent)[kind], tone="muted", wrap=True))
    if kind is AdditionKind.CORRECTION:
        hint = parent.tr("As they stand in the note. They stay, struck through.")
        form.add("old", parent.tr("The words that are not right"), TextField(2), hint=hint)
    if kind is not AdditionKind.ENTERED_IN_ERROR:
        form.add("words", _ask(parent)[kind], TextField(3))
    if kind in (AdditionKind.CORRECTION, AdditionKind.ENTERED_IN_ERROR):
        form.add("reason", parent.tr("The reason"), LineField())
    form.start(Addition(id=file.note.id, old=chosen), file.note.client_id)

    def keep(typed: Addition) -> None:
        notes.add_to_note(desk, file.note.id, kind, typed.words, old=typed.old, reason=typed.reason)

    def problems(typed: Addition) -> Problems:
        made = NoteAddition(
            client_id=file.note.client_id, note_id=file.note.id, kind=kind, words=typed.words, old=typed.old,
            reason=typed.reason, at_utc=now(),
        )  # fmt: skip
        return made.problems(file.signed)

    def try_keep() -> bool:
        return form.keep(Deed.ADD_TO_NOTE, seen.place, keep, problems)

    title = words.of(kind)
    dialog = FormDialog(parent.window(), title, form, try_keep, parent.tr("Add to the note"))
    dialog.open()
    return dialog


def _about(parent: QWidget) -> dict[AdditionKind, str]:
    return {
        AdditionKind.ADDENDUM: parent.tr("Something new that belongs to this note, dated today."),
        AdditionKind.CORRECTION: parent.tr("What was written stays, struck through, with the reason."),
        AdditionKind.LATE_ENTRY: parent.tr("Something left out then, from clear memory, dated today."),
        AdditionKind.ENTERED_IN_ERROR: parent.tr(
            "The note does not belong here. It stays in the record, behind a click, with the reason."
        ),
    }


def _ask(parent: QWidget) -> dict[AdditionKind, str]:
    return {
        AdditionKind.ADDENDUM: parent.tr("What is to be added"),
        AdditionKind.CORRECTION: parent.tr("What it says instead"),
        AdditionKind.LATE_ENTRY: parent.tr("What was left out"),
    }
