"""Unlock: the one field, and what to do when it does not open.

What reads vaults is imported once the page stands: it is the first that a person sees.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.record import override
from practice_desk.intentions.homes import DEMO_PASSPHRASE, is_made_up
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner, Card, Icon, Label, button, clear, column, row, wrap
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.frame import CardPage, centred
from practice_desk.ui.rooms.door.secret_field import SecretField
from practice_desk.ui.warm import Warm

if TYPE_CHECKING:
    from practice_desk.ui.background import Background
    from practice_desk.ui.rooms.door.troubles import Offer, Trouble

FREE_TRIES, LONGEST_WAIT = 3, 30
LOOKED_AT_AFTER = 30  # ms: the page is painted before anything that reads vaults is imported
_OLD_BACKUP = 7


class Unlock(CardPage):
    """Asks for the passphrase of one vault.

    `backed_up` is the ISO date of the last backup, empty when there was none, None when that is not known.
    `unlocked` brings the root secret; `offered` an Offer that was taken; `sheet_wanted`, `another_wanted` and
    `restore_wanted` are the quiet links.
    """

    unlocked = Signal(object)
    offered = Signal(object)
    sheet_wanted = Signal()
    another_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, folder: Path, background: Background, backed_up: str | None = None) -> None:
        super().__init__()
        self.folder, self._background = folder, background
        self.looked = False
        self.field = SecretField()
        self.row = FormRow("passphrase", self.tr("Passphrase"), self.field)
        self.button = button(self.tr("Unlock"), "primary", icon="key")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._caps = Banner(self.tr("Caps Lock is on."), "attention")
        self._caps.hide()
        self._trouble = Banner("", "danger")
        self._trouble.hide()
        self._offers = column(gap=8)
        self.sheet = button(self.tr("Open with the recovery sheet"), "link", icon="paper")
        self.another = button(self.tr("Open another vault"), "link")
        self.restore = button(self.tr("Restore a backup"), "link")
        card = Card(
            self._trouble, self._offers, self.row, self._caps, self._keyboard(), 2,
            row(self.button, margin=(4, 0, 4, 0)), row(4, self.sheet, ..., gap=0),
            gap=10, margin=(20, 22, 20, 14),
        )  # fmt: skip
        offline = Label(self.tr("Practice Desk never goes online."), "small", tone="muted")
        self.lay_out(
            places.name_of(folder),
            self.tr("Locked"),
            card,
            self._facts(backed_up),
            row(self.another, 16, self.restore, ..., offline, gap=8),
        )
        self.warm = Warm(self)
        self._wait = 0
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self.tick)
        self._connect()
        QTimer.singleShot(LOOKED_AT_AFTER, self, self._look_first)

    # ---- what a person does ----

    @override
    def start(self) -> None:
        self.field.setFocus()

    @override
    def forget(self) -> None:
        self.field.empty()

    @override
    def go_on(self) -> None:
        """Try the passphrase; the slow part is done beside the window."""
        if not self.button.isEnabled():
            return
        if not self.field.text():
            self.row.show_problem(self.tr("Type your passphrase."))
            self.field.setFocus()
            return
        folder, typed = self.folder, self.field.text()
        self.show_trouble(None)
        self.set_busy(self.tr("Unlocking. This takes about a second, on purpose."))

        def work(_step: object) -> bytearray:
            from practice_desk.storage.vault import unlock_root

            return unlock_root(folder, typed)

        job = self._background.start(work)
        job.finished.connect(self._on_root)
        job.failed.connect(self.show_error)
        self.warm.begin()

    def tick(self) -> None:
        """Count one second of the wait after wrong passphrases."""
        self._wait = max(0, self._wait - 1)
        if self._wait:
            self.button.setText(self.tr("Try again in {0} s").format(self._wait))
            return
        self._clock.stop()
        self.set_busy("")

    # ---- what is shown ----

    def set_busy(self, words: str) -> None:
        """Rest the field while something is done, and say what; an empty text ends it."""
        self.busy = bool(words)
        self.field.setEnabled(not words)
        self.button.setEnabled(not words)
        self.button.setText(self.tr("Unlock"))
        self.note.setText(words or self.tr("Locked"))

    def show_error(self, error: BaseException) -> None:
        """Say what stands in the way. Raises the error again when nobody foresaw it."""
        self.set_busy("")
        from practice_desk.ui.rooms.door.troubles import trouble_of

        trouble = trouble_of(error)
        self.show_trouble(trouble)
        if trouble.typing:
            self.field.selectAll()
            self.field.setFocus()
            self._start_waiting()

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Show a trouble with its offers: of the passphrase below the field, of the vault above it."""
        clear(self._offers)
        self.row.show_problem(trouble.words if trouble and trouble.typing else "")
        above = trouble is not None and not trouble.typing
        self._trouble.setVisible(above)
        if trouble is None or not above:
            return
        self._trouble.set_text(trouble.words)
        from practice_desk.ui.rooms.door.troubles import Offer

        offers = [o for o in trouble.offers if o is not Offer.KEY_COPY or self._has_key_copy()]
        buttons = [self._offer(offer) for offer in offers]
        if buttons:
            self._offers.addLayout(wrap(*buttons))

    def text(self) -> str:
        """Return what is said to be wrong, or an empty string."""
        return self.row.problem() or ("" if self._trouble.isHidden() else self._trouble.text())

    # ---- inside ----

    def _connect(self) -> None:
        self.button.clicked.connect(self.go_on)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.another.clicked.connect(self.another_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.field.caps_locked.connect(self._caps.setVisible)
        self.field.textEdited.connect(lambda _: self.row.show_problem(""))

    def _look_first(self) -> None:
        """Say before anything is typed what no passphrase could change."""
        from practice_desk.storage import vault as vaults

        self.looked = True
        try:
            vaults.key_file(self.folder)
        except vaults.MissingVault as error:
            self.show_error(error)
            for useless in (self.row, self.button, self.sheet):
                useless.hide()
        except Exception as error:  # noqa: BLE001  (said on the page, or raised again there)
            self.show_error(error)

    def _on_root(self, root: bytearray) -> None:
        self.set_busy("")
        self.unlocked.emit(root)

    def _start_waiting(self) -> None:
        from practice_desk.storage import last_seen
        from practice_desk.storage import vault as vaults

        tried = last_seen.failed_unlocks(vaults.key_file(self.folder).vault_id)
        more = (tried.count if tried else 0) - FREE_TRIES
        if more >= 0:
            self._wait = min(2 ** (more + 1), LONGEST_WAIT)
            self.button.setEnabled(False)
            self.button.setText(self.tr("Try again in {0} s").format(self._wait))
            self._clock.start()

    def _has_key_copy(self) -> bool:
        from practice_desk.storage import last_seen
        from practice_desk.storage import vault as vaults

        try:
            return last_seen.key_copy(vaults.first_bytes(self.folder)) is not None
        except (vaults.MissingVault, vaults.DamagedVault):
            return False

    def _offer(self, offer: Offer) -> QWidget:
        from practice_desk.ui.rooms.door.troubles import words_for

        made = button(words_for(offer), "small")
        made.clicked.connect(lambda: self.offered.emit(offer))
        return made

    def _keyboard(self) -> QWidget | None:
        language = QGuiApplication.inputMethod().locale().nativeLanguageName()
        if not language:
            return None
        return Label(self.tr("Keyboard: {0}").format(language), "small", tone="muted", wrap=True)

    def _facts(self, backed_up: str | None) -> QVBoxLayout:
        lines = column(centred(Label(places.place_of(self.folder), "small", tone="muted", wrap=True)), gap=4)
        if is_made_up(self.folder):
            said = self.tr("Nobody in the made-up practice exists. Its passphrase is “{0}”.")
            lines.addWidget(centred(Label(said.format(DEMO_PASSPHRASE), "small", wrap=True)))
            return lines
        if backed_up is None:
            return lines
        days = places.days_since(backed_up, today())
        words = places.since_backup(days)
        tone = "attention" if days is None or days > _OLD_BACKUP else "muted"
        lines.addLayout(row(..., Icon("backup", tone, 16), Label(words, "small", tone=tone), ..., gap=6))
        return lines
