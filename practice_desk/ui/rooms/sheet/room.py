"""The sheet before it is printed: choices at the left, the paper in the middle, its words at the right."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from practice_desk.documents.paper import Paper
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.sheet import Sheet
from practice_desk.domain.sheet_choices import SheetChoices, followed_on
from practice_desk.intentions import sheets
from practice_desk.ui.background import Step
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Label, Page, button, column, rule
from practice_desk.ui.parts import names
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.sheet.out import Made, Out
from practice_desk.ui.rooms.sheet.panel import ChoicesPanel
from practice_desk.ui.rooms.sheet.panes import Panes
from practice_desk.ui.rooms.sheet.said import Said
from practice_desk.ui.theme import px

REDRAWN_AFTER = 120
_WIDE, _MOST_OF_THE_WINDOW = 316, 0.36


class SheetRoom(Room):
    """The preview of a client's action plan, or of a blank one. What is printed and saved is what is seen."""

    kind = PlaceKind.SHEET
    whole = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("bg")
        self.panel: ChoicesPanel | None = None
        self._made: Made | None = None
        self._earlier: dict[str, tuple[SheetChoices, SheetChoices]] = {}
        self._wish = 0
        self._arriving = True
        self.panes, self.said = Panes(), Said(context)
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
        self._lay_out()
        self.toolbar.back.clicked.connect(self.leave)

    @property
    def paper(self) -> Paper | None:
        """Return the paper in view, if it is made."""
        return self._made.paper if self._made else None

    # ---- what a therapist can do ----

    @override
    def commands(self) -> list[Command]:
        back = self.tr("Back to goals and plan") if self.client_id else self.tr("Back to clients")
        return [
            Command("print", self.tr("Print this sheet"), self.print, "Ctrl+P", Menu.CLIENT, "print"),
            Command("save-pdf", self.tr("Save a PDF"), self.save, "Ctrl+S", Menu.CLIENT, "save"),
            Command("leave-sheet", back, self.leave, "", Menu.CLIENT, "back"),
        ]

    @override
    def help_words(self) -> str:
        return self.tr(
            "What you see is what is printed. Choose at the left what the client wants on the paper. "
            "The text at the right says the same words, for a screen reader or to read aloud."
        )

    def leave(self) -> None:
        """Go back to the goals, or to the clients from a sheet that is nobody's."""
        if self.client_id:
            self.wanted(PlaceKind.GOALS, self.client_id)
        else:
            self.wanted(PlaceKind.CLIENTS)

    def print(self) -> None:
        """Ask where to print, and print what is seen."""
        self.out.print()

    def save(self) -> None:
        """Ask for a password and a place, and save what is seen."""
        self.out.save()

    def save_to(self, target: Path, password: str) -> None:
        """Save the sheet there, closed by a password if there is one."""
        self.out.save_to(target, password)

    def file_name(self) -> str:
        """Return a name for a file that says nothing about the client."""
        return self.out.file_name()

    # ---- showing ----

    @override
    def go(self, place: Place) -> None:
        self._arriving = True
        if place.client_id != self.place.client_id:
            self._let_go()
        super().go(place)

    @override
    def reload(self) -> None:
        if self.client_id and self.desk.clients.find(self.client_id) is None:
            return
        usual = sheets.usual_choices(self.desk, self.client_id)
        start = usual
        if self.client_id in self._earlier:
            start = followed_on(usual, *self._earlier[self.client_id])
        self.panel = ChoicesPanel(self.desk, self.client_id, start)
        self.panel.changed.connect(lambda: self._on_choice(usual))
        body = column(self.panel, ..., gap=0)
        body.setContentsMargins(px(24), px(8), px(20), px(12))
        self._choices.show_layout(body)
        self._say_whose()
        self._order_tabs()
        self.make()

    def make(self) -> None:
        """Make the sheet anew from what is kept and chosen now."""
        if self.panel is None:
            return
        choices, client_id = self.panel.choices(), self.client_id
        made: Sheet = sheets.sheet(self.desk, client_id, choices)
        named = [] if choices.blank else sheets.people_named(self.desk, client_id, made)
        self._wish += 1
        wish = self._wish

        def work(_step: Step) -> Paper:
            from practice_desk.documents.action_plan import action_plan

            return action_plan(made, choices.paper, large=choices.large)

        job = self.context.background.paper(work)
        job.finished.connect(lambda paper: self._on_made(wish, Made(client_id, choices, paper), named))
        job.failed.connect(self._on_failed)

    def _on_choice(self, usual: SheetChoices) -> None:
        assert self.panel is not None
        self._earlier[self.client_id] = usual, self.panel.choices()
        self._timer.start()

    def _on_made(self, wish: int, made: Made, named: list[str]) -> None:
        if wish != self._wish:
            return  # something else was chosen meanwhile
        self._made = made
        self.panes.show_paper(made.paper)
        self.said.show_paper(made.paper, named, blank=made.choices.blank)
        if self._arriving:
            self._arriving = False
            self.print_button.setFocus()

    def _let_go(self) -> None:
        """Take the paper away: it is nobody's who is in view now."""
        self._timer.stop()
        self._wish += 1
        self._made = None
        self.panes.clear()

    def _on_failed(self, error: BaseException) -> None:
        raise error  # nothing foreseen can go wrong here: the crash page says where

    def _say_whose(self) -> None:
        if self.client_id:
            self._title.setText(self.tr("Print action plan"))
            name = names.client_name(self.context, self.client_id)
            self._whose.setText(self.tr("For {0}").format(name))
            self.toolbar.back.setText(self.tr("Back to goals"))
        else:
            self._title.setText(self.tr("Print a blank sheet"))
            self._whose.setText(self.tr("To fill in by hand, for anybody"))
            self.toolbar.back.setText(self.tr("Back to clients"))
        self.toolbar.back.setAccessibleName(self.toolbar.back.text())

    # ---- laying out ----

    def _lay_out(self) -> None:
        self._choices = Page(column(...))
        head = column(self._title, self._whose, gap=2)
        head.setContentsMargins(px(24), px(20), px(20), px(4))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(px(8))
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.print_button)
        foot = column(self.said, self._buttons, gap=10)
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

    def _order_tabs(self) -> None:
        """Let Tab go through the page as it is read: choices, the two ways out, toolbar, pages, text."""
        assert self.panel is not None
        tools = self.toolbar
        order = [
            *self.panel.in_order(), self.save_button, self.print_button, tools.back, tools.smaller,
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
        self._let_go()
        self._stale = True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
