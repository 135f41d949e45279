"""Who it is about on the overview: how to reach them, where they stand, and what an enquiry said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clients import ClientStatus
from practice_desk.intentions import clients
from practice_desk.intentions import people as intentions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Banner, Card, Label, Quote, StateLine, button, facts, heading, row
from practice_desk.ui.parts import days, names
from practice_desk.ui.parts.closed_ways import closed_words
from practice_desk.ui.parts.reach import contact_lines
from practice_desk.ui.parts.status_card import status_card


def _tr(text: str) -> str:
    return QCoreApplication.translate("person_cards", text)


class PersonCards:
    """Makes the cards; `change_status` opens its form with a proposal, `to_profile` leads to the profile."""

    def __init__(
        self, context: Context, client_id: str, change_status: Callable[..., object],
        to_profile: Callable[[], object],
    ) -> None:  # fmt: skip
        desk = context.desk
        self.context, self._change_status, self._to_profile = context, change_status, to_profile
        self._client = desk.clients.get(client_id)
        self._status = clients.status_of(desk, client_id)
        self._people = clients.participants(desk, client_id)

    def over_banner(self) -> Banner | None:
        """Say what a death or an ending means for the page."""
        if self._status is ClientStatus.DIED:
            said = _tr("Nothing is planned, sent or asked any more. The record is held.")
            return Banner(said, "plain", lead=words.of(self._status))
        if self._status is ClientStatus.ENDED:
            return Banner(_tr("The work has ended. Everything stays to be read."), "plain")
        return None

    def enquiry_card(self) -> Card | None:
        """Return what somebody who asked said, and the two ways on from there."""
        if self._status is not ClientStatus.ENQUIRY:
            return None
        client, lines = self._client, list[tuple[str, str]]()
        if client.available:
            lines.append((_tr("Can come"), client.available))
        if client.answer_by:
            lines.append((_tr("Answer by"), days.day_words(self.context, client.answer_by)))
        begin = button(_tr("Begin the work"), "small", icon="check")
        begin.setObjectName("begin")
        begin.clicked.connect(lambda: self._change_status(ClientStatus.ACTIVE))
        wait = button(_tr("Put on the waiting list"), "small")
        wait.setObjectName("wait")
        wait.clicked.connect(lambda: self._change_status(ClientStatus.WAITING))
        for made in (begin, wait):
            made.setEnabled(not self.context.desk.read_only)
        said = Quote(client.concern) if client.concern else None
        return Card(heading(_tr("Enquiry")), said, facts(*lines), row(begin, wait, ..., gap=8), gap=10)

    def reach_card(self) -> Card:
        """Return how each person may be reached, with the words that are safe to leave."""
        link = button(_tr("Profile"), "link", icon="arrow", trailing=True)
        link.setObjectName("to-profile")
        link.clicked.connect(lambda: self._to_profile())
        card = Card(heading(_tr("How to reach"), link), gap=10)
        closed = closed_words(self.context, self._client.id)
        for person in self._people:
            points = intentions.contacts_of(self.context.desk, person)
            if len(self._people) > 1:
                card.body.addWidget(Label(names.person_name(self.context, person), strong=True, wrap=True))
            if person.discreet:
                card.body.addWidget(StateLine(_tr("Discreet: safe words, plain envelopes, no texts"), "info"))
            card.body.addLayout(contact_lines(points, closed, discreet=person.discreet))
            if not points:
                said = _tr("No number or address yet. It is added in the profile.")
                card.body.addWidget(Label(said, "small", tone="muted", wrap=True))
        return card

    def status_card(self) -> Card:
        """Return where the client stands, since when and why; what brought them is for the profile alone."""
        return status_card(self.context, self._client.id, lambda: self._change_status())
