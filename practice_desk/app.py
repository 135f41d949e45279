"""The only place that knows everything: settings, theme, window, rooms.

It imports at once what the locked window needs, and the rest when a vault is opened: the door stands fast.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from practice_desk.domain.deeds import Actor
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui import crash, look
from practice_desk.ui.background import ThreadBackground
from practice_desk.ui.english import English
from practice_desk.ui.house import Entry, House
from practice_desk.ui.settings import Settings, read_settings
from practice_desk.ui.window import Window

if TYPE_CHECKING:
    from practice_desk.storage.vault import Vault
    from practice_desk.ui.commands import Command
    from practice_desk.ui.context import Context
    from practice_desk.ui.room import Room
    from practice_desk.ui.search import Found


def _tr(text: str) -> str:
    return QCoreApplication.translate("app", text)


def make_application(arguments: list[str]) -> QApplication:
    """Return Qt's application, which keeps nothing about files on this computer."""
    # Qt's own file dialog would write the folders it visited into the user's settings.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app = QApplication(arguments)
    app.setApplicationName("practice-desk")
    app.setStyle("Fusion")
    english = English(app)
    app.installTranslator(english)
    return app


def rooms(context: Context) -> list[Room]:
    """Return every room of an open practice; the first one is shown first."""
    from practice_desk.ui.rooms.agreement.room import AgreementRoom
    from practice_desk.ui.rooms.clients.room import ClientsRoom
    from practice_desk.ui.rooms.consents.room import ConsentsRoom
    from practice_desk.ui.rooms.disclosures.room import DisclosuresRoom
    from practice_desk.ui.rooms.draft.room import DraftRoom
    from practice_desk.ui.rooms.goals.room import GoalsRoom
    from practice_desk.ui.rooms.library.room import LibraryRoom
    from practice_desk.ui.rooms.measures.room import MeasuresRoom
    from practice_desk.ui.rooms.overview.room import OverviewRoom
    from practice_desk.ui.rooms.paper.room import PaperRoom
    from practice_desk.ui.rooms.practice.room import PracticeRoom
    from practice_desk.ui.rooms.process_notes.out import ProcessNotesOutRoom
    from practice_desk.ui.rooms.process_notes.room import ProcessNotesRoom
    from practice_desk.ui.rooms.profile.room import ProfileRoom
    from practice_desk.ui.rooms.reflection.room import ReflectionRoom
    from practice_desk.ui.rooms.review.room import ReviewRoom
    from practice_desk.ui.rooms.safety.room import SafetyRoom
    from practice_desk.ui.rooms.sessions.room import SessionsRoom
    from practice_desk.ui.rooms.sheet.room import SheetRoom
    from practice_desk.ui.rooms.worksheets.room import WorksheetsRoom

    return [
        ClientsRoom(context), OverviewRoom(context), ProfileRoom(context), ConsentsRoom(context),
        DraftRoom(context), DisclosuresRoom(context), AgreementRoom(context), GoalsRoom(context),
        LibraryRoom(context), PracticeRoom(context), SheetRoom(context), PaperRoom(context),
        SessionsRoom(context), ProcessNotesRoom(context), ProcessNotesOutRoom(context), MeasuresRoom(context),
        ReviewRoom(context), WorksheetsRoom(context), SafetyRoom(context), ReflectionRoom(context),
    ]  # fmt: skip


