"""The window: locked or open, nothing in between. It knows rooms only as pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.intentions.vaults import begin_sitting
from practice_desk.storage.desk import Change, Desk
from practice_desk.storage.sql import KnownError
from practice_desk.storage.vault import Vault
from practice_desk.ui import theme, words
from practice_desk.ui.background import Background
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context, open_context
from practice_desk.ui.crash import CrashPage
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.form import Form
from practice_desk.ui.help import HelpDialog
from practice_desk.ui.idle import Idle
from practice_desk.ui.kit import FocusRing
from practice_desk.ui.menus import Menus
from practice_desk.ui.messages import Messages
from practice_desk.ui.rail import Entry
from practice_desk.ui.room import Room
from practice_desk.ui.search import Found, SearchBox
from practice_desk.ui.settings import Settings
from practice_desk.ui.veil import Veil

Door = Callable[["Window"], QWidget]


@dataclass(frozen=True)
class House:
    """What the window is filled with: the door's page, the rooms, their entries in the rail, commands."""

    door: Door
    rooms: Callable[[Context], list[Room]]
    entries: list[Entry]
    sections: list[Entry]
    commands: Callable[[Context, QWidget], list[Command]]
    found: Callable[[Context], list[Found]]


class Window(QMainWindow):
    """The main window. `locked` is emitted after the vault was closed."""

    locked = Signal()

    def __init__(self, house: House, settings: Settings, background: Background) -> None:
        super().__init__()
        self.house, self.settings, self.background = house, settings, background
        self.context: Context | None = None
        self.desk_page: DeskPage | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._door: QWidget | None = None
        self.messages = Messages(self)
        self.menus = Menus(self)
        self._ring = FocusRing(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.idle = Idle(app)
        self.idle.counting.connect(self._count_down)
        self.idle.ran_out.connect(self.lock)
        self.veil = Veil(self)
        self._today = today()
        self._clock = self.startTimer(20_000)
        theme.news().changed.connect(self.rebuild)
        self.setWindowTitle("Practice Desk")
        self.resize(settings.width, settings.height)
        self.show_door()

    # ---- locked and open ----

    def show_door(self) -> None:
        """Show the page that opens a vault."""
        door = self.house.door(self)
        self._put(door)
        self._door = door
        self.menus.show([])

    def open_desk(self, vault: Vault, actor: Actor = Actor.THERAPIST) -> None:
        """Open the rooms on a vault that was just unlocked."""
        try:
            desk = begin_sitting(vault, actor)
        except BaseException:
            vault.close()  # it would be held open by nobody
            raise
        self.context = context = open_context(vault, desk, self.background, self.settings)
        context.news.changed.connect(self._on_change)
        context.news.said.connect(self.messages.say)
        practice = desk.practice.own()
        if practice.fictional:
            self.setWindowTitle(self.tr("Practice Desk (made-up practice)"))
        self.idle.start(practice.idle_minutes)
        self._show_desk(context, Place(PlaceKind.CLIENTS))

    def _show_desk(self, context: Context, place: Place) -> None:
        before = self.desk_page
        page = DeskPage(context, self.house.rooms(context), self.house.entries, self.house.sections)
        page.moved.connect(self._on_moved)
        page.rail.search_wanted.connect(self.search)
        page.rail.hide_wanted.connect(self.veil.toggle)
        page.rail.lock_wanted.connect(self.lock)
        self.desk_page = page
        self._put(page)
        self._door = None
        if before is not None:
            before.deleteLater()
        page.show_time(self.idle.left())
        page.go(place)

    def lock(self) -> None:
        """Keep what is typed, close the vault, and show nothing of it."""
        context, page = self.context, self.desk_page
        if context is None or page is None:
            return
        self.keep_typing()
        self.idle.stop()
        self.context = self.desk_page = None
        self.veil.lift()
        self.messages.clear()
        for top in QApplication.topLevelWidgets():
            if top is not self and top.isVisible():
                top.close()
        self.show_door()
        page.deleteLater()
        self._close_vault(context)
        self.setWindowTitle("Practice Desk")
        self.locked.emit()

    def keep_typing(self) -> None:
        """Write what is being typed anywhere in this vault to scratch, now."""
        desk = self.context.desk if self.context else None
        for top in (self, *QApplication.topLevelWidgets()):
            for form in top.findChildren(Form):
                if form.desk is desk:
                    form.flush()

    def crash(self, text: str) -> None:
        """Show what may be shown of an error, with the vault locked and the typing kept."""
        try:
            self.lock()
        finally:
            page = CrashPage(text)
            page.quit_wanted.connect(self.close)
            self._put(page)
            self.menus.show([])

    def fault(self, error: KnownError) -> None:
        """Say something the world did."""
        self.messages.say(words.fault(error))

    # ---- commands ----

    def search(self) -> None:
        """Open the search over clients and commands."""
        if self.context is None or self.veil.is_down():
            return
        commands = [Found(c.words, c.keys, c.run) for c in self.menus.shown() if c.enabled()]
        SearchBox(self, [*self.house.found(self.context), *commands]).open()

    def help(self) -> None:
        """Say what this page is for, and list what can be asked for."""
        if self.desk_page is not None:
            HelpDialog(self, self.desk_page.room.help_words(), self.menus.shown()).open()

    def show_references(self) -> None:
        """Show references instead of names, or names again."""
        self.settings.references = not self.settings.references
        self.settings.keep()
        self.rebuild()

    def rebuild(self) -> None:
        """Build every page anew in the same place: the theme, the size of text or the names changed."""
        if self.context is None or self.desk_page is None:
            if self._door is not None:
                getattr(self._door, "rebuild", self.show_door)()  # a door keeps what was typed so far
            return
        self.keep_typing()
        self._show_desk(self.context, self.desk_page.place)

    def undo(self) -> None:
        """Take back the last change, if it lies on the page in view; otherwise say where it lies."""
        self._turn(lambda desk: desk.undo_step, lambda desk: desk.undo())

    def redo(self) -> None:
        """Do again what was taken back, in the same way."""
        self._turn(lambda desk: desk.redo_step, lambda desk: desk.redo())

    def _turn(self, step_of: Callable[[Desk], Change | None], turn: Callable[[Desk], object]) -> None:
        context, page = self.context, self.desk_page
        step = step_of(context.desk) if context else None
        if context is None or page is None or step is None:
            return
        place = self._page_of(step)
        if place is not None and (place.kind, place.client_id) != (page.place.kind, page.place.client_id):
            said = self.tr("The last change was on another page (“{0}”, {1}). Go there to undo it.")
            text = said.format(words.done(step.deed), f"{step.at:%H:%M}")
            self.messages.say(text, self.tr("Go there"), partial(page.go, place))
            return
        try:
            turn(context.desk)
        except KnownError as error:
            self.fault(error)

    def _page_of(self, step: Change) -> Place | None:
        """Return where a change is seen: the list, where its client was taken back with it."""
        assert self.context is not None
        client_id = step.place.client_id if step.place else None
        if client_id and self.context.desk.clients.find(client_id) is None:
            return Place(PlaceKind.CLIENTS)
        return step.place

    # ---- what happens ----

    def _on_change(self, change: Change) -> None:
        context, page = self.context, self.desk_page
        if context is None or page is None:
            return
        page.show_backup()
        page.show_time(self.idle.left())
        self.idle.start(context.desk.practice.own().idle_minutes)
        if context.desk.undo_step is change:
            self.messages.say(words.done(change.deed), self.tr("Undo"), self.undo, "Ctrl+Z")
        elif context.desk.redo_step is change:
            self.messages.say(self.tr("Taken back: {0}").format(words.of(change.deed)))
        else:
            self.messages.say(words.done(change.deed))
        self.menus.refresh()

    def _on_moved(self) -> None:
        assert self.context is not None
        assert self.desk_page is not None
        own = self.desk_page.room.commands()
        self.menus.show([*own, *self.house.commands(self.context, self)])

    def _count_down(self, seconds: int) -> None:
        self.messages.count_down(seconds)

    def _put(self, page: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
            if not isinstance(before, DeskPage):
                before.deleteLater()

    def _close_vault(self, context: Context) -> None:
        try:
            context.desk.witness(Deed.LOCK)
        finally:
            context.desk.forget()
            context.vault.close()

    @override
    def timerEvent(self, event: object) -> None:
        """Notice that another day began, and keep the foot of the rail true."""
        if self.context is None or self.desk_page is None:
            return
        if today() != self._today:
            self._today = today()
            self.context.news.day_changed.emit()
        self.desk_page.show_time(self.idle.left())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock before the window goes."""
        self.lock()
        self.settings.width, self.settings.height = self.width(), self.height()
        self.settings.keep()
        self.background.close()
        super().closeEvent(event)
