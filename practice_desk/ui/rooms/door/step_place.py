"""The first two steps: what losing the keys means, and where the vault will lie."""

from __future__ import annotations

from pathlib import Path

from practice_desk.domain.record import override
from practice_desk.ui import dialogs
from practice_desk.ui.fields import LineField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner, Check, Label, button, row
from practice_desk.ui.rooms.door import places
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.step import Step
from practice_desk.ui.rooms.door.stepped import promise


class LossStep(Step):
    """Says what happens when the passphrase is lost, before there is one."""

    number = 1

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.understood = Check(
            self.tr("I know that nobody, not even the makers of this program, can open my records for me."),
            draft.understood,
        )
        self.show_page(
            self.tr("If you lose your passphrase"),
            Label(
                self.tr(
                    "Your records will be encrypted. That keeps them from anyone who finds or takes this "
                    "computer, and it would keep them from you in the same way."
                ),
                wrap=True,
            ),
            8,
            promise(
                "key",
                self.tr("Two things open your records"),
                self.tr("The passphrase you choose, and a recovery sheet that you print. Either is enough."),
            ),
            8,
            promise(
                "paper",
                self.tr("Keep the sheet away from the computer"),
                self.tr("In a sealed envelope, where your will is. Whoever has both can read everything."),
            ),
            8,
            promise(
                "lock",
                self.tr("Without both, the records stay closed for good"),
                self.tr("There is no reset, no support line and no master key."),
            ),
            12,
            self.understood,
        )
        self.understood.toggled.connect(self._on_understood)
        self._on_understood(draft.understood)

    @override
    def start(self) -> None:
        self.understood.setFocus()

    @override
    def go_on(self) -> None:
        if self.on.isEnabled():
            self.done.emit()

    def _on_understood(self, understood: bool) -> None:
        self.draft.understood = understood
        self.on.setEnabled(understood)


class PlaceStep(Step):
    """Asks for the vault's name and folder, and warns of places that other programs copy."""

    number = 2

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.name = LineField()
        self.name.set_value(draft.name)
        self.row = FormRow(
            "name", self.tr("Name of the vault"), self.name,
            self.tr("It is the name of a folder and stands on the locked page, where anyone can read it."),
        )  # fmt: skip
        self.place = Label("", wrap=True)
        self.choose = button(self.tr("Choose another place"), icon="folder")
        self.warning = Banner("", "attention")
        self.show_page(
            self.tr("Where your records are kept"),
            Label(
                self.tr(
                    "The vault is a folder of encrypted files. This computer's own disk is the best place."
                ),
                wrap=True,
            ),
            4,
            self.row,
            Label(self.tr("Place"), strong=True),
            self.place,
            row(self.choose, ...),
            self.warning,
        )
        self.choose.clicked.connect(self._on_choose)
        self.name.edited.connect(self._show_place)
        self._show_place()

    @override
    def start(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    @override
    def keep(self) -> None:
        self.draft.name = self.name.value()

    @override
    def go_on(self) -> None:
        self.keep()
        problem = places.name_problem(self.draft.parent, self.draft.name)
        self.row.show_problem(problem)
        if problem:
            self.name.setFocus()
            return
        self.done.emit()

    def choose_parent(self, parent: Path) -> None:
        """Put the vault into another folder."""
        self.draft.parent = parent
        self._show_place()

    def _on_choose(self) -> None:
        dialogs.choose_folder(self, self.tr("Where the vault is kept"), None, self.choose_parent)

    def _show_place(self) -> None:
        self.keep()
        self.place.setText(places.place_of(self.draft.folder))
        self.place.setToolTip(str(self.draft.parent))
        places.warn(self.warning, self.draft.parent)
