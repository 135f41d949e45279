"""What was shared about a client: planned, noted, and accounted for."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.ui.kit import column, section
from practice_desk.ui.parts.client_room import ClientRoom


class DisclosuresRoom(ClientRoom):
    """What was shared about a client: planned, noted, and accounted for."""

    kind = PlaceKind.DISCLOSURES
    section = PlaceKind.CONSENTS

    @override
    def content(self) -> QLayout:
        """Return what stands on the page."""
        return column(section(self.tr("Disclosures"), ""), ..., gap=12)
