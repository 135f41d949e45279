"""The file as it is read: what brings them, what matters, what helps, and for how long it is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from practice_desk.domain.clients import ClientStatus
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, StateLine, button, facts, heading


def _tr(text: str) -> str:
    return QCoreApplication.translate("file_cards", text)


class FileCards:
    """Makes the cards; `edit` opens the form of a part by its name."""

    def __init__(self, context: Context, client_id: str, edit: Callable[[str], object]) -> None:
        self.context, self._edit = context, edit
        self._client = context.desk.clients.get(client_id)

    def about_card(self) -> Card:
        """Return what the file is about."""
        client = self._client
        lines = [
            (_tr("What brings them"), client.concern),
            (_tr("How often"), client.frequency),
            (_tr("How you meet"), client.modality),
            (_tr("Usual time"), client.slot),
            (_tr("Where the client is"), client.place or _tr("Somewhere without crisis numbers")),
            (_tr("Tags"), ", ".join(client.tags)),
            (_tr("Reference"), client.reference),
            (_tr("Who comes"), words.of(client.kind)),
            (_tr("Who sent them"), client.referral),
            (_tr("Date of the referral"), self.context.date(client.referred_on)),
            (_tr("When they can come"), client.available),
            (_tr("Answer by"), self.context.date(client.answer_by)),
        ]
        return self._card(_tr("The file"), "about", lines)

    def matters_card(self) -> Card:
        """Return the client's own lists."""
        client = self._client
        lines = [
            (_tr("What matters"), "\n".join(client.matters)),
            (_tr("Strengths"), "\n".join(client.strengths)),
            (_tr("A year from now"), "\n".join(client.aspirations)),
        ]
        empty = _tr("Ask: “What do you want more of in your life?” A few words will do.")
        return self._card(_tr("What matters and what is strong"), "matters", lines, empty)

    def helps_card(self) -> Card:
        """Return what helps, and the client's words for the sheet."""
        client = self._client
        lines = [
            (_tr("What helps"), client.helps),
            (_tr("What does not help"), client.helps_not),
            (_tr("When it gets hard"), "\n".join(client.coping)),
            (_tr("Kind words to themselves"), client.kind_words),
            (_tr("What you do until next time"), client.therapist_does),
        ]
        empty = _tr("What helps and what does not, and what the client can do when it gets hard.")
        return self._card(_tr("What helps"), "helps", lines, empty)

    def keeping_card(self) -> Card:
        """Return for how long the record is kept, and why."""
        desk, client = self.context.desk, self._client
        enquiry = clients.status_of(desk, client.id) is ClientStatus.ENQUIRY
        policy = clients.policy_of(desk, client)
        rule = _tr("An enquiry, kept for months only") if enquiry else policy.name if policy else ""
        card = self._card(_tr("How long it is kept"), "keeping", [(_tr("Rule"), rule)])
        day = clients.destroy_on(desk, client.id)
        if client.hold:
            card.body.addWidget(StateLine(_tr("Held: it is not put forward for erasing"), "info"))
        elif day is not None:
            said = _tr("Put forward for erasing after {0}, if the last contact so far stays the last.")
            card.body.addWidget(Label(said.format(self.context.date(day)), wrap=True))
        nothing = _tr("Nothing is ever erased by itself.")
        card.body.addWidget(Label(nothing, "small", tone="muted", wrap=True))
        return card

    def _card(self, title: str, part: str, lines: list[tuple[str, str]], empty: str = "") -> Card:
        known = [(label, value) for label, value in lines if value]
        card = Card(heading(title, self._button(part, title)), facts(*known), gap=8)
        if not known and empty:
            card.body.addWidget(Label(empty, tone="muted", wrap=True))
        return card

    def _button(self, part: str, title: str) -> QPushButton:
        made = button(_tr("Edit"), "link")
        made.setObjectName(f"edit-{part}")
        made.setAccessibleName(_tr("Edit: {0}").format(title))
        made.setEnabled(not self.context.desk.read_only)
        made.clicked.connect(lambda: self._edit(part))
        return made
