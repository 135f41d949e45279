"""Where a client stands: the status with its day and reason, and how it went before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clients import ClientStatus
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, StateLine, button, heading, wrap
from practice_desk.ui.parts.towards_ending import ending_buttons

LOOKS = {
    ClientStatus.ENQUIRY: "due", ClientStatus.WAITING: "due", ClientStatus.ACTIVE: "force",
    ClientStatus.PAUSED: "paused", ClientStatus.ENDED: "past", ClientStatus.DIED: "past",
}  # fmt: skip
_CAN_END = (ClientStatus.ACTIVE, ClientStatus.PAUSED, ClientStatus.ENDED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("status_card", text)


def status_card(
    context: Context, client_id: str, change_status: Callable[[], object], *, story: bool = False
) -> Card:
    """Return the card; with `story` also the earlier changes."""
    change = button(_tr("Change status"), "link")
    change.setObjectName("status")
    change.setEnabled(not context.desk.read_only)
    change.clicked.connect(lambda: change_status())
    status = clients.status_of(context.desk, client_id)
    changes = clients.status_changes(context.desk, client_id)
    here = next((c for c in changes if c.status is status), None)
    note = _tr("since {0}").format(context.date(here.on)) if here else ""
    card = Card(heading(_tr("Status"), change), StateLine(words.of(status), LOOKS[status], note), gap=8)
    if here is not None and here.reason:
        card.body.addWidget(Label(here.reason, wrap=True))
    if status in _CAN_END:
        card.body.addLayout(wrap(*ending_buttons(context, client_id), gap=12))
    for before in changes if story else ():
        if before is not here:
            parts = (words.of(before.status), context.date(before.on), before.reason)
            said = "  ·  ".join(part for part in parts if part)
            card.body.addWidget(Label(said, "small", tone="muted", wrap=True))
    return card
