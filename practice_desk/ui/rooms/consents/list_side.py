"""The left side of the page: what is open of a sitting, and the papers in their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.intentions import consents
from practice_desk.ui.kit import column
from practice_desk.ui.rooms.consents.copies import open_copies
from practice_desk.ui.rooms.consents.open_paper import sign_all_own
from practice_desk.ui.rooms.consents.rows import FEW, gap_row, group, paper_row, past_group
from practice_desk.ui.rooms.consents.shelf import Stood
from practice_desk.ui.rooms.consents.sitting_card import SittingCard

if TYPE_CHECKING:
    from practice_desk.ui.rooms.consents.room import ConsentsRoom


def _tr(text: str) -> str:
    return QCoreApplication.translate("list_side", text)


class ListSide:
    """Lays out the groups; every row leads to its paper."""

    def __init__(self, room: ConsentsRoom, chosen: str, *, every: bool) -> None:
        self._room, self._chosen, self._every = room, chosen, every

    def layout_of_list(self) -> QLayout:
        """Return the list from top to bottom; a group without rows is not there."""
        shelf = self._room.shelf
        gaps = [gap_row(self._room.speak, gap, self._room.offer_gap) for gap in shelf.missing]
        past = [self._row(s) for s in (shelf.past if self._every else shelf.past[:FEW])]
        parts: list[QWidget] = []
        sitting = SittingCard(self._room.speak, shelf.files)
        if sitting.is_needed:
            self._join(sitting)
            parts.append(sitting)
        for title, rows in (
            (_tr("Needs attention"), [self._row(s) for s in shelf.attention]),
            (_tr("In force"), [self._row(s) for s in shelf.in_force]),
            (_tr("Missing"), gaps),
            (_tr("Drafts"), [self._row(s) for s in shelf.drafts]),
        ):
            if rows:
                parts.append(group(title, rows))
        if past:
            parts.append(past_group(past, len(shelf.past), self._room.show_all_past))
        return column(*parts, ..., gap=14)

    def _row(self, stood: Stood) -> QWidget:
        return paper_row(self._room.speak, stood, self._chosen, self._room.choose)

    def _join(self, card: SittingCard) -> None:
        room, context = self._room, self._room.context
        for person_id, screen in card.screens.items():
            ids = card.people[person_id]
            screen.clicked.connect(lambda _=False, p=person_id, ids=ids: room.sit(p, ids))
        card.sign_own.clicked.connect(lambda: sign_all_own(room, card))
        usual = _tr("on paper")
        card.give.clicked.connect(lambda: consents.give_copies(context.desk, card.copies, usual))
        card.another_way.clicked.connect(lambda: open_copies(room, context, room.client_id, card.copies))
