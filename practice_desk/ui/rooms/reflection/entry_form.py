"""A reflection while it is written: one box, and five quiet prompts that wait under More."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from practice_desk.domain.client_list import ListOrder, in_order
from practice_desk.domain.clients import ClientStatus
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.reflections import Reflection
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import clients, reflections
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, RatingField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.names import client_name
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.wide import open_wide
from practice_desk.ui.rooms.reflection.words import prompts

STEM, NEW = "reflection", "new-reflection"
_DAYS_BACK = 7
Choices = list[tuple[str | None, str]]


class EntryForm(Form[Reflection]):
    """What stays from an hour; nothing in it is needed but one word or one mark."""

    def __init__(self, context: Context, entry: Reflection, name: str) -> None:
        super().__init__(context.desk, name)
        self.context = context
        self.add(
            "words", self.tr("What stays with me"), TextField(5),
            hint=self.tr("Two minutes are enough. It is for you alone."),
        )  # fmt: skip
        self.add("session_id", self.tr("After which session"), ChoiceField(self._sessions(entry)))
        self.add("to_supervision", "", CheckField(self.tr("Take it to supervision")))
        for field, prompt in prompts(context.desk).items():
            self.add(field, prompt, TextField(2), more=True)
        self.add("overlooked", self.tr("What may I have missed?"), TextField(2), more=True)
        self.add("before", self.tr("How I felt before, 0 to 10"), RatingField(), more=True)
        self.add("after", self.tr("How I felt after, 0 to 10"), RatingField(), more=True)
        self.add(
            "guess", self.tr("How they will have marked the check-in, my guess"), RatingField(), more=True
        )
        self.add("client_id", self.tr("Or about whom"), ChoiceField(self._clients(entry)), more=True)
        order = context.desk.practice.own().date_order
        self.add("on", self.tr("Day"), NeededDate(order, today()), more=True)

    def _sessions(self, entry: Reflection) -> Choices:
        desk = self.context.desk
        days = (today() - timedelta(days=n) for n in range(_DAYS_BACK + 1))
        found = [s for day in days for s in reversed(desk.sessions.on_day(day))]
        held = [s for s in found if s.state is SessionState.HELD]
        own = desk.sessions.find(entry.session_id or "")
        if own is not None and own.id not in {s.id for s in held}:
            held.insert(0, own)
        return [(None, self.tr("No session")), *((s.id, self._session_words(s)) for s in held)]

    def _session_words(self, session: Session) -> str:
        name = client_name(self.context, session.client_id)
        at = f"{session.start:%H:%M}" if session.start else ""
        return ", ".join(part for part in (self.context.date(session.on), at, name) if part)

    def _clients(self, entry: Reflection) -> Choices:
        desk = self.context.desk
        rows = [r for r in in_order(clients.rows(desk), ListOrder.NAME) if r.status is ClientStatus.ACTIVE]
        ids = [r.id for r in rows]
        if entry.client_id and entry.client_id not in ids:
            ids.insert(0, entry.client_id)
        nobody = self.tr("Nobody in particular")
        return [(None, nobody), *((i, client_name(self.context, i)) for i in ids)]


def open_entry(
    parent: QWidget, context: Context, entry: Reflection | None, session_id: str | None = None
) -> FormDialog:
    """Open an entry, or a new one."""
    desk = context.desk
    name = STEM if entry else NEW
    known = entry or _begin(context, session_id)
    form = EntryForm(context, known, name)
    form.start(known)

    def do(typed: Reflection) -> None:
        session = desk.sessions.find(typed.session_id or "")
        reflections.keep_reflection(desk, replace(typed, client_id=session.client_id) if session else typed)

    def keep() -> bool:
        return form.keep(Deed.KEEP_REFLECTION, reflections.place_of(known), do, lambda r: r.problems(today()))

    title = parent.tr("Reflection")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep reflection"))
    form.rows["words"].field.setFocus()
    return open_wide(parent, dialog)


def _begin(context: Context, session_id: str | None) -> Reflection:
    made = reflections.begin_reflection(context.desk, session_id)
    typed = context.desk.scratch.newest(NEW, None)
    return replace(made, id=typed.record_id) if typed else made
