"""A risk note for reading: a draft as it stands, or what was signed with all that was added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.note_reading import NoteReading
from practice_desk.domain.risk import RiskNote
from practice_desk.domain.text import breakable
from practice_desk.intentions import risk_notes
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Banner, Card, Chip, MenuButton, button, facts, heading, wrap
from practice_desk.ui.parts.note_reading import SignedView


def _tr(text: str) -> str:
    return QCoreApplication.translate("RiskCard", text)


class RiskCard(Card):
    """One risk note, folded until it is to be read: a client may see the plan beside it.

    What stands in the way of signing is said on it.
    """

    edit_wanted = Signal()
    sign_wanted = Signal()
    add_wanted = Signal()
    remove_wanted = Signal()
    turned = Signal()

    def __init__(
        self, context: Context, note: RiskNote, reading: NoteReading | None, *, folded: bool
    ) -> None:
        super().__init__(gap=12)
        self.context, self.note = context, note
        self.setObjectName(f"risk-{note.id}")
        chip = Chip(_tr("Draft"), "draft") if reading is None else Chip(_tr("Signed"), "force")
        title = _tr("Risk note of {0}").format(context.date(note.on))
        turn = button(_tr("Read") if folded else _tr("Fold"), "link", icon="eye" if folded else "up")
        turn.setObjectName(f"turn-{note.id}")
        turn.setAccessibleName(f"{turn.text()}: {title}")
        turn.clicked.connect(self.turned)
        self.body.addLayout(heading(title, chip, turn))
        self.refusal = Banner("", "attention")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        if folded:
            return
        if reading is None:
            self.body.addLayout(wrap(*self._draft_deeds(), gap=8))
            self.body.addLayout(facts(*self._lines()))
            return
        add = button(_tr("Add to this note"), "small", icon="plus")
        add.setObjectName(f"add-to-{note.id}")
        add.setEnabled(not context.desk.read_only)
        add.clicked.connect(self.add_wanted)
        self.body.addLayout(wrap(add, gap=8))
        self.body.addWidget(SignedView(context, reading))

    def say(self, sentences: Sequence[str]) -> None:
        """Say what stands in the way of signing."""
        self.refusal.set_text(" ".join(dict.fromkeys(sentences)))
        self.refusal.show()

    def _draft_deeds(self) -> list[QWidget]:
        sign = button(_tr("Sign risk note"), "small", icon="sign")
        sign.setObjectName(f"sign-{self.note.id}")
        sign.clicked.connect(self.sign_wanted)
        edit = button(_tr("Change"), "small", icon="pen")
        edit.setObjectName(f"edit-{self.note.id}")
        edit.clicked.connect(self.edit_wanted)
        more = MenuButton(_tr("More"), [(_tr("Remove this draft"), self.remove_wanted.emit, "trash")])
        made: list[QWidget] = [sign, edit, more]
        for part in made:
            part.setEnabled(not self.context.desk.read_only)
        return made

    def _lines(self) -> list[tuple[str, str]]:
        found = risk_notes.sections(self.context.desk, self.note)
        return [(part.heading, breakable("\n".join(p.plain for p in part.passages))) for part in found]
