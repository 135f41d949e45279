"""Worksheets: sheets that are filled in together or at home, read first, printed filled or blank."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.noticed import Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.domain.sessions import Session
from practice_desk.domain.worksheets import BeforeAfter, Worksheet, before_and_after, of_form
from practice_desk.intentions import clients, worksheets
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, MenuButton, button, column, heading, row, section, side, wrap
from practice_desk.ui.parts.before_after import pair_lines
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.rooms.worksheets.filling import open_filling
from practice_desk.ui.rooms.worksheets.forms_list import FormsList
from practice_desk.ui.rooms.worksheets.notice import open_notice
from practice_desk.ui.rooms.worksheets.sheet_card import SheetCard
from practice_desk.ui.turned.screen import TurnedScreen
from practice_desk.ui.turned.worksheet import worksheet_on_screen

_SIDE = 300


class WorksheetsRoom(ClientRoom):
    """The worksheets of a client by form; with a sheet in `place.id`, that one for reading."""

    kind = PlaceKind.WORKSHEETS
    shows: ClassVar[tuple[type[Record], ...]] = (Client, Person, Practice, Worksheet, Session, Noticed)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._every: frozenset[str] = frozenset()

    @override
    def go(self, place: Place) -> None:
        """Show a client's worksheets, or the one that is meant."""
        if place.client_id != self.place.client_id:
            self._every = frozenset()
        super().go(place)

    @property
    def sheet(self) -> Worksheet | None:
        """Return the sheet that is read."""
        found = self.desk.worksheets.find(self.place.id or "")
        return found if found is not None and found.client_id == self.client_id else None

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the one thing this page leads to: a new sheet, or the one in view on paper."""
        if self.sheet is not None:
            printing = button(self.tr("Print worksheet"), "primary", icon="print")
            printing.setObjectName("print-sheet")
            printing.clicked.connect(self.print_sheet)
            return [printing]
        new = MenuButton(
            self.tr("New worksheet"),
            [(form.name, lambda key=form.key: self.fill(key)) for form in worksheets.forms().values()],
            kind="primary",
        )
        new.setObjectName("new-sheet")
        new.setEnabled(not self.desk.read_only)
        return [new]

    @override
    def content(self) -> QLayout:
        """Return the sheet for reading, or the list by form."""
        sheet = self.sheet
        return self._list() if sheet is None else self._reading(sheet)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for here."""

        def reads() -> bool:
            return self.sheet is not None

        def may_edit() -> bool:
            return reads() and not self.desk.read_only

        return [
            Command("print-sheet", self.tr("Print worksheet"), self.print_sheet, "Ctrl+P", enabled=reads),
            Command("edit-sheet", self.tr("Change this worksheet"), self.edit, "Ctrl+E", enabled=may_edit),
            Command("all-sheets", self.tr("All worksheets"), self.show_all, enabled=reads),
        ]

    @override
    def help_words(self) -> str:
        """Say what this page is for."""
        return self.tr(
            "A worksheet is filled in here together, or printed blank, filled in at home and copied. What "
            "was typed and not kept waits for you. A mark before and one after stand beside each other as "
            "they were given; they are never added up. What the client noticed can go into the thread What I "
            "notice."
        )

    def fill(self, key: str) -> FormDialog:
        """Open a new sheet of a form."""
        return open_filling(self, self.context, worksheets.form_of(key), None, self.client_id)

    def edit(self) -> FormDialog | None:
        """Open the sheet in view to change it."""
        sheet = self.sheet
        if sheet is None:
            return None
        form = worksheets.form_of(sheet.form)
        return open_filling(self, self.context, form, sheet, self.client_id)

    def turn(self, key: str) -> TurnedScreen:
        """Turn the screen to fill in a new sheet of a form."""
        place = Place(self.kind, self.client_id)
        form = worksheets.form_of(key)
        return worksheet_on_screen(self.context, form, None, self.client_id, place)

    def turn_again(self) -> TurnedScreen | None:
        """Turn the screen with the sheet in view, to go on with it."""
        sheet = self.sheet
        if sheet is None:
            return None
        form, place = worksheets.form_of(sheet.form), worksheets.place_of(sheet)
        return worksheet_on_screen(self.context, form, sheet, self.client_id, place)

    def print_sheet(self) -> None:
        """Go to the sheet on paper."""
        if self.sheet is not None:
            self.wanted(PlaceKind.PAPER, self.client_id, f"worksheet:{self.sheet.id}")

    def print_blank(self, key: str) -> None:
        """Go to a form to be filled in by hand."""
        self.wanted(PlaceKind.PAPER, self.client_id, f"worksheet-blank:{key}")

    def show_all(self) -> None:
        """Go back to the list."""
        self.wanted(self.kind, self.client_id)

    def remove(self) -> None:
        """Take the sheet in view out of the record."""
        sheet = self.sheet
        if sheet is not None:
            self.show_all()
            worksheets.remove_sheet(self.desk, sheet)

    def _list(self) -> QLayout:
        sheets = worksheets.sheets_of(self.desk, self.client_id)
        count = self.tr("%n filled in", "", len(sheets)) if sheets else ""
        empty = None
        if not sheets:
            words = self.tr("No worksheets yet. Fill one in together, or print a blank one to take home.")
            empty = Label(words, tone="muted", wrap=True)
        made = FormsList(self.context, sheets, self._every, self._many())
        made.opened.connect(lambda sheet: self.wanted(self.kind, self.client_id, sheet.id))
        made.fill_wanted.connect(self.fill)
        made.blank_wanted.connect(self.print_blank)
        made.turn_wanted.connect(self.turn)
        made.all_wanted.connect(self._show_every)
        return column(section(self.tr("Worksheets"), count), empty, made, ..., gap=12)

    def _show_every(self, key: str) -> None:
        self._every |= {key}
        self.refresh()

    def _reading(self, sheet: Worksheet) -> QLayout:
        form = worksheets.form_of(sheet.form)
        back = button(self.tr("All worksheets"), "link", icon="back")
        back.setObjectName("all-sheets")
        back.clicked.connect(self.show_all)
        facts = Label(self._facts(sheet), tone="muted", wrap=True)
        title = column(Label(form.name, "title", wrap=True), facts, 4, wrap(*self._deeds(), gap=8), gap=2)
        pairs = before_and_after(form, sheet)
        card = SheetCard(form, sheet)
        beside: list[QWidget] = [self._pairs(pairs)] if pairs else []
        beside += [self._earlier(own)] if (own := self._others(sheet)) else []
        if not beside:
            return column(row(back, ...), title, card, ..., gap=12)
        box = QWidget()
        box.setLayout(column(*beside, ..., gap=16))
        both = row((column(card, ...), 1), side(box, _SIDE), gap=16, stack=820)
        return column(row(back, ...), title, both, ..., gap=12)

    def _deeds(self) -> list[QWidget]:
        notice = button(self.tr("Put a line in What I notice"), "small", icon="quote")
        notice.setObjectName("notice")
        notice.clicked.connect(self.notice)
        edit = button(self.tr("Change"), "small", icon="pen")
        edit.setObjectName("edit-sheet")
        edit.clicked.connect(self.edit)
        turn = button(self.tr("Turn the screen"), "small", icon="computer")
        turn.setObjectName("turn-sheet")
        turn.clicked.connect(self.turn_again)
        more = MenuButton(self.tr("More"), [(self.tr("Remove worksheet"), self.remove, "trash")])
        made: list[QWidget] = [notice, turn, edit, more]
        for part in made:
            part.setEnabled(not self.desk.read_only)
        return made

    def notice(self) -> FormDialog | None:
        """Open a line of the thread that starts from this sheet."""
        return open_notice(self, self.context, self.sheet) if self.sheet is not None else None

    def _pairs(self, pairs: list[BeforeAfter]) -> Card:
        said = Label(self.tr("A ring is before, a dot is after."), "small", tone="muted", wrap=True)
        return Card(heading(self.tr("Before and after")), said, pair_lines(pairs), gap=8)

    def _others(self, sheet: Worksheet) -> list[Worksheet]:
        own = of_form(worksheets.sheets_of(self.desk, self.client_id), sheet.form, sheet.person_id)
        return [other for other in reversed(own) if other.id != sheet.id]

    def _earlier(self, own: list[Worksheet]) -> Card:
        card = Card(heading(self.tr("Others of this kind")), gap=4)
        for other in own[:6]:
            link = button(self.context.date(other.on), "link")
            link.setObjectName(f"sheet-{other.id}")
            link.clicked.connect(lambda _=False, o=other: self.wanted(self.kind, self.client_id, o.id))
            card.body.addLayout(row(link, ...))
        return card

    def _facts(self, sheet: Worksheet) -> str:
        person = self.desk.people.find(sheet.person_id or "") if self._many() else None
        whose = person_name(self.context, person) if person else self.tr("Together") if self._many() else ""
        return "  ·  ".join(part for part in (self.context.date(sheet.on), whose) if part)

    def _many(self) -> bool:
        return len(clients.participants(self.desk, self.client_id)) > 1
