"""A contact between sessions: a call, a message, a letter, a talk; asked for by one key from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.client_list import ListOrder, in_order
from practice_desk.domain.clients import ClientProblem
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionKind, SessionProblem
from practice_desk.intentions import clients, contact_records
from practice_desk.intentions.sessions import place_of
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField, TextField, TimeField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.recordings import new_or_kept
from practice_desk.ui.parts.whose_field import WhoseField

CONTACTS = (SessionKind.CALL, SessionKind.MESSAGE, SessionKind.LETTER, SessionKind.OTHER)


@dataclass(frozen=True, kw_only=True, repr=False)
class Typed(Session):
    """A contact while it is typed: whose it is may still be open."""

    whose: str | None = None

    def session(self) -> Session:
        """Return the contact alone."""
        kept: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(Session)}
        kept["client_id"] = self.whose or self.client_id
        return Session(**kept)


class ContactDialog(FormDialog):
    """When, how, with whom, two lines, and what is to be done after it."""

    def __init__(
        self, parent: QWidget, context: Context, contact: Session, known: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.context, self._contact = context, contact
        self._fresh = context.desk.sessions.find(contact.id) is None
        form: Form[Typed] = Form(context.desk, "contact-record")
        super().__init__(
            parent, self.tr("A contact between sessions"), form, self._keep_contact, self.tr("Keep contact")
        )
        self._lay_out(form, known)
        whose = None if known else contact.client_id
        form.start(Typed(**vars(contact), whose=whose), whose)

    def _lay_out(self, form: Form[Typed], known: Sequence[tuple[str, str]]) -> None:
        if known:
            form.add("whose", self.tr("Whose record"), WhoseField(known))
        talk = {SessionKind.OTHER: self.tr("Talk")}
        kinds: list[tuple[StrEnum, str]] = [(kind, talk.get(kind) or words.of(kind)) for kind in CONTACTS]
        form.add("kind", self.tr("How"), SegmentsField(kinds))
        form.add("about", self.tr("What it was about"), TextField(2), hint=self.tr("Two lines are enough."))
        form.add("with_whom", self.tr("With whom"), LineField(), hint=self.tr("Empty: with the client."))
        form.add("follow_up", self.tr("What is to be done after it"), LineField())
        form.add("on", self.tr("Date"), NeededDate(self.context.desk.practice.own().date_order, today()))
        form.add("start", self.tr("At"), TimeField())

    def _keep_contact(self) -> bool:
        contact = self._contact
        typed: Typed = self.form.record()
        place = place_of(replace(contact, client_id=typed.whose or contact.client_id))
        keep = new_or_kept(typed, self._do, fresh=self._fresh)
        return self.form.keep(Deed.KEEP_CONTACT_RECORD, place, keep, self._problems)

    def _do(self, typed: Typed) -> None:
        contact_records.keep_contact(self.context.desk, typed.session())

    def _problems(self, typed: Typed) -> Iterator[tuple[str, StrEnum]]:
        if "whose" in self.form.rows and not typed.whose:
            yield "whose", ClientProblem.NO_NAME
        if not typed.about.strip():
            yield "about", SessionProblem.NO_WORDS
        yield from typed.session().problems(today())


def open_contact(
    parent: QWidget, context: Context, client_id: str | None, contact: Session | None = None
) -> ContactDialog | None:
    """Open the form for a contact; without a client it asks for whom. None where nobody is in the file."""
    desk = context.desk
    known = [] if client_id else _clients(context)
    if client_id is None and not known:
        context.news.said.emit(parent.tr("There is nobody in the file yet whose record it could be."))
        return None
    if contact is None:
        begun = contact_records.begin_contact(desk, client_id or known[0][0])
        contact = replace(begun, id=f"contact-{client_id or 'anybody'}")
    dialog = ContactDialog(parent.window(), context, contact, known)
    first = "whose" if client_id is None else "about"
    dialog.form.rows[first].field.setFocus()
    dialog.open()
    return dialog


def client_in_view(place: Place) -> str | None:
    """Return the client whose page is in view, if it is one's."""
    return None if place.kind is PlaceKind.CLIENTS else place.client_id


def _clients(context: Context) -> list[tuple[str, str]]:
    """Return who it can be about, by name; the reference tells apart those of one name."""
    rows = in_order(clients.rows(context.desk), ListOrder.NAME)
    hidden = context.settings.references
    return [(r.id, r.reference if hidden else f"{r.name}  ·  {r.reference}") for r in rows]
