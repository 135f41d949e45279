"""The last step: whose practice it is, and then the vault is made."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from practice_desk.domain.practice import DateOrder, Jurisdiction, PaperSize
from practice_desk.domain.record import override
from practice_desk.intentions import new_vaults
from practice_desk.intentions.practice import crisis_places
from practice_desk.ui import words
from practice_desk.ui.background import Background
from practice_desk.ui.fields import ChoiceField, LineField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.step import Step
from practice_desk.ui.rooms.door.troubles import trouble_of


class PracticeStep(Step):
    """Asks for the few details that paper needs, then makes the vault; `laid` says its files are there."""

    number = 5
    laid = Signal()

    def __init__(self, draft: Draft, background: Background) -> None:
        super().__init__(draft)
        self._background = background
        places = [(place, place) for place in crisis_places()]
        self.fields = {
            "therapist": LineField(),
            "practice_name": LineField(),
            "place": ChoiceField([*places, ("", self.tr("Somewhere else: I add them later"))]),
            "jurisdiction": ChoiceField(words.choices(Jurisdiction)),
            "paper": ChoiceField(words.choices(PaperSize)),
            "date_order": ChoiceField(words.choices(DateOrder)),
        }
        self.rows = {name: FormRow(name, label, self.fields[name]) for name, label in self._labels().items()}
        for name, field in self.fields.items():
            field.set_value(getattr(draft.practice, name))
        self.show_page(
            self.tr("Your practice"),
            Label(
                self.tr(
                    "This stands on the sheets you print. All of it can be changed on the Practice page."
                ),
                wrap=True,
            ),
            4,
            *self.rows.values(),
        )

    @override
    def way_on(self) -> str:
        return self.tr("Create my vault")

    @override
    def start(self) -> None:
        self.fields["therapist"].setFocus()

    @override
    def keep(self) -> None:
        typed = {name: field.value() for name, field in self.fields.items()}
        self.draft.practice = replace(self.draft.practice, **typed)

    @override
    def go_on(self) -> None:
        """Make the vault's files beside the window, then let the door open it."""
        if not self.on.isEnabled():
            return
        self.keep()
        draft = self.draft
        assert draft.keys is not None
        folder, root, wrapped = draft.folder, draft.root, draft.keys
        self.set_busy(self.tr("Making the vault."))
        job = self._background.start(lambda _step: new_vaults.lay_vault(folder, root, wrapped))
        job.finished.connect(lambda _: self.laid.emit())
        job.failed.connect(self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self.show_trouble(trouble_of(error).words)

    def _labels(self) -> dict[str, str]:
        return {
            "therapist": self.tr("Your name, as it stands on paper"),
            "practice_name": self.tr("Name of the practice, if it has one"),
            "place": self.tr("Crisis numbers for"),
            "jurisdiction": self.tr("Law and usual words"),
            "paper": self.tr("Paper in your printer"),
            "date_order": self.tr("Dates are typed as"),
        }
