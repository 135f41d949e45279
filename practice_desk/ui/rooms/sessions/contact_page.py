"""One contact between sessions, as it is read; what is to be done after it is done with one press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout

from practice_desk.domain.deeds import Deed
from practice_desk.domain.sessions import Session
from practice_desk.intentions import contact_records, sessions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, StateLine, button, column, facts, heading, row
from practice_desk.ui.parts import days
from practice_desk.ui.parts.contact_record import open_contact


def _tr(text: str) -> str:
    return QCoreApplication.translate("contact_page", text)


def contact_page(context: Context, contact: Session, show_list: Callable[[], object]) -> QLayout:
    """Return the page of a contact."""
    back = button(_tr("All sessions"), "link", icon="back")
    back.setObjectName("all-sessions")
    back.clicked.connect(lambda: show_list())
    edit = button(_tr("Edit"), "link", icon="pen")
    edit.setObjectName("edit-contact")
    edit.setAccessibleName(_tr("Edit the contact"))
    edit.setEnabled(not context.desk.read_only)
    card = Card(heading(words.of(contact.kind), edit), gap=12)
    edit.clicked.connect(lambda: open_contact(card, context, contact.client_id, contact))
    card.body.addWidget(Label(contact.about, wrap=True, selectable=True))
    when = days.moment_words(context, contact.on, contact.start)
    card.body.addLayout(facts((_tr("When"), when), (_tr("With"), contact.with_whom or _tr("the client"))))
    if contact.follow_up.strip():
        card.body.addLayout(_follow_up(context, contact))
    remove = button(_tr("Remove this contact"), "quiet", icon="trash")
    remove.setObjectName("remove-contact")
    remove.setEnabled(not context.desk.read_only)
    remove.clicked.connect(lambda: _remove(context, contact, show_list))
    card.body.addLayout(row(remove, ...))
    return column(row(back, ...), card, ..., gap=12)


def _follow_up(context: Context, contact: Session) -> QLayout:
    done_on = contact.followed_up_on
    if done_on is not None:
        said = _tr("Done {0}").format(context.date(done_on))
        return column(facts((_tr("Was to be done"), contact.follow_up)), StateLine(said, "done"), gap=6)
    done = button(_tr("It is done"), "small", icon="check")
    done.setObjectName("follow-up-done")
    done.setEnabled(not context.desk.read_only)
    done.clicked.connect(lambda: contact_records.finish_follow_up(context.desk, contact))
    return column(facts((_tr("To do"), contact.follow_up)), row(done, ...), gap=6)


def _remove(context: Context, contact: Session, show_list: Callable[[], object]) -> None:
    with context.desk.change(Deed.REMOVE_SESSION, sessions.place_of(contact)):
        sessions.remove_session(context.desk, contact)
    show_list()
