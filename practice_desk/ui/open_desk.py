"""What the window does while a vault is open: its page, its undo, its search, and what happened as words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.storage.desk import Change, Desk
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.form import Form
from practice_desk.ui.help import HelpDialog
from practice_desk.ui.house import House
from practice_desk.ui.menus import Menus
from practice_desk.ui.search import Found, SearchBox
from practice_desk.ui.shell import Shell


class OpenDesk(QObject):
    """One sitting, from unlock to lock. `page` is what the window shows meanwhile."""

    def __init__(self, window: Shell, house: House, menus: Menus, context: Context) -> None:
        super().__init__(window)
        self.context, self._window, self._house, self._menus = context, window, house, menus
        context.news.changed.connect(self._on_change)
        context.news.said.connect(window.messages.say)
        self.page = self._new_page()

    def show(self, place: Place) -> None:
        """Show a page of the house built anew, at a place, with the keyboard where it was."""
        focused = self.page.focusWidget()
        before, self.page = self.page, self._new_page()
        self._show(place)
        name = focused.objectName() if focused is not None else ""
        again = self.page.room.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
        before.deleteLater()

    def begin(self) -> None:
        """Show the list of clients."""
        self._show(Place(PlaceKind.CLIENTS))

    def close(self) -> None:
        """Keep what is typed and close the vault."""
        try:
            self.context.desk.witness(Deed.LOCK)
        finally:
            self.page.deleteLater()
            self.context.desk.forget()
            self.context.vault.close()
            self.deleteLater()

    def keep_typing(self) -> None:
        """Write what is being typed anywhere in this vault to scratch, now."""
        for top in QApplication.topLevelWidgets():
            for form in top.findChildren(Form):
                if form.desk is self.context.desk:
                    form.flush()

    def search(self) -> None:
        """Open the search over clients and commands."""
        commands = [Found(c.words, c.keys, c.run) for c in self._menus.shown() if c.enabled()]
        SearchBox(self._window, [*self._house.found(self.context), *commands]).open()

    def help(self) -> None:
        """Say what this page is for, and list what can be asked for."""
        HelpDialog(self._window, self.page.room.help_words(), self._menus.shown()).open()

    def undo(self) -> None:
        """Take back the last change, if it lies on the page in view; otherwise say where it lies."""
        self._turn(lambda desk: desk.undo_step, lambda desk: desk.undo())

    def redo(self) -> None:
        """Do again what was taken back, in the same way."""
        self._turn(lambda desk: desk.redo_step, lambda desk: desk.redo())

    def _new_page(self) -> DeskPage:
        house, window = self._house, self._window
        page = DeskPage(self.context, house.rooms(self.context), house.entries, house.sections)
        page.moved.connect(self._on_moved)
        page.rail.search_wanted.connect(window.search)
        page.rail.hide_wanted.connect(window.veil.toggle)
        page.rail.lock_wanted.connect(window.lock)
        page.show_time(window.idle.left())
        return page

    def _show(self, place: Place) -> None:
        self._window.put(self.page)
        self.page.go(place)

    def _turn(self, step_of: Callable[[Desk], Change | None], turn: Callable[[Desk], object]) -> None:
        step, here = step_of(self.context.desk), self.page.place
        if step is None:
            return
        place = self._page_of(step)
        if place is not None and (place.kind, place.client_id) != (here.kind, here.client_id):
            said = self.tr("The last change was on another page (“{0}”, {1}). Go there to undo it.")
            text = said.format(words.done(step.deed), f"{step.at:%H:%M}")
            self._window.messages.say(text, self.tr("Go there"), partial(self.page.go, place))
            return
        try:
            turn(self.context.desk)
        except KnownError as error:
            self._window.messages.say(words.fault(error))

    def _page_of(self, step: Change) -> Place | None:
        """Return where a change is seen: the list, where its client was taken back with it."""
        client_id = step.place.client_id if step.place else None
        if client_id and self.context.desk.clients.find(client_id) is None:
            return Place(PlaceKind.CLIENTS)
        return step.place

    def _on_change(self, change: Change) -> None:
        window, desk = self._window, self.context.desk
        self.page.show_backup()
        self.page.show_time(window.idle.left())
        window.idle.start(desk.practice.own().idle_minutes)
        if desk.undo_step is change:
            window.messages.say(words.done(change.deed), self.tr("Undo"), self.undo, "Ctrl+Z")
        elif desk.redo_step is change:
            window.messages.say(self.tr("Taken back: {0}").format(words.of(change.deed)))
        else:
            window.messages.say(words.done(change.deed))
        self._menus.refresh()

    def _on_moved(self) -> None:
        own = self.page.room.commands()
        self._menus.show([*own, *self._house.commands(self.context, self._window)])
