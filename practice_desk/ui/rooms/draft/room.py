"""A paper before it is offered: its text, what it asks for, and who signs it."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.ui.kit import column, section
from practice_desk.ui.parts.client_room import ClientRoom


class DraftRoom(ClientRoom):
    """A paper before it is offered: its text, what it asks for, and who signs it."""

    kind = PlaceKind.DRAFT
    section = PlaceKind.CONSENTS

    @override
    def content(self) -> QLayout:
        """Return what stands on the page."""
        return column(section(self.tr("Draft"), ""), ..., gap=12)
