"""The list of clients: filter by typing, choose a status, open one, add one."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from practice_desk.domain.client_list import ClientGroup, ClientRow, ListOrder, in_order, wanted
from practice_desk.domain.clients import Client, StatusChange
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import override
from practice_desk.domain.sessions import Session
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField
from practice_desk.ui.kit import Card, Label, Segments, button, column, row
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.clients.list_view import ClientTable
from practice_desk.ui.rooms.clients.new_client import NewClientDialog
from practice_desk.ui.rooms.clients.new_enquiry import NewEnquiryDialog
from practice_desk.ui.rooms.clients.nobody import Nobody
from practice_desk.ui.theme import px

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClientsRoom(Room):
    """Shows every client in one list; nothing about a client stands here but what finds them."""

    kind = PlaceKind.CLIENTS
    shows = (Client, Person, ContactPoint, StatusChange, Session, Practice)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: list[ClientRow] = []
        self._texts: dict[str, str] | None = None
        self._make_head()
        self._make_bar()
        self.table = ClientTable(context)
        self.table.activated.connect(lambda _: self.open_chosen())
        self.nobody = Nobody()
        self.nobody.show_wanted.connect(self.show_group)
        self.nobody.clear_wanted.connect(self.clear_filter)
        self.nobody.new_wanted.connect(self.new_client)
        self._lower = QStackedWidget()
        self._lower.addWidget(self.table)
        self._lower.addWidget(self.nobody)
        self.elsewhere = Label("", "small", tone="muted", wrap=True)
        self.elsewhere.setContentsMargins(px(12), 0, px(12), 0)
        body = column((Card((self._lower, 1), self.elsewhere, gap=4, margin=(1, 4, 1, 8)), 1))
        body.setContentsMargins(px(32), px(12), px(32), px(20))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(body, 1)

    def _make_head(self) -> None:
        self.counts = Label("", tone="muted", wrap=True)
        self.new_button = button(self.tr("New client"), "primary", icon="plus")
        self.enquiry_button = button(self.tr("New enquiry"))
        self.new_button.clicked.connect(self.new_client)
        self.enquiry_button.clicked.connect(self.new_enquiry)
        title = column(Label(self.tr("Clients"), "display"), self.counts, gap=2)
        buttons = column(row(self.enquiry_button, self.new_button, gap=8), ...)
        self._head = QWidget()
        self._head_lines = column(row((title, 1), buttons, gap=12), gap=20)
        self._head_lines.setContentsMargins(px(32), px(24), px(32), 0)
        self._head.setLayout(self._head_lines)

    def _make_bar(self) -> None:
        self.filter = LineField(self.tr("Filter by name, reference, tag or phone"))
        self.filter.setAccessibleName(self.tr("Filter the list"))
        self.filter.setMinimumWidth(px(220))
        self.filter.textChanged.connect(lambda _: self._show())
        self.filter.installEventFilter(self)
        self.clear_button = button(self.tr("Clear"), "quiet")
        self.clear_button.clicked.connect(self.clear_filter)
        self.clear_button.hide()
        self.groups = Segments([(group, words.of(group)) for group in ClientGroup])
        self.groups.setAccessibleName(self.tr("Which clients"))
        self.groups.chosen.connect(lambda _: self._show())
        self.order = ChoiceField(words.choices(ListOrder))
        self.order.setAccessibleName(self.tr("Order"))
        self.order.chosen.connect(lambda _: self._show())
        self._head_lines.addLayout(row((self.filter, 1), self.clear_button, self.order, gap=12))
        self._head_lines.addSpacing(-px(8))
        self._head_lines.addLayout(row(self.groups, ..., gap=12))

    # ---- what a person can do ----

    def new_client(self) -> NewClientDialog:
        """Open the form for a new client."""
        dialog = NewClientDialog(self.window(), self.context)
        dialog.open_wanted.connect(lambda client_id: self.wanted(PlaceKind.OVERVIEW, client_id))
        dialog.open()
        return dialog

    def new_enquiry(self) -> NewEnquiryDialog:
        """Open the form for somebody who asked."""
        dialog = NewEnquiryDialog(self.window(), self.context)
        dialog.open()
        return dialog

    def open_chosen(self) -> None:
        """Go to the client whose row is selected."""
        row = self.table.chosen()
        if row is not None:
            self.wanted(PlaceKind.OVERVIEW, row.id)

    def print_blank(self) -> None:
        """Show an action plan to fill in by hand, which is nobody's."""
        self.wanted(PlaceKind.SHEET)

    def show_group(self, group: ClientGroup) -> None:
        """Show the clients of another status."""
        self.groups.set_value(group)
        self._show()

    def clear_filter(self) -> None:
        """Show everybody of the chosen status again."""
        self.filter.clear()
        self.filter.setFocus()

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""
        writable = not self.desk.read_only

        def may_add() -> bool:
            return writable

        return [
            Command(
                "new_client", self.tr("New client"), self.new_client, "Ctrl+N", icon="plus", enabled=may_add
            ),
            Command("new_enquiry", self.tr("New enquiry"), self.new_enquiry, "Ctrl+Shift+N", enabled=may_add),
            Command("blank_sheet", self.tr("Print a blank sheet"), self.print_blank, icon="print"),
            Command("filter", self.tr("Filter the list"), self.filter.setFocus, "Ctrl+F", Menu.VIEW),
        ]

    @override
    def help_words(self) -> str:
        """Say what the list is for."""
        return self.tr(
            "Everybody you see, have seen or were asked by. Type a few letters of a name, a reference, a tag "
            "or a phone number to find somebody, and press Enter to open their page. A new client needs only "
            "a name."
        )

    # ---- showing ----

    @override
    def reload(self) -> None:
        """Read the list again; who was selected stays selected."""
        self._rows, self._texts = clients.rows(self.desk), None
        known = Counter(r.group() for r in self._rows)
        known[ClientGroup.ALL] = len(self._rows)
        self.groups.set_counts({group: known[group] for group in ClientGroup})
        self.counts.setText(self._counted(known))
        for made in (self.new_button, self.enquiry_button):
            made.setEnabled(not self.desk.read_only)
        self._show()

    def _counted(self, known: Counter[ClientGroup]) -> str:
        parts = [self.tr("{0} active").format(known[ClientGroup.ACTIVE])]
        if known[ClientGroup.ENQUIRY]:
            parts.append(self.tr("enquiries to answer: {0}").format(known[ClientGroup.ENQUIRY]))
        return ", ".join(parts)

    def _show(self) -> None:
        group, typed = self.groups.value(), self.filter.text().strip()
        self.clear_button.setVisible(bool(typed))
        fitting = self._fitting(typed)
        shown = [r for r in fitting if group is ClientGroup.ALL or r.group() is group]
        mixed = group in (ClientGroup.ALL, ClientGroup.ENDED)
        self.table.show_rows(in_order(shown, self.order.value()), status=mixed)
        others = Counter(r.group() for r in fitting if r not in shown) if typed else Counter()
        self.nobody.say(group, typed, others, anybody=bool(self._rows))
        self._lower.setCurrentWidget(self.table if shown else self.nobody)
        self.elsewhere.setText(self.nobody.elsewhere(others) if shown and others else "")
        self.elsewhere.setVisible(bool(shown and others))

    def _fitting(self, typed: str) -> list[ClientRow]:
        if not typed:
            return self._rows
        if self._texts is None:
            self._texts = clients.search_texts(self.desk)
        texts, fits = self._texts, wanted(typed)
        return [r for r in self._rows if fits(texts.get(r.id, ""))]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow down and Enter lead from the filter into the list, and Esc empty it."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return True
        if event.key() not in _DOWN or not self.table.rows.rows:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.table.setFocus()
        else:
            self.open_chosen()
        return True
