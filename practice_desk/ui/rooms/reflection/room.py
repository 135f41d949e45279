"""Reflection: what is the therapist's own, private reflections and the log of supervision."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.clients import Client
from practice_desk.domain.clock import today
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.practice_parts import PracticeParts
from practice_desk.domain.record import Record, override
from practice_desk.domain.reflections import Reflection
from practice_desk.domain.supervision import Supervision
from practice_desk.intentions import reflections, supervision
from practice_desk.ui import words
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label, Segments, button, column, row
from practice_desk.ui.parts.names import client_name
from practice_desk.ui.parts.reading import Passage, Reading, read
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.reflection.entry_form import open_entry
from practice_desk.ui.rooms.reflection.meeting_form import open_meeting
from practice_desk.ui.rooms.reflection.range_form import RangeDialog, ask_range, open_target
from practice_desk.ui.rooms.reflection.reflections_view import ReflectionsView
from practice_desk.ui.rooms.reflection.supervision_view import SupervisionView
from practice_desk.ui.rooms.reflection.words import access_words, look_back, prompts
from practice_desk.ui.theme import px

REFLECTIONS, SUPERVISION = "reflections", "supervision"


class ReflectionRoom(Room):
    """Two parts: reflections and supervision; `place.id` may be an entry or a meeting."""

    kind = PlaceKind.REFLECTION
    shows: ClassVar[tuple[type[Record], ...]] = (
        Reflection, Supervision, PracticeParts, Practice, Client, Person, CheckIn,
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._meeting = ""
        self._wanted = ""
        self.part = Segments([(REFLECTIONS, self.tr("Reflections")), (SUPERVISION, self.tr("Supervision"))])
        self.part.setAccessibleName(self.tr("Part of Reflection"))
        self.part.setObjectName("part")
        self.part.chosen.connect(lambda _: self._turn())
        self.new_button = button("", "primary", icon="plus")
        self.new_button.setObjectName("new")
        self.new_button.clicked.connect(self.add)
        self.access = Label("", "small", tone="muted", wrap=True)
        self.entries, self.log = ReflectionsView(context), SupervisionView(context)
        self._bind()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.entries)
        self._stack.addWidget(self.log)
        self._lay_out()

    def _lay_out(self) -> None:
        title = column(Label(self.tr("Reflection"), "display"), self.access, gap=2)
        head = column(row((title, 1), column(self.new_button, ...), gap=12), row(self.part, ...), gap=12)
        head.setContentsMargins(px(32), px(24), px(32), px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)

    def _bind(self) -> None:
        self.entries.new_wanted.connect(self.add)
        self.entries.edit_wanted.connect(lambda entry: open_entry(self, self.context, entry))
        self.entries.remove_wanted.connect(lambda entry: reflections.remove_reflection(self.desk, entry))
        self.entries.month_wanted.connect(self.look_back)
        self.log.new_wanted.connect(self.add)
        self.log.opened.connect(lambda meeting: self.read_meeting(meeting.id))
        self.log.closed.connect(lambda: self.read_meeting(""))
        self.log.edit_wanted.connect(lambda meeting: open_meeting(self, self.context, meeting))
        self.log.remove_wanted.connect(self._remove_meeting)
        self.log.print_wanted.connect(self.print_log)
        self.log.target_wanted.connect(lambda: open_target(self, self.context))

    @override
    def go(self, place: Place) -> None:
        """Show this room, with the entry or the meeting that is meant open."""
        meant = place.id or ""
        self._meeting = meant if meant and self.desk.supervisions.find(meant) else ""
        self._wanted = meant if meant and self.desk.reflections.find(meant) else ""
        if meant:
            self.part.set_value(SUPERVISION if self._meeting else REFLECTIONS)
        super().go(place)

    @override
    def reload(self) -> None:
        """Read both parts anew."""
        self.access.setText(access_words(self.desk.practice.own().jurisdiction))
        self._turn()

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""

        def may_write() -> bool:
            return not self.desk.read_only

        def may_print() -> bool:
            return self.desk.supervisions.count() > 0

        write = self.tr("New reflection")
        return [
            Command("new-reflection", write, self.write, "", Menu.EDIT, enabled=may_write),
            Command("new-meeting", self.tr("Note supervision"), self.meet, "", Menu.EDIT, enabled=may_write),
            Command(
                "print-log", self.tr("Print the supervision log"), self.print_log, "Ctrl+P", Menu.EDIT,
                enabled=may_print,
            ),
        ]  # fmt: skip

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "Reflections are yours alone: one box, and five prompts that wait under More. A line to try "
            "comes back before the next session with that client. The supervision log counts minutes as your "
            "professional body does, month by month, and knows clients by their codes only."
        )

    def add(self) -> FormDialog:
        """Open the form for what the part in view holds."""
        return self.meet() if self.part.value() == SUPERVISION else self.write()

    def write(self) -> FormDialog:
        """Open a new reflection."""
        dialog = open_entry(self, self.context, None)
        dialog.accepted.connect(self._show_newest)
        return dialog

    def meet(self) -> FormDialog:
        """Open a new meeting of supervision."""
        return open_meeting(self, self.context, None)

    def turn_to(self, part: str) -> None:
        """Show the reflections or the supervision log."""
        self.part.set_value(part)
        self._turn()

    def read_meeting(self, meeting_id: str) -> None:
        """Show a meeting for reading, or the log."""
        self._meeting = meeting_id
        self.log.fill(meeting_id)

    def print_log(self) -> RangeDialog:
        """Ask for the days, then go to the log on paper."""

        def show(first: date, last: date) -> None:
            self.wanted(PlaceKind.PAPER, None, f"supervision:{first.isoformat()}:{last.isoformat()}")

        return ask_range(self, self.context, date(today().year, 1, 1), show)

    def look_back(self, entry: Reflection | None) -> Reading | None:
        """Open a month's entries with the questions on a month; nothing is counted or ranked."""
        if entry is None:
            return None
        found = reflections.month(self.desk, entry.on.year, entry.on.month)
        questions: Passage = ("", "\n".join(look_back(self.desk)))
        passages = [questions, *((self._title(e), self._text(e)) for e in found)]
        deed = None if self.desk.read_only else (self.tr("Write about this month"), self.write)
        return read(self, f"{entry.on:%B %Y}", passages, deed=deed)

    def _show_newest(self) -> None:
        """Show the entry that was just kept."""
        known = self.desk.reflections.all("rowid")
        if known and self.part.value() == REFLECTIONS:
            self.entries.fill(known[-1].id)

    def _title(self, entry: Reflection) -> str:
        name = client_name(self.context, entry.client_id) if entry.client_id else ""
        return ", ".join(part for part in (self.context.date(entry.on), name) if part)

    def _text(self, entry: Reflection) -> str:
        asked = [(prompt, getattr(entry, field)) for field, prompt in prompts(self.desk).items()]
        asked.append((self.tr("What may I have missed?"), entry.overlooked))
        said = [f"{prompt}\n{text}" for prompt, text in asked if text.strip()]
        if entry.could_try.strip():
            tried = words.of(entry.tried) if entry.tried else self.tr("Not answered yet")
            said.append(f"{self.tr('What became of it')}\n{tried}")
        return "\n\n".join(part for part in (entry.words, *said) if part.strip())

    def _remove_meeting(self, meeting: Supervision) -> None:
        self._meeting = ""
        supervision.remove_supervision(self.desk, meeting)

    def _turn(self) -> None:
        log = self.part.value() == SUPERVISION
        self._stack.setCurrentWidget(self.log if log else self.entries)
        if log:
            self.log.fill(self._meeting)
        else:
            self.entries.fill(self._wanted)
            self._wanted = ""
        self.new_button.setText(self.tr("Note supervision") if log else self.tr("New reflection"))
        self.new_button.setEnabled(not self.desk.read_only)
