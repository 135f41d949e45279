"""The working agreement: its clauses, its versions, its reviews, and what crossed it."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.ui.kit import column, section
from practice_desk.ui.parts.client_room import ClientRoom


class AgreementRoom(ClientRoom):
    """The working agreement: its clauses, its versions, its reviews, and what crossed it."""

    kind = PlaceKind.AGREEMENT

    @override
    def content(self) -> QLayout:
        """Return what stands on the page."""
        return column(section(self.tr("Agreement"), ""), ..., gap=12)
