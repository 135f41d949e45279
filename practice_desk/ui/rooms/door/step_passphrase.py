"""The third step: a passphrase, proved by opening with it what it has just locked."""

from __future__ import annotations

from practice_desk.domain.record import override
from practice_desk.intentions.new_vaults import NotTheSame, wrap_root
from practice_desk.storage.keys import KeyFile
from practice_desk.ui.background import Background
from practice_desk.ui.kit import Banner, Label
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.new_passphrase import NewPassphrase
from practice_desk.ui.rooms.door.step import Step
from practice_desk.ui.rooms.door.troubles import trouble_of


class PassphraseStep(Step):
    """Asks for the passphrase twice. What is kept of it is the locked key, never the words."""

    number = 3

    def __init__(self, draft: Draft, background: Background) -> None:
        super().__init__(draft)
        self._background = background
        self.fields = NewPassphrase(background, (draft.name,))
        kept = Banner(
            self.tr("A passphrase is set. Leave both fields empty to keep it, or type another one."), "done"
        )
        kept.setVisible(draft.keys is not None)
        self.show_page(
            self.tr("Choose your passphrase"),
            Label(
                self.tr(
                    "You will type it each time you open your records, so make it long and easy to type. "
                    "It need not have capitals, numbers or signs."
                ),
                wrap=True,
            ),
            4,
            kept,
            self.fields,
        )
        self.fields.entered.connect(self.go_on)

    @override
    def start(self) -> None:
        self.fields.start()

    @override
    def forget(self) -> None:
        self.fields.forget()

    @override
    def go_on(self) -> None:
        """Lock the root with the first and open it with the second; slow, so beside the window."""
        if not self.on.isEnabled():
            return
        first, again = self.fields.first.text(), self.fields.again.text()
        if self.draft.keys is not None and not first and not again:
            self.done.emit()
            return
        if not self.fields.ready():
            return
        root, vault_id, cost = self.draft.root, self.draft.vault_id, self.draft.cost
        self.set_busy(self.tr("Trying the passphrase out. This takes a few seconds."))
        self.fields.setEnabled(False)
        job = self._background.start(lambda _step: wrap_root(root, vault_id, first, again, cost))
        job.finished.connect(self._on_wrapped)
        job.failed.connect(self._on_failed)

    def _on_wrapped(self, wrapped: KeyFile) -> None:
        self._rest()
        self.draft.keys = wrapped
        self.fields.forget()
        self.done.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, NotTheSame):
            self.fields.show_difference()
        else:
            self.show_trouble(trouble_of(error).words)

    def _rest(self) -> None:
        self.set_busy("")
        self.fields.setEnabled(True)
