"""What is open of a sitting: who has still to sign, the therapist's own signature, the copies to be given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from practice_desk.domain.clock import today
from practice_desk.domain.consents import waiting_for, without_copy
from practice_desk.domain.standing import PaperFile
from practice_desk.ui.kit import Banner, Card, Label, button, heading, row
from practice_desk.ui.parts.paper_words import PaperWords

_SEVERAL = 2


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("sitting_card", text, "", number)


class SittingCard(Card):
    """One line for each person who has several papers to sign, for the therapist, and for the copies."""

    def __init__(self, speak: PaperWords, files: Sequence[PaperFile]) -> None:
        super().__init__(heading(_tr("Still open")), gap=10)
        self._able = not speak.context.desk.read_only
        waiting = waiting_for(files, today())
        several = {i: own for i, own in waiting.items() if i and len(own) >= _SEVERAL}
        self.people = {i: [f.paper.id for f in own] for i, own in several.items()}
        own = waiting.get(None, [])
        self.own = own if len(own) >= _SEVERAL else []
        self.copies = without_copy(files, today())
        self.screens: dict[str, QPushButton] = {}
        for person_id, ids in self.people.items():
            name = speak.person(person_id)
            screen = self.screens[person_id] = self._button(_tr("Sign on screen"), "sign", f"sit-{person_id}")
            screen.setAccessibleName(_tr("Sign on screen: all for {0}").format(name))
            said = _tr("%n paper(s) to sign", len(ids))
            self._line(f"{name}: {said}", screen)
        self.sign_own = self._button(_tr("Sign as therapist"), "sign", "sit-own")
        self.sign_own.setAccessibleName(_tr("Sign as therapist: all of them"))
        if self.own:
            said = _tr("%n paper(s) to sign", len(self.own))
            self._line(_tr("You: {0}").format(said), self.sign_own)
        self.give = self._button(_tr("Copies given on paper, as usual"), "check", "copies")
        self.another_way = button(_tr("Another way"), "link")
        self.another_way.setObjectName("copies-another")
        self.another_way.setEnabled(self._able)
        if self.copies:
            said = _tr("%n signed paper(s) without a copy noted", len({i for i, _ in self.copies}))
            self._line(said, self.another_way, self.give)

    def say(self, sentence: str) -> None:
        """Say on the card why something cannot be done."""
        self.add(Banner(sentence, "attention"))

    @property
    def is_needed(self) -> bool:
        """Say whether anything is open."""
        return bool(self.people or self.own or self.copies)

    def _line(self, said: str, *actions: QPushButton) -> None:
        self.add(row((Label(said, wrap=True), 1), *actions, gap=12, stack="auto"))

    def _button(self, text: str, icon: str, name: str) -> QPushButton:
        made = button(text, "small", icon=icon)
        made.setObjectName(name)
        made.setEnabled(self._able)
        return made
