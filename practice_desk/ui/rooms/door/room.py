"""The door: the page shown while everything is locked, from the welcome to the open vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from practice_desk.domain.deeds import Actor
from practice_desk.intentions import new_vaults
from practice_desk.storage import vault as vaults
from practice_desk.storage.keys import Cost
from practice_desk.storage.vault import Vault
from practice_desk.storage.wipe import wipe
from practice_desk.ui import dialogs
from practice_desk.ui.background import Background
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.frame import DoorPage
from practice_desk.ui.rooms.door.step import Step
from practice_desk.ui.rooms.door.step_passphrase import PassphraseStep
from practice_desk.ui.rooms.door.step_place import LossStep, PlaceStep
from practice_desk.ui.rooms.door.step_practice import PracticeStep
from practice_desk.ui.rooms.door.step_sheet import ProofStep, SheetStep
from practice_desk.ui.rooms.door.troubles import trouble_of
from practice_desk.ui.rooms.door.unlock import Unlock
from practice_desk.ui.rooms.door.welcome import Welcome
from practice_desk.ui.settings import Settings

OpenDesk = Callable[[Vault, Actor], object]


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
        open_desk: OpenDesk,
        cost: Cost | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._background = settings, background
        self._open_desk, self._cost = open_desk, cost
        self._draft: Draft | None = None
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        known = folder or (Path(settings.vault) if settings.vault else None)
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

    # ---- the pages ----

    def show_welcome(self) -> None:
        """Show what the program is and the ways in."""
        page = Welcome()
        page.create_wanted.connect(self.begin)
        page.open_wanted.connect(self.choose)
        page.look_wanted.connect(self.look_around)
        page.restore_wanted.connect(self.choose)
        self._put(page)

    def show_unlock(self, folder: Path) -> None:
        """Ask for the passphrase of a vault."""
        page = Unlock(folder, self._background, self._settings.backed_up)
        page.unlocked.connect(lambda root: self.open(folder, root))
        page.another_wanted.connect(self.show_welcome)
        self._put(page)

    def choose(self) -> None:
        """Ask for the folder of a vault that is there."""
        dialogs.choose_folder(
            self, self.tr("Open an existing vault"), None, lambda f: self.show_unlock(places.vault_in(f))
        )

    def look_around(self) -> None:
        """Build the made-up practice in a folder of its own and open it."""
        page = self.page
        assert isinstance(page, Welcome)
        page.set_busy(self.tr("Making up a practice. This takes a few seconds."))
        job = self._background.start(lambda _step: new_vaults.open_made_up())
        job.finished.connect(lambda root: self.open(new_vaults.made_up_folder(), root))
        job.failed.connect(lambda error: page.show_trouble(trouble_of(error).words))

    # ---- making a vault ----

    def begin(self) -> None:
        """Begin to make a vault; nothing is written before the last step."""
        self._draft = Draft(cost=self._cost)
        self._show_step(0)

    def _show_step(self, number: int) -> None:
        draft = self._draft
        assert draft is not None
        step = self._steps(draft)[number]()
        step.back.connect(lambda: self._show_step(number - 1) if number else self.stop())
        step.stop.connect(self.stop)
        if isinstance(step, PracticeStep):
            step.laid.connect(self._open_new)
        step.done.connect(lambda: self._show_step(number + 1))
        self._put(step)

    def _steps(self, draft: Draft) -> list[Callable[[], Step]]:
        background = self._background
        return [
            lambda: LossStep(draft), lambda: PlaceStep(draft), lambda: PassphraseStep(draft, background),
            lambda: SheetStep(draft), lambda: ProofStep(draft), lambda: PracticeStep(draft, background),
        ]  # fmt: skip

    def stop(self) -> None:
        """Give up making a vault: nothing of it was written."""
        if self._draft is not None:
            self._draft.forget()
            self._draft = None
        self.show_welcome()

    def _open_new(self) -> None:
        draft = self._draft
        assert draft is not None
        try:
            vault = new_vaults.start(draft.folder, bytearray(draft.root), draft.practice)
        except Exception as error:  # noqa: BLE001  (said on the page, or raised again there)
            page = self.page
            assert isinstance(page, Step)
            page.show_trouble(trouble_of(error).words)
            return
        draft.forget()
        self._draft = None
        self._hand_over(vault, Actor.THERAPIST)

    # ---- opening ----

    def open(self, folder: Path, root: bytearray, actor: Actor = Actor.THERAPIST) -> None:
        """Open a vault with its root secret, or say on the page what stands in the way."""
        try:
            vault = vaults.open_vault(folder, root)
        except Exception as error:  # noqa: BLE001  (said on the page, or raised again there)
            wipe(root)
            self._say(error)
            return
        self._hand_over(vault, actor)

    def _say(self, error: BaseException) -> None:
        page = self.page
        if isinstance(page, Unlock):
            page.show_error(error)
        elif isinstance(page, Welcome):
            page.show_trouble(trouble_of(error).words)
        else:
            raise error

    def _hand_over(self, vault: Vault, actor: Actor) -> None:
        self.page.forget()
        self._open_desk(vault, actor)

    def _put(self, page: DoorPage) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if isinstance(before, DoorPage):
            before.forget()
            before.hide()
            self._stack.removeWidget(before)
            before.deleteLater()
        page.start()
