"""What a therapist does with a paper before it is offered, in their words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from ui.drivers.consents import Papers, plain, settle

from practice_desk.ui.kit import StateLine


class Drafting(Papers):
    """Somebody who writes a paper with its text beside it."""

    def asked(self) -> list[str]:
        """Return the names of the fields that are asked for now, as they stand."""
        return [n for n, line in self.room.form.rows.items() if line.isVisible()]

    def label(self, name: str) -> str:
        """Return the words above a field."""
        return self.room.form.rows[name].findChildren(QLabel)[0].text()

    def said_of(self, name: str) -> str:
        """Return what is said to be wrong with a field of the draft."""
        return self.room.form.rows[name].problem()

    def said_of_signers(self) -> list[str]:
        """Return what is said to stand in the way beside who signs."""
        shown = [s for s in self.room.signers.findChildren(StateLine) if s.isVisible()]
        return [plain(s.accessibleName()) for s in shown]

    def said_above(self) -> str:
        """Return what is said above the whole draft."""
        return self.room.said.text() if self.room.said.isVisible() else ""

    def offers(self) -> bool:
        """Press Offer for signing, and return whether the paper is offered now."""
        paper_id = self.place.id
        self.press("Offer for signing")
        settle()
        return bool(self.desk.offers.of_paper(paper_id))

    def signer_menu(self, name: str, words: str) -> None:
        """Choose a deed from the menu of somebody who signs."""
        menus = [m for m in self._menus() if plain(m.accessibleName()) == f"Change: {name}"]
        action = next(a for m in menus for a in m.menu_of_deeds.actions() if a.text() == words)
        action.trigger()
        settle()
