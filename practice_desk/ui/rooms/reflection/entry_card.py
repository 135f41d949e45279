"""A reflection for reading: the box first, then each prompt that was answered, then the marks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.check_ins import in_tenths
from practice_desk.domain.reflections import Reflection
from practice_desk.domain.text import breakable
from practice_desk.domain.worksheets import BeforeAfter
from practice_desk.intentions import check_ins
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, MenuButton, StateLine, button, column, facts, wrap
from practice_desk.ui.parts.before_after import pair_line
from practice_desk.ui.parts.names import client_name
from practice_desk.ui.parts.to_try import ToTry
from practice_desk.ui.rooms.reflection.words import prompts


class EntryCard(Card):
    """One entry. Each signal asks for what its button names."""

    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, context: Context, entry: Reflection) -> None:
        super().__init__(gap=12)
        self.context, self.entry = context, entry
        name = client_name(context, entry.client_id) if entry.client_id else ""
        title = ", ".join(part for part in (context.date(entry.on), name) if part)
        self.body.addWidget(Label(title, "heading", wrap=True))
        self.body.addLayout(wrap(*self._deeds(), gap=8))
        if entry.to_supervision:
            self.body.addWidget(StateLine(self.tr("To supervision"), "info"))
        if entry.words.strip():
            self.body.addWidget(Label(breakable(entry.words), wrap=True, selectable=True))
        self.body.addLayout(facts(*self._answers()))
        self._show_try()
        self._show_marks()

    def _deeds(self) -> list[QWidget]:
        edit = button(self.tr("Change"), "small", icon="pen")
        edit.setObjectName("edit-entry")
        edit.clicked.connect(self.edit_wanted)
        more = MenuButton(
            self.tr("More"), [(self.tr("Remove this reflection"), self.remove_wanted.emit, "trash")]
        )
        for part in (edit, more):
            part.setEnabled(not self.context.desk.read_only)
        return [edit, more]

    def _answers(self) -> list[tuple[str, str]]:
        said = [
            (p, getattr(self.entry, f)) for f, p in prompts(self.context.desk).items() if f != "could_try"
        ]
        said.append((self.tr("What may I have missed?"), self.entry.overlooked))
        return [(label, breakable(text)) for label, text in said if text.strip()]

    def _show_try(self) -> None:
        if not self.entry.could_try.strip():
            return
        title = Label(prompts(self.context.desk)["could_try"], "small", tone="muted", wrap=True)
        self.body.addLayout(column(title, ToTry(self.context, self.entry), gap=2))

    def _show_marks(self) -> None:
        entry = self.entry
        if entry.before is not None or entry.after is not None:
            self.body.addWidget(
                pair_line(BeforeAfter(self.tr("How I felt"), "", entry.before, entry.after, 10))
            )
        if entry.guess is not None:
            said = self.tr("My guess of their check-in: {0} of 10.").format(entry.guess)
            self.body.addWidget(Label(" ".join([said, *self._marked()]), wrap=True))

    def _marked(self) -> list[str]:
        """Return what each person marked in that session, one by one; two people's marks are never one."""
        entry = self.entry
        if not (entry.client_id and entry.session_id):
            return []
        known = check_ins.check_ins_of(self.context.desk, entry.client_id)
        means = [(c.form, c.mean()) for c in known if c.session_id == entry.session_id]
        tens = [f"{in_tenths(form, mean):.1f}" for form, mean in means if mean is not None]
        return [self.tr("They marked {0}.").format(ten.removesuffix(".0")) for ten in tens]
