"""What the window does while a vault is open: its page, its undo, its search, and what happened as words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.storage.desk import Change, Desk
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.form import forms_of
from practice_desk.ui.help import HelpDialog
from practice_desk.ui.house import House
from practice_desk.ui.menus import Menus
from practice_desk.ui.search import Found, SearchBox
from practice_desk.ui.shell import Shell
from practice_desk.ui.turned.afterwards import Afterwards
from practice_desk.ui.turned.quiet import Quiet
from practice_desk.ui.turned.screen import TurnedScreen


class OpenDesk(QObject):
    """One sitting, from unlock to lock. The window shows `page`, or `turned` while somebody else looks."""

    def __init__(self, window: Shell, house: House, menus: Menus, context: Context) -> None:
        super().__init__(window)
        self.context, self._window, self._house, self._menus = context, window, house, menus
        context.news.changed.connect(self._on_change)
        context.news.said.connect(window.messages.say)
        context.news.turned.connect(self._on_turned)
        self.turned: TurnedScreen | None = None
        self._quiet = Quiet(window)
        self.page: DeskPage | None = self._new_page()

    def rebuild(self) -> None:
        """Build the page anew where it is, with the keyboard where it was; a turned screen stays as it is."""
        if self.page is None:
            return
        self.keep_typing()
        focused, place = self.page.focusWidget(), self.page.place
        self._show(place, self._new_page())
        name = focused.objectName() if focused is not None else ""
        again = self.page.room.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def begin(self) -> None:
        """Show the list of clients."""
        self._name_window()
        self._show(Place(PlaceKind.CLIENTS), self.page or self._new_page())

    def close(self) -> None:
        """Keep what is typed and close the vault."""
        try:
            self.context.desk.blobs.sweep()
            self.context.desk.witness(Deed.LOCK)
        finally:
            for shown in (self.page, self.turned):
                if shown is not None:
                    shown.deleteLater()
            self.context.desk.forget()
            self.context.vault.close()
            self.deleteLater()

    def keep_typing(self) -> bool:
        """Write what is being typed anywhere in this vault to scratch, now; say whether there was any."""
        forms = forms_of(self.context.desk)
        for form in forms:
            form.flush()
        return any(form.is_touched() for form in forms)

    def search(self) -> None:
        """Open the search over clients and commands."""
        if self.page is None:
            return
        from practice_desk.ui.parts.blank_papers import found_blank
        from practice_desk.ui.parts.papers_of_work import found_papers

        client_id = self.page.place.client_id
        own = found_papers(self.context, client_id) if client_id else []
        papers = [*own, *found_blank(self.context)]
        once = {p.words for p in papers}
        places = self.page.entries(client_id)
        shown = [c for c in self._menus.shown() if c.enabled() and c.words not in once]
        commands = [Found(c.words, c.keys, c.run) for c in shown]
        SearchBox(self._window, [*self._house.found(self.context), *places, *commands, *papers]).open()

    def help(self) -> None:
        """Say what this page is for, and list what can be asked for."""
        if self.page is not None:
            HelpDialog(self._window, self.page.room.help_words(), self._menus.shown()).open()

    def undo(self) -> None:
        """Take back the last change, if it lies on the page in view; otherwise say where it lies."""
        self._turn(lambda desk: desk.undo_step, lambda desk: desk.undo())

    def redo(self) -> None:
        """Do again what was taken back, in the same way."""
        self._turn(lambda desk: desk.redo_step, lambda desk: desk.redo())

    def show_time(self) -> None:
        """Keep the foot of the rail true."""
        if self.page is not None:
            self.page.show_time(self._window.idle.left())

    def refill_menus(self) -> None:
        """Say the commands again, after one of them changed its words."""
        if self.page is not None:
            self._on_moved()

    # ---- the turned screen ----

    def leave_turned(self) -> bool:
        """Ask for the computer to be given back, and say whether somebody else still has it."""
        if self.turned is None or self.turned.is_given_back:
            return False
        self.turned.leave()
        return True

    def rest_turned(self) -> bool:
        """Show only the request to give the computer back; say False where it was there already."""
        if self.turned is None or self.turned.is_given_back:
            return False
        self.turned.rest()
        return True

    def give_up_turned(self) -> str:
        """Lock away what somebody else was doing, and return what was not kept of it."""
        if self.turned is None:
            return ""
        said = self.turned.give_up()
        self._quiet.forget()
        self._window.messages.release()
        return said

    def _on_turned(self, screen: TurnedScreen) -> None:
        """Take everything of the therapist's out of the window, and show what somebody else is to see."""
        self.keep_typing()
        self._quiet.begin()
        self._menus.rest()
        self._window.veil.lift()
        self._window.messages.hold()
        self._window.setWindowTitle("Practice Desk")
        gone, self.page, self.turned = self.page, None, screen
        screen.went_on.connect(self._take_back)
        screen.lock_wanted.connect(self._window.lock)
        self._window.put(screen)
        if gone is not None:
            gone.setParent(None)  # out of the window at once, also for assistive programs

    def _take_back(self, place: Place) -> None:
        """Show the therapist's own page again, and what came of it."""
        screen, self.turned = self.turned, None
        outcomes = screen.outcomes() if screen is not None else []
        self._show(place, self._new_page())
        self._name_window()
        self._quiet.end()
        self._window.idle.start(self.context.desk.practice.own().idle_minutes)
        self._window.messages.release()
        if outcomes and all(told.is_plain for told in outcomes):
            self._window.messages.say(" ".join(told.words for told in outcomes))
        elif outcomes:
            Afterwards(self._window, outcomes).open()

    # ---- the page ----

    def _name_window(self) -> None:
        made_up = self.context.desk.practice.own().fictional
        title = self.tr("Practice Desk (made-up practice)") if made_up else "Practice Desk"
        self._window.setWindowTitle(title)

    def _new_page(self) -> DeskPage:
        house, window = self._house, self._window
        page = DeskPage(self.context, house.rooms(self.context), house.entries, house.sections)
        page.moved.connect(self._on_moved)
        page.rail.search_wanted.connect(window.search)
        page.rail.hide_wanted.connect(window.veil.toggle)
        page.rail.lock_wanted.connect(window.lock)
        page.show_time(window.idle.left())
        return page

    def _show(self, place: Place, page: DeskPage) -> None:
        self.page = page
        self._window.put(page)
        page.go(place)

    def _turn(self, step_of: Callable[[Desk], Change | None], turn: Callable[[Desk], object]) -> None:
        step, page = step_of(self.context.desk), self.page
        if step is None or page is None:
            return
        here = page.place
        place = self._page_of(step)
        if place is not None and (place.kind, place.client_id) != (here.kind, here.client_id):
            said = self.tr("The last change was on another page (“{0}”, {1}). Go there to undo it.")
            text = said.format(words.done(step.deed), f"{step.at:%H:%M}")
            self._window.messages.say(text, self.tr("Go there"), partial(page.go, place))
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
        if self.page is not None:
            self.page.show_backup()
            self.page.show_time(window.idle.left())
        window.idle.start(desk.practice.own().idle_minutes)
        if self.page is not None and desk.undo_step is change and self.page.room.keeps_quiet(change):
            window.messages.clear()
        elif desk.undo_step is change:
            window.messages.say(words.done(change.deed), self.tr("Undo"), self.undo, "Ctrl+Z")
        elif desk.redo_step is change:
            window.messages.say(self.tr("Taken back: {0}").format(words.of(change.deed)))
        else:
            window.messages.say(words.done(change.deed))
        self._menus.refresh()

    def _on_moved(self) -> None:
        if self.page is None:
            return
        own = self.page.room.commands()
        self._menus.show([*own, *self._house.commands(self.context, self._window)])
