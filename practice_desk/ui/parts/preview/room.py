"""The preview of a document: choices at the left, the paper in the middle, its words at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from practice_desk.documents.paper import Paper
from practice_desk.domain.places import Place
from practice_desk.domain.record import override
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Label, Page, button, column, rule
from practice_desk.ui.parts.preview.out import Made, Out
from practice_desk.ui.parts.preview.panes import Panes
from practice_desk.ui.room import Room
from practice_desk.ui.theme import px

REDRAWN_AFTER = 120
_WIDE, _MOST_OF_THE_WINDOW = 316, 0.36


class PreviewRoom(Room):
    """What is printed and saved is what is seen. A room says what is previewed, whose, and the way back.

    `panel` holds the choices; a room gives it in `reload`, asks for the paper in `make` and shows it with
    `show_made`.
    """

    whole = True

    def __init__(self, context: Context, said: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("bg")
        self._made: Made | None = None
        self._wish = 0
        self._arriving = True
        self.panes = Panes()
        self.view, self.text, self.toolbar = self.panes.view, self.panes.text, self.panes.toolbar
        self.out = Out(context, self, lambda: self._made)
        self._title = Label("", "title", wrap=True)
        self._whose = Label("", tone="muted", wrap=True)
        self.print_button = button(self.tr("Print"), "primary", icon="print")
        self.save_button = button(self.tr("Save a PDF"), icon="save")
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self._timer = QTimer(self, interval=REDRAWN_AFTER, singleShot=True)
        self._timer.timeout.connect(self.make)
        self._lay_out(said)
        self.toolbar.back.clicked.connect(self.leave)

    @property
    def paper(self) -> Paper | None:
        """Return the paper in view, if it is made."""
        return self._made.paper if self._made else None

    # ---- what a room says ----

    def leave(self) -> None:
        """Go back to where the document belongs."""
        raise NotImplementedError

    def back_words(self) -> str:
        """Return where the way back leads, in words."""
        raise NotImplementedError

    def print_words(self) -> str:
        """Return what printing is called here."""
        return self.tr("Print this")

    def make(self) -> None:
        """Make the document anew from what is kept and chosen now."""
        raise NotImplementedError

    # ---- what a therapist can do ----

    @override
    def commands(self) -> list[Command]:
        return [
            Command("print", self.print_words(), self.print, "Ctrl+P", Menu.CLIENT, "print"),
            Command("save-pdf", self.tr("Save a PDF"), self.save, "Ctrl+S", Menu.CLIENT, "save"),
            Command("leave-preview", self.back_words(), self.leave, "", Menu.CLIENT, "back"),
        ]

    def print(self) -> None:
        """Ask where to print, and print what is seen."""
        self.out.print()

    def save(self) -> None:
        """Ask for a password and a place, and save what is seen."""
        self.out.save()

    def save_to(self, target: Path, password: str) -> None:
        """Save the document there, closed by a password if there is one."""
        self.out.save_to(target, password)

    def file_name(self) -> str:
        """Return a name for a file that says nothing about the client."""
        return self.out.file_name()

    # ---- showing ----

    @override
    def go(self, place: Place) -> None:
        self._arriving = True
        if place != self.place:
            self.let_go()
        super().go(place)

    def show_panel(self, panel: QWidget, title: str, whose: str, choices: Sequence[QWidget]) -> None:
        """Show the choices, what is previewed and for whom; `choices` are the panel's controls as read."""
        body = column(panel, ..., gap=0)
        body.setContentsMargins(px(24), px(8), px(20), px(12))
        self._choices.show_layout(body)
        self._title.setText(title)
        self._whose.setText(whose)
        self._whose.setVisible(bool(whose))
        self.toolbar.back.setText(self.back_words())
        self.toolbar.back.setAccessibleName(self.back_words())
        self._order_tabs(choices)

    def make_soon(self) -> None:
        """Make the document anew when choosing has paused."""
        self._timer.start()

    def ask_for(self, work: Callable[[], Paper], then: Callable[[Paper], object]) -> None:
        """Make a paper in the background; `then` is not called where something else is wanted meanwhile."""
        self._wish += 1
        wish = self._wish
        job = self.context.background.paper(lambda _step: work())
        job.finished.connect(lambda paper: then(paper) if wish == self._wish else None)
        job.failed.connect(self._on_failed)

    def show_made(self, made: Made) -> None:
        """Show the paper that was made."""
        self._made = made
        self.panes.show_paper(made.paper)
        if self._arriving:
            self._arriving = False
            self.print_button.setFocus()

    def let_go(self) -> None:
        """Take the paper away: it is nobody's who is in view now."""
        self._timer.stop()
        self._wish += 1
        self._made = None
        self.panes.clear()

    def _on_failed(self, error: BaseException) -> None:
        raise error  # nothing foreseen can go wrong here: the crash page says where

    # ---- laying out ----

    def _lay_out(self, said: QWidget) -> None:
        self._choices = Page(column(...))
        head = column(self._title, self._whose, gap=2)
        head.setContentsMargins(px(24), px(20), px(20), px(4))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(px(8))
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.print_button)
        foot = column(said, self._buttons, gap=10)
        foot.setContentsMargins(px(24), px(10), px(20), px(20))
        self._left = QWidget()
        side = QVBoxLayout(self._left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(head)
        side.addWidget(self._choices, 1)
        side.addWidget(rule())
        side.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._left)
        whole.addWidget(self.panes, 1)
        self._share()

    def _share(self) -> None:
        """Give the choices their column, but no more than a third of a narrow window."""
        wide = min(px(_WIDE), int(max(self.width(), px(400)) * _MOST_OF_THE_WINDOW))
        needed = self.save_button.sizeHint().width() + self.print_button.sizeHint().width() + px(24 + 20 + 8)
        below = wide < needed
        self._buttons.setDirection(
            QBoxLayout.Direction.BottomToTop if below else QBoxLayout.Direction.LeftToRight
        )
        self._left.setFixedWidth(wide)

    def _order_tabs(self, choices: Sequence[QWidget]) -> None:
        """Let Tab go through the page as it is read: choices, the two ways out, toolbar, pages, text."""
        tools = self.toolbar
        order = [
            *choices, self.save_button, self.print_button, tools.back, tools.smaller,
            tools.larger, tools.whole, *tools.panes.buttons(), self.view, self.text,
        ]  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.let_go()
        self._stale = True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
