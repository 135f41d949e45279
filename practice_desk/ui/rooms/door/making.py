"""Making a vault: the steps in their order, and the vault at the end of the last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from practice_desk.intentions import new_vaults
from practice_desk.storage.keys import Cost
from practice_desk.ui.background import Background
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.step import Step
from practice_desk.ui.rooms.door.step_passphrase import PassphraseStep
from practice_desk.ui.rooms.door.step_place import LossStep, PlaceStep
from practice_desk.ui.rooms.door.step_practice import PracticeStep
from practice_desk.ui.rooms.door.step_sheet import ProofStep, SheetStep
from practice_desk.ui.rooms.door.troubles import trouble_of


class Making(QObject):
    """One vault that is being made; its secrets live in the draft until it is forgotten.

    `put` brings a page to show and what shows it anew; `stopped` says that nothing is to be made; `made`
    brings the open vault.
    """

    put = Signal(object, object)
    stopped = Signal()
    made = Signal(object)

    def __init__(self, background: Background, cost: Cost | None) -> None:
        super().__init__()
        self._background = background
        self.draft = Draft(cost=cost)
        self._step: Step | None = None

    def show_step(self, number: int) -> None:
        """Show a step, from 0 on."""
        step = self._steps()[number]()
        step.back.connect(lambda: self.show_step(number - 1) if number else self.stopped.emit())
        step.stop.connect(self.stopped)
        if isinstance(step, PracticeStep):
            step.laid.connect(self._open_new)
        else:
            step.done.connect(lambda: self.show_step(number + 1))
        self._step = step
        self.put.emit(step, lambda: self.show_step(number))

    def forget(self) -> None:
        """Let go of everything secret."""
        self.draft.forget()

    def _steps(self) -> list[Callable[[], Step]]:
        draft, background = self.draft, self._background
        return [
            lambda: LossStep(draft), lambda: PlaceStep(draft), lambda: PassphraseStep(draft, background),
            lambda: SheetStep(draft, background), lambda: ProofStep(draft),
            lambda: PracticeStep(draft, background),
        ]  # fmt: skip

    def _open_new(self) -> None:
        draft = self.draft
        try:
            vault = new_vaults.start(draft.folder, bytearray(draft.root), draft.practice)
        except Exception as error:  # noqa: BLE001  (said on the page, or raised again there)
            assert self._step is not None
            self._step.show_trouble(trouble_of(error).words)
            return
        draft.forget()
        self.made.emit(vault)
