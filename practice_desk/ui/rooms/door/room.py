"""The door: the page shown while everything is locked, from the welcome to the open vault.

Only what the unlock page needs is imported with it; the other pages come with their own when asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from practice_desk.domain.deeds import Actor
from practice_desk.domain.record import override
from practice_desk.intentions import homes
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.frame import DoorPage
from practice_desk.ui.rooms.door.unlock import Unlock

if TYPE_CHECKING:
    from practice_desk.storage.keys import Cost
    from practice_desk.storage.vault import Vault
    from practice_desk.ui.background import Background
    from practice_desk.ui.rooms.door.making import Making
    from practice_desk.ui.rooms.door.troubles import Offer
    from practice_desk.ui.settings import Settings


class Door(QWidget):
    """Shows the welcome where no vault is known, else asks for its passphrase.

    `folder` is the vault that was asked for; without it the one this computer remembers. What was meant to be
    opened is never made. `cost` is told in tests only.
    """

    def __init__(
        self,
        settings: Settings,
        background: Background,
        folder: Path | None,
        open_desk: Callable[[Vault, Actor], object],
        cost: Cost | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._background = settings, background
        self._open_desk, self._cost = open_desk, cost
        self._making: Making | None = None
        self._held: tuple[Path, bytearray] | None = None
        self._again: Callable[[], object] = self.show_welcome
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        known = folder.absolute() if folder else Path(settings.vault) if settings.vault else None
        if known is None:
            self.show_welcome()
        else:
            self.show_unlock(known)

    @property
    def page(self) -> DoorPage:
        """Return the page in view."""
        page = self._stack.currentWidget()
        assert isinstance(page, DoorPage)
        return page

    def say_locked(self, at: str, *, typed: bool) -> None:
        """Say when the vault was locked, and that what was being typed comes back with it."""
        if isinstance(self.page, Unlock):
            kept = self.tr("Locked at {0}. What you were typing is kept.")
            self.page.note.setText((kept if typed else self.tr("Locked at {0}")).format(at))

    # ---- the pages ----

    def show_welcome(self) -> None:
        """Show what the program is and the ways in."""
        from practice_desk.ui.rooms.door.welcome import Welcome

        page = Welcome()
        page.create_wanted.connect(self.begin)
        page.open_wanted.connect(self.choose)
        page.look_wanted.connect(self.look_around)
        page.restore_wanted.connect(lambda: self.show_restore(self.show_welcome))
        self._put(page, self.show_welcome)

    def show_unlock(self, folder: Path) -> None:
        """Ask for the passphrase of a vault."""
        known = self._settings.vault == str(folder)
        page = Unlock(folder, self._background, self._settings.backed_up if known else None)
        page.unlocked.connect(lambda root: self.open(folder, root))
        page.offered.connect(lambda offer: self._take(offer, folder))
        page.sheet_wanted.connect(lambda: self.show_recovery(folder))
        page.another_wanted.connect(self.show_welcome)
        page.restore_wanted.connect(lambda: self.show_restore(lambda: self.show_unlock(folder)))
        self._put(page, lambda: self.show_unlock(folder))

    def show_recovery(self, folder: Path) -> None:
        """Ask for the lines of the recovery sheet."""
        from practice_desk.ui.rooms.door.recovery import Recovery

        page = Recovery(folder)
        page.unlocked.connect(lambda root: self.open(folder, root, Actor.RECOVERY_SHEET))
        page.back_wanted.connect(lambda: self.show_unlock(folder))
        self._put(page, lambda: self.show_recovery(folder))

    def show_restore(self, back: Callable[[], object]) -> None:
        """Ask for a backup and where to restore it; `back` leads to where this was asked for."""
        from practice_desk.ui.rooms.door.restore_page import RestorePage

        page = RestorePage(self._background)
        page.open_wanted.connect(self.show_unlock)
        page.back_wanted.connect(lambda: back())
        self._put(page, lambda: self.show_restore(back))

    def rebuild(self) -> None:
        """Build the page in view anew, as after a change of theme; what was settled so far stays."""
        page = self.page
        if page.busy:
            return
        page.keep()
        self._again()

    def choose(self) -> None:
        """Ask for the folder of a vault that is there."""
        from practice_desk.ui import dialogs

        title = self.tr("Open an existing vault")
        dialogs.choose_folder(self, title, places.usual(), lambda f: self.show_unlock(places.vault_in(f)))

    def look_around(self) -> None:
        """Build the made-up practice in a folder of its own and open it."""
        from practice_desk.intentions import new_vaults
        from practice_desk.ui.rooms.door.troubles import trouble_of
        from practice_desk.ui.rooms.door.welcome import Welcome

        page = self.page
        assert isinstance(page, Welcome)
        page.set_busy(self.tr("Making up a practice. This takes a few seconds."))
        job = self._background.start(lambda _step: new_vaults.open_made_up())
        job.finished.connect(lambda root: self.open(homes.made_up_folder(), root))
        job.failed.connect(lambda error: page.show_trouble(trouble_of(error).words))

    # ---- making a vault ----

    def begin(self) -> None:
        """Begin to make a vault; nothing is written before the last step."""
        from practice_desk.ui.rooms.door.making import Making

        self._making = Making(self._background, self._cost)
        self._making.put.connect(self._put)
        self._making.stopped.connect(self.stop)
        self._making.made.connect(self._on_made)
        self._making.show_step(0)

    def stop(self) -> None:
        """Give up making a vault: nothing of it was written."""
        if self._making is not None:
            self._making.forget()
            self._making = None
        self.show_welcome()

    def _on_made(self, vault: Vault) -> None:
        self._making = None
        self._settings.vault = str(vault.folder.absolute())  # before anything else can stand in the way
        self._settings.keep()
        self._hand_over(vault, Actor.THERAPIST)

    # ---- opening ----

    def open(self, folder: Path, root: bytearray, actor: Actor = Actor.THERAPIST) -> None:
        """Open a vault with its root secret, or say on the page what stands in the way."""
        from practice_desk.storage import vault as vaults
        from practice_desk.storage.wipe import wipe

        try:
            vault = vaults.open_vault(folder, root)
        except vaults.MendableVault as error:
            self._say(error)
            self._held = (folder, root)  # mending needs it, and nothing else is asked for that
            return
        except Exception as error:  # noqa: BLE001  (said on the page, or raised again there)
            wipe(root)
            self._say(error)
            return
        self._hand_over(vault, actor)

    def _take(self, offer: Offer, folder: Path) -> None:
        """Do what was offered beside a trouble."""
        from practice_desk.storage import vault as vaults
        from practice_desk.ui.rooms.door.troubles import Offer

        if offer is Offer.KEY_COPY:
            self._try(lambda: vaults.put_back_key_file(folder), folder)
        elif offer is Offer.MEND:
            self._mend()
        else:
            ways = {
                Offer.SHEET: lambda: self.show_recovery(folder),
                Offer.RESTORE: lambda: self.show_restore(lambda: self.show_unlock(folder)),
                Offer.ANOTHER: self.show_welcome,
                Offer.AGAIN: lambda: self.show_unlock(folder),
            }
            ways[offer]()

    def _try(self, do: Callable[[], object], folder: Path) -> None:
        try:
            do()
        except Exception as error:  # noqa: BLE001  (said on the page, or raised again there)
            self._say(error)
            return
        self.show_unlock(folder)

    def _mend(self) -> None:
        """Put a vault's first bytes right, beside the window, and open it."""
        from practice_desk.storage import vault as vaults

        page, held = self.page, self._held
        assert isinstance(page, Unlock)
        assert held is not None
        self._held = None
        folder, root = held
        page.show_trouble(None)
        page.set_busy(self.tr("Putting the first bytes right, and looking at every page."))
        job = self._background.start(lambda _step: vaults.mend(folder, root))
        job.finished.connect(lambda _: self.open(folder, root))
        job.failed.connect(page.show_error)

    def _say(self, error: BaseException) -> None:
        from practice_desk.ui.rooms.door.recovery import Recovery
        from practice_desk.ui.rooms.door.troubles import trouble_of
        from practice_desk.ui.rooms.door.welcome import Welcome

        page = self.page
        if isinstance(page, Unlock | Recovery):
            page.show_error(error)
        elif isinstance(page, Welcome):
            page.show_trouble(trouble_of(error).words)
        else:
            raise error

    def _hand_over(self, vault: Vault, actor: Actor) -> None:
        from practice_desk.storage.sql import KnownError

        self.page.forget()
        try:
            self._open_desk(vault, actor)
        except KnownError as error:
            self._say(error)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of everything secret when the window closes or opens its rooms."""
        super().hideEvent(event)
        if event.spontaneous():  # only minimised
            return
        self.page.forget()
        if self._making is not None and not self.page.busy:
            self._making.forget()

    def _put(self, page: DoorPage, again: Callable[[], object]) -> None:
        if self._held is not None:
            from practice_desk.storage.wipe import wipe

            wipe(self._held[1])
            self._held = None
        self._again = again
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if isinstance(before, DoorPage):
            before.forget()
            before.hide()
            self._stack.removeWidget(before)
            before.deleteLater()
        page.start()
