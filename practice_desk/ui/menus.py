"""The command table as menus and shortcuts: global commands, and those of the page in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.look import Look
from practice_desk.ui.shell import Shell


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


class Menus(QObject):
    """Fills a window's menu bar from the command table."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._bar = window.menuBar()
        self._commands: list[Command] = []
        self._actions: list[tuple[Command, QAction]] = []
        self.look = Look(window)

    def shown(self) -> list[Command]:
        """Return every command that can be asked for now."""
        return self._commands

    def show(self, others: list[Command]) -> None:
        """Fill the menus with the window's own commands and those of the page; the page's come first."""
        own = self._global()
        taken = {c.keys for c in others if c.keys}
        self._commands = [*others, *(c for c in own if not c.keys or c.keys not in taken)]
        self._empty()
        for menu, title in _titles().items():
            entries = [c for c in self._commands if c.menu is menu]
            if entries:
                self._fill(self._bar.addMenu(title), entries)
        self.refresh()

    def rest(self) -> None:
        """Take every menu and every shortcut away: somebody else is looking."""
        self._commands = []
        self._empty()
        self._bar.hide()

    def _empty(self) -> None:
        self._bar.clear()
        for menu in self._bar.findChildren(QMenu):
            menu.deleteLater()  # the bar lets go of them, but would keep them
        self._actions = []
        self._bar.show()

    def refresh(self) -> None:
        """Say again which commands can be used now, and what undo would take back."""
        for command, action in self._actions:
            action.setEnabled(command.enabled())
            if command.id in ("undo", "redo"):
                action.setText(self._turning(command.id))

    def _fill(self, menu: QMenu, commands: list[Command]) -> None:
        menu.aboutToShow.connect(self.refresh)
        for command in commands:
            action = QAction(command.words, menu)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(_calling(command.run))
            menu.addAction(action)
            self._actions.append((command, action))

    def _words_of_turning(self) -> str:
        if self._window.settings.passphrase_after_turning:
            return _tr("After turning the screen: hold F12 to go on")
        return _tr("After turning the screen: ask for the passphrase")

    def _turning(self, which: str) -> str:
        from practice_desk.ui import words  # all of the domain speaks through it: not while locked

        desk = self._window.context.desk if self._window.context else None
        step = (desk.undo_step if which == "undo" else desk.redo_step) if desk else None
        verb = _tr("Undo") if which == "undo" else _tr("Redo")
        return f"{verb}: {words.of(step.deed)}" if step else verb

    def _global(self) -> list[Command]:
        window = self._window
        quit_ = Command("quit", _tr("Quit"), window.close, "Ctrl+Q", Menu.VAULT)
        if window.context is None or window.desk_page is None:
            return [*self.look.commands(), quit_]
        desk, page, edit, view = window.context.desk, window.desk_page, Menu.EDIT, Menu.VIEW
        undo, redo = (lambda: bool(desk.undo_step)), (lambda: bool(desk.redo_step))
        return [
            Command("lock", _tr("Lock"), window.lock, "Ctrl+L", Menu.VAULT, "lock"),
            quit_,
            Command("undo", _tr("Undo"), window.undo, "Ctrl+Z", edit, "undo", undo),
            Command("redo", _tr("Redo"), window.redo, "Ctrl+Shift+Z", edit, "", redo),
            Command("search", _tr("Search clients and commands"), window.search, "Ctrl+K", edit, "search"),
            Command("back", _tr("Back to the page before"), page.go_back, "Alt+Left", view, "back"),
            Command("hide", _tr("Hide names"), window.veil.toggle, "F12", view, "hide"),
            Command("references", _tr("References instead of names"), window.show_references, "", view),
            Command("turning", self._words_of_turning(), window.turn_with_passphrase, "", Menu.VAULT),
            *self.look.commands(),
            Command("help", _tr("Help on this page"), window.help, "F1", Menu.HELP, "info"),
        ]


def _titles() -> dict[Menu, str]:
    return {
        Menu.VAULT: _tr("&Vault"),
        Menu.EDIT: _tr("&Edit"),
        Menu.CLIENT: _tr("&Page"),
        Menu.VIEW: _tr("Vie&w"),
        Menu.HELP: _tr("&Help"),
    }


def _calling(run: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        run()

    return call
