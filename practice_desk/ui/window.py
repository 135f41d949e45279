"""The window: locked or open, nothing in between. It knows rooms only as pages.

What only an open vault needs is imported when one is opened, so that the door stands at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimerEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Actor
from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.house import House, SaysLocked
from practice_desk.ui.idle import Idle
from practice_desk.ui.kit import FocusRing
from practice_desk.ui.menus import Menus
from practice_desk.ui.messages import Messages
from practice_desk.ui.settings import Settings
from practice_desk.ui.shell import Shell
from practice_desk.ui.veil import Veil

if TYPE_CHECKING:
    from practice_desk.storage.sql import KnownError
    from practice_desk.storage.vault import Vault
    from practice_desk.ui.background import Background
    from practice_desk.ui.context import Context
    from practice_desk.ui.desk_page import DeskPage
    from practice_desk.ui.open_desk import OpenDesk

_LOOK_AT_THE_CLOCK = 20_000
_TITLE_BAR = 40  # what a window manager puts around, so that a small screen holds the whole window
_MINUTES_AFTER_HAND_BACK = 1


class Window(Shell):
    """The main window. `locked` is emitted after the vault was closed."""

    locked = Signal()

    def __init__(self, house: House, settings: Settings, background: Background) -> None:
        super().__init__()
        self.house, self.settings, self.background = house, settings, background
        self.open: OpenDesk | None = None
        self._left_open = ""  # what is said after the next unlock: something was not kept
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._door: QWidget | None = None
        self.messages = Messages(self, self._left_of_page)
        self.menus = Menus(self)
        self._ring = FocusRing(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.idle = Idle(app)
        self.idle.counting.connect(self.messages.count_down)
        self.idle.ran_out.connect(self._on_quiet)
        self.idle.gone.connect(self.lock)
        self.veil = Veil(self)
        self._today = today()
        self._clock = self.startTimer(_LOOK_AT_THE_CLOCK)
        theme.news().changed.connect(self.rebuild)
        self.setWindowTitle("Practice Desk")
        self.resize(fitting(QSize(settings.width, settings.height), self.screen().availableSize()))
        self.show_door()

    def _left_of_page(self) -> int:
        page = self.desk_page
        return page.rail.width() if page is not None and page.rail.isVisible() else 0

    @property
    def context(self) -> Context | None:
        """Return what the rooms of the open vault are given, or None while locked."""
        return self.open.context if self.open else None

    @property
    def desk_page(self) -> DeskPage | None:
        """Return the page of the open vault, or None while locked or while the screen is turned."""
        return self.open.page if self.open else None

    # ---- locked and open ----

    def show_door(self) -> None:
        """Show the page that opens a vault."""
        door = self.house.door(self)
        self.put(door)
        self._door = door
        self.menus.show([])

    def open_desk(self, vault: Vault, actor: Actor = Actor.THERAPIST) -> None:
        """Open the rooms on a vault that was just unlocked."""
        from practice_desk.intentions.vaults import begin_sitting
        from practice_desk.ui.context import open_context
        from practice_desk.ui.open_desk import OpenDesk

        try:
            desk = begin_sitting(vault, actor)
        except BaseException:
            vault.close()  # it would be held open by nobody
            raise
        self.idle.start(desk.practice.own().idle_minutes)
        theme.add_fonts()
        context = open_context(vault, desk, self.background, self.settings)
        self.open = OpenDesk(self, self.house, self.menus, context)
        self._door = None
        self.open.begin()
        if self._left_open:
            self.messages.say(self._left_open)
            self._left_open = ""

    @override
    def lock(self) -> None:
        """Keep what is typed, close the vault, and show nothing of it."""
        if self.open is None:
            return
        typed = self.open.keep_typing()
        self._left_open = self.open.give_up_turned()
        self.idle.stop()
        closing, self.open = self.open, None
        self.veil.lift()
        self.messages.clear()
        for top in QApplication.topLevelWidgets():
            if top is not self and top.isVisible():
                top.close()
        try:
            self.show_door()
        finally:
            closing.close()
        self.setWindowTitle("Practice Desk")
        if isinstance(self._door, SaysLocked):
            self._door.say_locked(f"{now():%H:%M}", typed=typed)
        self.locked.emit()

    def keep_typing(self) -> None:
        """Write what is being typed anywhere in this vault to scratch, now."""
        if self.open is not None:
            self.open.keep_typing()

    def crash(self, text: str) -> None:
        """Show what may be shown of an error, with the vault locked and the typing kept."""
        from practice_desk.ui.crash import CrashPage

        try:
            self.lock()
        finally:
            page = CrashPage(text)
            page.quit_wanted.connect(self.close)
            self.put(page)
            self.menus.show([])

    def fault(self, error: KnownError) -> None:
        """Say something the world did."""
        from practice_desk.ui import words

        self.messages.say(words.fault(error))

    @override
    def put(self, page: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()

    # ---- commands ----

    @override
    def search(self) -> None:
        if self.open is not None and not self.veil.is_down():
            self.open.search()

    @override
    def help(self) -> None:
        if self.open is not None:
            self.open.help()

    @override
    def undo(self) -> None:
        if self.open is not None:
            self.open.undo()

    @override
    def redo(self) -> None:
        if self.open is not None:
            self.open.redo()

    @override
    def turn_with_passphrase(self) -> None:
        self.settings.passphrase_after_turning = not self.settings.passphrase_after_turning
        self.settings.keep()
        if self.open is not None:
            self.open.refill_menus()

    @override
    def show_references(self) -> None:
        self.settings.references = not self.settings.references
        self.settings.keep()
        self.rebuild()

    def rebuild(self) -> None:
        """Build every page anew in the same place: the theme, the size of text or the names changed."""
        if self.open is not None:
            self.open.rebuild()
        elif self._door is not None:
            getattr(self._door, "rebuild", self.show_door)()  # a door keeps what was typed so far

    # ---- what happens ----

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        """Notice that another day began, and keep the foot of the rail true."""
        if self.open is None:
            return
        if today() != self._today:
            self._today = today()
            self.open.context.news.day_changed.emit()
        self.open.show_time()

    def _on_quiet(self) -> None:
        """Lock, or, while somebody else looks, first ask for the computer to be given back."""
        if self.open is None or not self.open.rest_turned():
            self.lock()
            return
        self.idle.start(_MINUTES_AFTER_HAND_BACK)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock before the window goes; from somebody else's hands it does not go at once."""
        if self.open is not None and self.open.leave_turned():
            event.ignore()
            return
        self.lock()
        self.settings.width, self.settings.height = self.width(), self.height()
        self.settings.maximised = self.isMaximized()
        self.settings.keep()
        self.background.close()
        super().closeEvent(event)


def fitting(wanted: QSize, screen: QSize) -> QSize:
    """Return how large a window opens on a screen with its title bar; off screen there is none to fit."""
    if QApplication.platformName() == "offscreen":
        return wanted
    return wanted.boundedTo(screen - QSize(0, theme.px(_TITLE_BAR)))
