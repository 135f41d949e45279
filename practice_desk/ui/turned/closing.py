"""The pages that end an answer: a no with a reason if there is one, and thanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.record import override
from practice_desk.ui.fields import TextField
from practice_desk.ui.kit import Box, Icon, button, column, row
from practice_desk.ui.theme import px
from practice_desk.ui.turned.hand_back import centred, middle
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.text_size import Problem, big, say


class DeclinePage(TurnedPage):
    """Takes a no: a full answer. A reason is welcome and never asked for.

    `keep` is given the reason and returns a sentence where it could not be kept.
    """

    turned_back = Signal()

    def __init__(self, title: str, typed: Mapping[str, str], keep: Callable[[str], str]) -> None:
        super().__init__(title)
        self._keep = keep
        self.reason = TextField(3)
        self.reason.setAccessibleName(self.tr("Why, if you would like to say"))
        self.reason.set_value(typed.get("reason", ""))
        caption = say(self.tr("You can say why, if you like"), strong=True)
        caption.setBuddy(self.reason)
        self.problem = Problem()
        self.send = big(self.tr("I say no"), "primary")
        self.send.clicked.connect(self._on_send)
        self.stay = button(self.tr("Back to the paper"), icon="back")
        self.stay.clicked.connect(self.turned_back)
        fine = self.tr("You do not have to agree to this. That is fine, and you do not have to say why.")
        self.setLayout(
            middle(
                say(self.tr("You say no to “{0}”").format(title), role="display"), say(fine), 8,
                Box(column(caption, self.reason, gap=6, margin=4)), self.problem, self.send,
                row(..., self.stay, ...),
            )
        )  # fmt: skip

    @override
    def arrive(self) -> None:
        self.reason.setFocus()

    def _on_send(self) -> None:
        self.problem.say(self._keep(self.reason.value()))


class ThanksPage(TurnedPage):
    """Thanks for an answer, whatever it was."""

    def __init__(self, title: str, lead: str, words: str) -> None:
        super().__init__(title)
        self.on = big(self.tr("Give the computer back"), "primary", "lock")
        self.on.clicked.connect(self.finished)
        self.on.setMaximumWidth(px(380))
        self.on.setAccessibleDescription(f"{lead} {words}".strip())
        self.lead = centred(say(lead, role="display"))
        parts: list[QWidget] = [self.lead, centred(say(words))] if words else [self.lead]
        self.setLayout(
            middle(row(..., Icon("check", "accent", 40), ...), *parts, 12, row(..., (self.on, 100), ...))
        )
        self.setAccessibleName(lead)

    @property
    @override
    def is_answered(self) -> bool:
        return True

    @override
    def arrive(self) -> None:
        self.on.setFocus()


class Noted:
    """Gathers what the therapist is told after hand-back, one line for each answer."""

    def __init__(self) -> None:
        self.lines: list[Outcome] = []

    def add(self, words: str, action: str = "", do: Callable[[QWidget], object] | None = None) -> None:
        """Note one answer."""
        self.lines.append(Outcome(words, action, do))
