"""The packs of first papers, read: for whom, what is signed together, what stands beside."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.library import Pack
from practice_desk.intentions import library
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Check, Chip, Label, Page, button, column, heading, row
from practice_desk.ui.rooms.library.pack_form import paper_name, setting_words
from practice_desk.ui.theme import px


class PacksView(QWidget):
    """Shows the packs of the place, those of other places behind a switch. `edit_wanted` brings a Pack."""

    edit_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.others = Check(self.tr("First papers for other places"))
        self.others.clicked.connect(lambda _: self.fill())
        self._page = Page(column(...))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(4))
        head = column(
            Label(
                self.tr(
                    "Papers that a new client reads in one sitting and signs with one act. Each is stored, "
                    "shown and taken back on its own. A release, a recording, an AI tool, research and home "
                    "visits never stand in them: each needs a moment of its own."
                ),
                tone="muted", wrap=True,
            ),
            row(self.others, ...), gap=4,
        )  # fmt: skip
        head.setContentsMargins(px(32), px(4), px(32), 0)
        outer.addLayout(head)
        outer.addWidget(self._page, 1)

    def fill(self) -> None:
        """Read the packs anew."""
        desk = self.context.desk
        here = desk.practice.own().jurisdiction
        self.shown = library.packs(desk, None if self.others.isChecked() else here)
        names = {t.key: t.name for t in library.texts(desk, hidden=True)}
        cards = [self._card(pack, names) for pack in self.shown]
        pairs = [
            row(*((c, 1) for c in cards[n : n + 2]), gap=16, top=True, stack=720)
            for n in range(0, len(cards), 2)
        ]
        if len(cards) % 2:
            pairs[-1].addWidget(QWidget(), 1)
        body = column(*pairs, ..., gap=16)
        body.setContentsMargins(px(32), px(8), px(32), px(20))
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self._page.show_layout(body)
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def _card(self, pack: Pack, names: dict[str, str]) -> Card:
        desk = self.context.desk
        own = desk.packs.find(pack.id) is not None
        edit = button(self.tr("Edit"), "link")
        edit.setAccessibleName(self.tr("Edit: {0}").format(pack.name))
        edit.setObjectName(f"edit-{pack.id}")
        edit.setEnabled(not desk.read_only)
        edit.clicked.connect(lambda: self.edit_wanted.emit(pack))
        about = [words.of(pack.kind), words.of(pack.place), *filter(None, map(setting_words, pack.settings))]
        lines: list = [
            heading(pack.name, edit),
            Label("  ·  ".join(about), "small", tone="muted", wrap=True),
            self._list(self.tr("Signed together in one sitting"), pack.together, names, numbered=True),
        ]
        if pack.beside:
            lines.append(self._list(self.tr("Beside them, unticked"), pack.beside, names, numbered=False))
        if own:
            deed = self.tr("Restore the default") if pack.shipped else self.tr("Remove these first papers")
            back = button(deed, "link")
            back.setObjectName(f"restore-{pack.id}")
            back.setAccessibleName(f"{deed}: {pack.name}")
            back.setEnabled(not desk.read_only)
            back.clicked.connect(partial(library.restore_pack, desk, pack))
            lines.append(row(Chip(self.tr("Yours"), "varied"), ..., back, gap=8))
        return Card(*lines, gap=8)

    def _list(self, title: str, keys: tuple[str, ...], names: dict[str, str], *, numbered: bool) -> QWidget:
        made = QWidget()
        lines = [
            Label(f"{n}  {name}" if numbered else f"☐  {name}", wrap=True)
            for n, name in enumerate((paper_name(self, key, names) for key in keys), 1)
        ]
        made.setLayout(column(Label(title, "small", strong=True), *lines, gap=2))
        return made