class Sitting:
    """Which vault is asked for while locked: the one named at the start, then the one that was open last."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def door(self, window: Window) -> QWidget:
        """Return the page that opens a vault."""
        from practice_desk.ui.rooms.door.room import Door

        def open_desk(vault: Vault, actor: Actor) -> None:
            from practice_desk.ui.rooms.door.keeping import welcome_in

            self._folder = vault.folder
            window.open_desk(vault, actor)
            assert window.context is not None
            welcome_in(window.context, window, actor)

        return Door(window.settings, window.background, self._folder, open_desk)

    def commands(self, context: Context, window: QWidget) -> list[Command]:
        """Return the commands that keep an open vault safe."""
        from practice_desk.ui.rooms.door.keeping import vault_commands

        def open_other(other: Path) -> None:
            self._folder = other
            assert isinstance(window, Window)
            window.lock()

        anywhere = (_contact_command(context, window), _safety_command(context, window))
        return [*vault_commands(context, window, open_other), *anywhere]


def house(folder: Path | None) -> House:
    """Return what the window is filled with; `folder` is the vault that was asked for."""
    sitting = Sitting(folder)
    return House(
        door=sitting.door,
        rooms=rooms,
        entries=[
            Entry(PlaceKind.CLIENTS, _tr("Clients"), "clients"),
            Entry(PlaceKind.LIBRARY, _tr("Library"), "library"),
            Entry(PlaceKind.REFLECTION, _tr("Reflection"), "reflection"),
            Entry(PlaceKind.PRACTICE, _tr("Practice"), "practice"),
        ],
        sections=[
            Entry(PlaceKind.OVERVIEW, _tr("Overview")),
            Entry(PlaceKind.PROFILE, _tr("Profile")),
            Entry(PlaceKind.CONSENTS, _tr("Consents")),
            Entry(PlaceKind.AGREEMENT, _tr("Agreement")),
            Entry(PlaceKind.GOALS, _tr("Goals and plan")),
            Entry(PlaceKind.SESSIONS, _tr("Sessions")),
            Entry(PlaceKind.MEASURES, _tr("Measures")),
            Entry(PlaceKind.WORKSHEETS, _tr("Worksheets")),
            Entry(PlaceKind.SAFETY, _tr("Safety")),
        ],
        commands=sitting.commands,
        found=_clients,
    )


def _contact_command(context: Context, window: QWidget) -> Command:
    """Return the one key by which a call, message, letter or talk is recorded from anywhere."""
    from practice_desk.ui.commands import Command
    from practice_desk.ui.parts.contact_record import open_contact

    def record() -> None:
        assert isinstance(window, Window)
        if window.desk_page is not None:
            open_contact(window, context, window.desk_page.place.client_id)

    words = _tr("Record a call, message, letter or talk")
    return Command("contact", words, record, "Ctrl+Shift+C", enabled=lambda: not context.desk.read_only)


def _safety_command(context: Context, window: QWidget) -> Command:
    """Return the way to the safety plan and risk notes of the client in view, from each of their pages."""
    from practice_desk.ui.commands import Command

    def client_id() -> str | None:
        assert isinstance(window, Window)
        return window.desk_page.place.client_id if window.desk_page is not None else None

    def go() -> None:
        context.news.place_wanted.emit(Place(PlaceKind.SAFETY, client_id()))

    return Command("safety", _tr("Safety plan and risk notes"), go, enabled=lambda: bool(client_id()))


def _clients(context: Context) -> list[Found]:
    from practice_desk.domain.client_list import ListOrder, in_order
    from practice_desk.domain.text import isolate
    from practice_desk.intentions import clients
    from practice_desk.ui.search import Found

    def found(client_id: str, words: str, reference: str) -> Found:
        place = Place(PlaceKind.OVERVIEW, client_id)
        return Found(words, reference, lambda: context.news.place_wanted.emit(place), named=True)

    hidden = context.settings.references
    ordered = in_order(clients.rows(context.desk), ListOrder.NAME)
    return [found(r.id, r.reference if hidden else isolate(r.name), r.reference) for r in ordered]


def make_window(settings: Settings, folder: Path | None) -> Window:
    """Return the window, locked."""
    window = Window(house(folder), settings, ThreadBackground())

    def show(error: BaseException, text: str) -> None:
        from practice_desk.storage.sql import KnownError

        if isinstance(error, KnownError):
            window.fault(error)
        else:
            window.crash(text)

    crash.install(show)
    return window


def run(folder: Path | None, *, made_up: bool = False) -> int:
    """Open the window and return the exit code when it closes; a made-up practice opens by itself."""
    app = make_application(sys.argv[:1])
    settings = read_settings()
    look.apply(app, settings)
    window = make_window(settings, folder)
    if settings.maximised:
        window.showMaximized()
    else:
        window.show()
    if made_up and folder is not None:
        QTimer.singleShot(0, window, lambda: _open_made_up(window, folder))
    return QApplication.exec()


def _open_made_up(window: Window, folder: Path) -> None:
    from practice_desk.intentions.homes import DEMO_PASSPHRASE
    from practice_desk.storage.vault import open_vault, unlock_root

    window.open_desk(open_vault(folder, unlock_root(folder, DEMO_PASSPHRASE)))
