"""What stands around the list of consents: the sum of it, the ways to neighbouring pages, the first step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import ClientStatus, is_over
from practice_desk.intentions import clients
from practice_desk.ui.kit import Card, EmptyState, button, wrap
from practice_desk.ui.rooms.consents.shelf import Shelf

if TYPE_CHECKING:
    from practice_desk.ui.rooms.consents.room import ConsentsRoom


def _tr(text: str) -> str:
    return QCoreApplication.translate("consents", text)


def small_buttons(room: ConsentsRoom) -> QWidget:
    """Return the ways to what is seldom needed."""
    made = QWidget()
    release = button(_tr("Offer a permission to share"), "small", icon="plus")
    release.setObjectName("release")
    release.clicked.connect(room.offer_release)
    release.setEnabled(not room.desk.read_only)
    shared = button(_tr("What was shared"), "small")
    shared.setObjectName("shared")
    shared.clicked.connect(room.to_disclosures)
    needed = button(_tr("What is needed"), "small")
    needed.setObjectName("needed")
    needed.clicked.connect(room.choose_needed)
    made.setLayout(wrap(release, shared, needed))
    died = clients.status_of(room.desk, room.client_id) is ClientStatus.DIED
    release.setVisible(not died)  # once it has a parent: before, it would be a window of its own
    return made


def counted(shelf: Shelf) -> str:
    """Return the sum of the page in a few words."""
    said = (
        (len(shelf.in_force), _tr("{0} in force")), (len(shelf.attention), _tr("{0} to look at")),
        (len(shelf.missing), _tr("{0} missing")), (len(shelf.drafts), _tr("{0} in draft")),
    )  # fmt: skip
    return ", ".join(words.format(number) for number, words in said if number)


def _may_offer(room: ConsentsRoom) -> bool:
    return not room.desk.read_only and not is_over(clients.status_of(room.desk, room.client_id))


def nothing_yet(room: ConsentsRoom) -> Card:
    """Return what stands where nothing was offered yet, with the first step."""
    empty = EmptyState(
        "consent", _tr("Nothing signed yet"),
        _tr("“First papers” puts the usual ones together, to be read and signed in one go."),
        _tr("Offer first papers") if _may_offer(room) else "",
    )  # fmt: skip
    empty.pressed.connect(room.offer_first_papers)
    return Card(empty)
