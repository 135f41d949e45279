"""What parents may be told: the lines a young person has seen and agreed, and the form that notes it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.parent_updates import ParentUpdate
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.text import breakable
from practice_desk.intentions import parent_updates
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, LinesField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, StateLine, button, facts, heading, wrap
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.reading import Reading, read
from practice_desk.ui.parts.refusals import keep_or_say


def _tr(text: str) -> str:
    return QCoreApplication.translate("ParentUpdate", text)


class ParentUpdateCard(Card):
    """What was agreed last, with the ways to agree on other lines, to print them and to read earlier ones."""

    def __init__(self, context: Context, client_id: str) -> None:
        super().__init__(heading(_tr("Update for parents")), gap=8)
        self.context, self._client_id = context, client_id
        self.setObjectName("parent-update")
        agreed = parent_updates.agreed_now(context.desk, client_id)
        if agreed is None:
            said = _tr("Nothing is agreed yet. Write a few headlines together before parents are told any.")
            self.add(Label(said, tone="muted", wrap=True))
        else:
            self.add(StateLine(agreed_words(context, agreed), "force"))
            self.body.addLayout(facts(*agreed_lines(agreed)))
        self.body.addLayout(wrap(*self._deeds(), gap=8))

    def _deeds(self) -> list[QWidget]:
        write = button(_tr("Agree on lines"), "small", icon="pen")
        write.setObjectName("agree-update")
        write.setEnabled(not self.context.desk.read_only)
        write.clicked.connect(lambda: open_update(self, self.context, self._client_id))
        printing = button(_tr("Print"), "small", icon="print")
        printing.setObjectName("print-update")
        printing.setAccessibleName(_tr("Print the update for parents"))
        place = Place(PlaceKind.PAPER, self._client_id, "parents")
        printing.clicked.connect(lambda: self.context.news.place_wanted.emit(place))
        earlier = button(_tr("Earlier lines"), "link")
        earlier.setObjectName("earlier-updates")
        earlier.clicked.connect(lambda: read_updates(self, self.context, self._client_id))
        several = len(parent_updates.updates_of(self.context.desk, self._client_id)) > 1
        return [write, printing, *([earlier] if several else [])]


def agreed_words(context: Context, update: ParentUpdate) -> str:
    """Return when the young person saw the lines, or agreed that nothing is told."""
    said = _tr("Seen and agreed on {0}") if update.tells() else _tr("Agreed on {0}: nothing is told")
    return said.format(context.date(update.seen_on))


def agreed_lines(update: ParentUpdate) -> list[tuple[str, str]]:
    """Return what was agreed, each part with its name; parts with nothing in them are left out."""
    lines = [
        (_tr("Headlines"), "\n".join(update.headlines)),
        (_tr("How parents can help"), "\n".join(update.help)),
        (_tr("What they said about it"), update.words),
    ]
    return [(label, breakable(text)) for label, text in lines if text.strip()]


def read_updates(parent: QWidget, context: Context, client_id: str) -> Reading:
    """Open everything that was ever agreed, the latest first."""
    found = parent_updates.updates_of(context.desk, client_id)
    passages = [
        (agreed_words(context, u), "\n\n".join(f"{label}\n{text}" for label, text in agreed_lines(u)))
        for u in found
    ]
    return read(parent, _tr("Update for parents"), passages)


def open_update(parent: QWidget, context: Context, client_id: str) -> FormDialog:
    """Open the lines agreed last, to go through them with the young person again."""
    desk = context.desk
    form: Form[ParentUpdate] = Form(desk, "parent-update")
    form.add(
        "headlines", _tr("Headlines"), LinesField(4),
        hint=_tr("One on each line. What the work is about, never what was said."),
    )  # fmt: skip
    form.add("help", _tr("How parents can help"), LinesField(3), hint=_tr("One on each line."))
    form.add(
        "words", _tr("What they said about it"), TextField(2),
        hint=_tr("In their words, and only for the record. Say here why nothing is told, where that is so."),
    )  # fmt: skip
    form.add("agreed", "", CheckField(_tr("They have seen these lines and agree that parents are told them")))
    form.add("seen_on", _tr("Seen on"), NeededDate(desk.practice.own().date_order, today()))
    begun = parent_updates.begin_update(desk, client_id)
    waits = f"{client_id}-{len(parent_updates.updates_of(desk, client_id))}"
    form.start(replace(begun, id=waits), client_id)

    def keep() -> bool:
        return keep_or_say(
            form, Deed.AGREE_PARENT_UPDATE, parent_updates.place_of(begun),
            lambda typed: parent_updates.keep_update(desk, replace(typed, id=begun.id)),
            lambda typed: typed.problems(today()),
        )  # fmt: skip

    dialog = FormDialog(parent.window(), _tr("Update for parents"), form, keep, _tr("Keep as agreed"))
    form.rows["headlines"].field.setFocus()
    dialog.open()
    return dialog
