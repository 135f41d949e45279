"""Consents: what a client agreed to, what is due, what is missing, and the whole past."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.ui.kit import column, section
from practice_desk.ui.parts.client_room import ClientRoom


class ConsentsRoom(ClientRoom):
    """Consents: what a client agreed to, what is due, what is missing, and the whole past."""

    kind = PlaceKind.CONSENTS

    @override
    def content(self) -> QLayout:
        """Return what stands on the page."""
        return column(section(self.tr("Consents"), ""), ..., gap=12)
