"""What stands in place of an empty list: the first step, or where the filter would find somebody."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.client_list import ClientGroup
from practice_desk.ui import words
from practice_desk.ui.kit import EmptyState, button, clear, column, row


class Nobody(QWidget):
    """Says why the list is empty.

    `show_wanted` carries the status to show instead, `clear_wanted` asks to empty the filter, `new_wanted`
    to add a client.
    """

    show_wanted = Signal(object)
    clear_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def say(self, group: ClientGroup, typed: str, others: Counter[ClientGroup], *, anybody: bool) -> None:
        """Say what is missing here and what can be done about it."""
        clear(self._column)
        if typed:
            self._column.addLayout(self._not_found(group, typed, others))
        elif anybody:
            self._column.addWidget(
                EmptyState(
                    "clients",
                    self._none_in(group),
                    self.tr("How many there are stands beside each status above."),
                )
            )
        else:
            first = EmptyState(
                "clients", self.tr("No clients yet"), self.tr("Start with a name; the rest can wait."),
                self.tr("Add the first client"),
            )  # fmt: skip
            first.pressed.connect(self.new_wanted)
            self._column.addWidget(first)

    def elsewhere(self, others: Counter[ClientGroup]) -> str:
        """Say who fits the filter under another status."""
        found = ", ".join(f"{words.of(group)} {others[group]}" for group in ClientGroup if others[group])
        return self.tr("Under another status: {0}").format(found)

    def _none_in(self, group: ClientGroup) -> str:
        return {
            ClientGroup.ACTIVE: self.tr("No active clients"),
            ClientGroup.ENQUIRY: self.tr("No enquiries"),
            ClientGroup.WAITING: self.tr("Nobody is waiting"),
            ClientGroup.PAUSED: self.tr("Nobody has paused"),
            ClientGroup.ENDED: self.tr("No ended clients"),
        }.get(group, self.tr("No clients yet"))

    def _not_found(self, group: ClientGroup, typed: str, others: Counter[ClientGroup]) -> QVBoxLayout:
        title = self.tr("Nobody here fits “{0}”").format(typed)
        said = self.tr("The filter looks at names, references, tags and phones.")
        if others:
            said = f"{self.elsewhere(others)}.\n{said}"
        every = button(self.tr("Show them"))
        several = len(others) > 1
        there = ClientGroup.ALL if several else next(iter(others), group)
        every.clicked.connect(lambda: self.show_wanted.emit(there))
        every.setVisible(bool(others))
        empty = button(self.tr("Clear the filter"), "quiet")
        empty.clicked.connect(lambda: self.clear_wanted.emit())
        buttons = row(..., every, empty, ..., gap=8) if others else row(..., empty, ..., gap=8)
        return column(..., EmptyState("search", title, said), buttons, ..., ..., gap=0)
