"""Writing a note: its format, its sections and what was thought about risk, in one form on the page.

What is typed is in the vault's scratch within two seconds, encrypted, and survives a lock and a crash; the
form itself is carried over when its page is built anew, so that nothing that happens meanwhile moves a word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_text import Section, read_sections, write_sections
from practice_desk.domain.notes import Note, NoteKind, RiskConsidered
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.record import override
from practice_desk.intentions import notes, practice_parts
from practice_desk.storage.desk import Desk
from practice_desk.ui import words
from practice_desk.ui.fields import LineField
from practice_desk.ui.form import Form
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.parts.note_facts import facts_of
from practice_desk.ui.parts.note_fields import Belongs, FormatField, NoteField, RiskField


class NoteForm(Form[Note]):
    """The note of one session or contact."""

    def __init__(self, desk: Desk, session_id: str, *, asks_risk: bool = True) -> None:
        super().__init__(desk, notes.FORM)
        self.session_id = session_id
        self._formats = FormatField()
        self.add("format", "", self._formats)
        self._formats.setAccessibleName(self.tr("Format of the note"))
        self.body = NoteField(notes.snippets(desk), facts_of(desk, session_id))
        self.add("body", "", self.body)
        if asks_risk:
            self._add_risk()
        self.rows["session"] = FormRow("session", "", Belongs(session_id))
        self._formats.chosen.connect(self._lay_out)
        self.edited.connect(self._fit)

    @override
    def start(self, record: Note, client_id: str | None = None) -> None:
        """Show a note, with what was typed into it before a lock or a crash."""
        super().start(record, client_id)
        self._fit()

    def begin(self) -> None:
        """Show the session's note, the one that was begun and not kept, or an empty one."""
        note, left = notes.begin_note(self.desk, self.session_id), notes.typed(self.desk, self.session_id)
        if left is not None and left.record_id != note.id:
            note = replace(note, id=left.record_id)
        if notes.note_of(self.desk, self.session_id) is None and self._shows_mental_state():
            note = replace(note, body=with_section(note.body, *mental_state()))
        shown = self._record
        if shown is not None and left is None and (shown.body, shown.risk) == (note.body, note.risk):
            return  # nothing else is shown than before
        self.start(note)

    def keep_draft(self, first: Callable[[], object] | None = None) -> bool:
        """Keep the note as it is, `first` doing what comes before it within the same change."""

        def do(typed: Note) -> None:
            if first is not None:
                first()
            notes.keep_note(self.desk, replace(typed, to_finish=typed.to_finish and not self.is_touched()))

        return self.keep(Deed.KEEP_NOTE, notes.place_of(self._start()), do, lambda _: ())

    def sign(self, first: Callable[[], object] | None = None) -> bool:
        """Sign and lock the note, or say beside the fields what is in the way."""

        def do(typed: Note) -> None:
            if first is not None:
                first()
            notes.sign_note(self.desk, typed)

        place = notes.place_of(self._start())
        if self.keep(Deed.SIGN_NOTE, place, do, lambda n: n.problems(today())):
            return True
        other = [p for name, p in self.record().problems(today()) if name not in self.rows]
        if other:
            self.show_fault(words.of(other[0]))
        return False

    def _start(self) -> Note:
        assert self._record is not None
        return self._record

    def add_mental_state(self) -> None:
        """Add the section on the mental state at the end, where there is none yet."""
        body = self.body.value()
        added = with_section(body, *mental_state())
        if added != body:
            self.body.set_value(added)
            self.edited.emit()

    def _shows_mental_state(self) -> bool:
        return "risk" in self.rows and practice_parts.is_on(self.desk, SessionPart.MENTAL_STATE)

    def _lay_out(self, form: NoteFormat) -> None:
        """Lay what is written out in another format: nothing of it is left out."""
        had = any(box.key == mental_state()[0] for box in self.body.boxes)
        body = notes.in_format(self.desk, self.record(), form).body
        self.body.set_value(with_section(body, *mental_state()) if had else body)
        self.edited.emit()

    def _add_risk(self) -> None:
        self.add(
            "risk", self.tr("Risk considered"), RiskField(words.choices(RiskConsidered)),
            hint=self.tr("Nothing is chosen beforehand, and no level is given."),
        )  # fmt: skip
        self.add("risk_words", self.tr("In a few words"), LineField())

    def _fit(self) -> None:
        if "risk" not in self.rows:
            return
        said = self.field("risk").value()
        needs = said not in (None, RiskConsidered.NOTHING_NEW) or bool(self.field("risk_words").value())
        self.rows["risk_words"].setVisible(needs)


def with_section(body: str, key: str, heading: str) -> str:
    """Return a body with another section at its end, the same where it has one of that key."""
    sections = read_sections(body)
    if any(section.key == key for section in sections):
        return body
    return write_sections([*sections, Section(key, heading)])


def mental_state() -> tuple[str, str]:
    """Return the key and heading of the section on the mental state."""
    return SessionPart.MENTAL_STATE.value, words.of(SessionPart.MENTAL_STATE)


def note_form(desk: Desk, session_id: str) -> NoteForm:
    """Return the form of a session's note, or of a contact's, filled."""
    kind = NoteKind.CONTACT if desk.sessions.get(session_id).is_contact else NoteKind.PROGRESS
    form = NoteForm(desk, session_id, asks_risk=kind is NoteKind.PROGRESS)
    form.begin()
    return form
