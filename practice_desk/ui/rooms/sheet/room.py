"""The sheet before it is printed: choices at the left, the paper in the middle, its words at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practice_desk.documents.paper import Paper
from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.sheet import Sheet
from practice_desk.domain.sheet_choices import SheetChoices
from practice_desk.intentions import copies, sheets
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.background import Step
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Box, Label, Page, button, column, row, rule
from practice_desk.ui.parts import names
from practice_desk.ui.parts.pdf_view import PageView
from practice_desk.ui.parts.saving import SaveDialog, write_whole
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.sheet.panel import ChoicesPanel
from practice_desk.ui.rooms.sheet.said import Said
from practice_desk.ui.rooms.sheet.text_pane import TextPane
from practice_desk.ui.rooms.sheet.toolbar import Toolbar
from practice_desk.ui.theme import px

REDRAWN_AFTER = 120


class SheetRoom(Room):
    """The preview of a client's action plan. What is printed and saved is what is seen."""

    kind = PlaceKind.SHEET
    whole = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("bg")
        self.panel: ChoicesPanel | None = None
        self.paper: Paper | None = None
        self._printed: SheetChoices | None = None
        self._wish = 0
        self.view, self.text, self.toolbar, self.said = PageView(), TextPane(), Toolbar(), Said(context)
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
        self.toolbar.zoomed.connect(self._zoom)
        self.toolbar.panes_chosen.connect(self._show_panes)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._say_page())

    # ---- what a therapist can do ----

    @override
    def commands(self) -> list[Command]:
        return [
            Command("print", self.tr("Print this sheet"), self.print, "Ctrl+P", Menu.CLIENT, "print"),
            Command("save-pdf", self.tr("Save a PDF"), self.save, "Ctrl+S", Menu.CLIENT, "save"),
            Command("leave-sheet", self.tr("Back to goals and plan"), self.leave, "", Menu.CLIENT, "back"),
        ]

    @override
    def help_words(self) -> str:
        return self.tr(
            "What you see is what is printed. Choose at the left what the client wants on the paper. "
            "The text at the right says the same words, for a screen reader or to read aloud."
        )

    def leave(self) -> None:
        """Go back to the goals."""
        self.wanted(PlaceKind.GOALS, self.client_id)

    def print(self) -> None:
        """Ask where to print, and print what is seen."""
        paper, choices = self.paper, self._printed
        if paper is None or choices is None:
            return
        from practice_desk.ui.parts.printing import PrintJob

        job = PrintJob(self, paper.pdf, paper.pages, choices.paper)
        client_id = self.client_id
        job.then = lambda printer: self._on_out(client_id, choices, paper, CopyWhy.PRINTED, printer)
        job.failed = lambda: self.context.news.said.emit(
            self.tr("The printer did not answer. The sheet is not printed. You can try again or save it.")
        )
        job.ask()

    def save(self) -> None:
        """Ask for a password and a place, and save what is seen."""
        if self.paper is None or self._printed is None:
            return
        SaveDialog(self, self.file_name(), self.save_to).open()

    def save_to(self, target: Path, password: str) -> None:
        """Save the sheet there, closed by a password if there is one."""
        paper, choices = self.paper, self._printed
        if paper is None or choices is None:
            return
        from practice_desk.documents.paper import protect

        try:
            write_whole(target, protect(paper.pdf, password) if password else paper.pdf)
        except KnownError as error:
            self.context.news.said.emit(words.fault(error))
            return
        self._on_out(self.client_id, choices, paper, CopyWhy.SAVED, target.name)

    def file_name(self) -> str:
        """Return a name for a file that says nothing about the client."""
        choices = self.panel.choices() if self.panel else None
        neutral = self.tr("List") if choices and choices.discreet else self.tr("Action plan")
        return f"{neutral} {choices.day.isoformat() if choices else ''}.pdf"

    # ---- showing ----

    @override
    def go(self, place: Place) -> None:
        self.panel = None
        super().go(place)

    @override
    def reload(self) -> None:
        if not self.client_id or self.desk.clients.find(self.client_id) is None:
            return
        start = self.panel.choices() if self.panel else sheets.usual_choices(self.desk, self.client_id)
        self.panel = ChoicesPanel(self.desk, self.client_id, start)
        self.panel.changed.connect(self._timer.start)
        body = column(self.panel, ..., gap=0)
        body.setContentsMargins(px(24), px(8), px(20), px(12))
        self._choices.show_layout(body)
        name = names.client_name(self.context, self.client_id)
        self._title.setText(self.tr("Print action plan"))
        self._whose.setText(self.tr("For {0}").format(name))
        self.make()

    def make(self) -> None:
        """Make the sheet anew from what is kept and chosen now."""
        if self.panel is None:
            return
        choices = self.panel.choices()
        made: Sheet = sheets.sheet(self.desk, self.client_id, choices)
        named = [] if choices.blank else sheets.people_named(self.desk, self.client_id, made)
        self._wish += 1
        wish = self._wish

        def work(_step: Step) -> Paper:
            from practice_desk.documents.action_plan import action_plan

            return action_plan(made, choices.paper, large=choices.large)

        job = self.context.background.paper(work)
        job.finished.connect(lambda paper: self._on_made(wish, paper, choices, named))
        job.failed.connect(self._on_failed)

    def _on_made(self, wish: int, paper: Paper, choices: SheetChoices, named: list[str]) -> None:
        if wish != self._wish:
            return  # something else was chosen meanwhile
        first = self.view.pages.count() == 0
        self.paper, self._printed = paper, choices
        at = self.view.verticalScrollBar().value()
        self.view.pages.show_pdf(paper.pdf)
        if first or self.toolbar.fits():
            self.view.fit()
        self.view.verticalScrollBar().setValue(at)
        self.text.show_blocks(paper.text)
        self.said.show_paper(paper, named)
        self._say_page()

    def _on_failed(self, error: BaseException) -> None:
        raise error  # nothing foreseen can go wrong here: the crash page says where

    def _on_out(self, client_id: str, choices: SheetChoices, paper: Paper, why: CopyWhy, where: str) -> None:
        try:
            copies.record_sheet(self.desk, client_id, choices, why, paper.pdf, where)
        except KnownError as error:
            self.context.news.said.emit(words.fault(error))
        settings = self.context.settings
        if why is CopyWhy.PRINTED and not settings.spooler_told:
            settings.spooler_told = True
            settings.keep()
            self.context.news.said.emit(
                self.tr("Printed. Some systems keep what was printed for a day; this is said only once.")
            )

    # ---- laying out ----

    def _lay_out(self) -> None:
        self._choices = Page(column(...))
        head = column(self._title, self._whose, gap=2)
        head.setContentsMargins(px(24), px(20), px(20), px(4))
        foot = column(self.said, row(self.save_button, ..., self.print_button), gap=10)
        foot.setContentsMargins(px(24), px(8), px(20), px(20))
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(head)
        side.addWidget(self._choices, 1)
        side.addLayout(foot)
        left.setFixedWidth(px(316))
        self._desk_ground = Box(column((self.view, 1), gap=0), "rail")
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.toolbar)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._desk_ground, 3)
        self._text_ground = Box(column((self.text, 1), gap=0), "surface")
        panes.addWidget(self._text_ground, 1)
        middle.addLayout(panes, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(rule())
        whole.addLayout(middle, 1)

    def _show_panes(self, panes: str) -> None:
        self._desk_ground.setVisible(panes != "text")
        self._text_ground.setVisible(panes != "page")
        QTimer.singleShot(0, self.view, self._refit)

    def _refit(self) -> None:
        if self.toolbar.fits():
            self.view.fit()
        self._say_page()

    def _zoom(self, step: int) -> None:
        if step == 0:
            self.view.fit()
        else:
            self.view.pages.zoom(int(self.view.pages.page_width() * (1.2 if step > 0 else 1 / 1.2)))
        self._say_page()

    def _say_page(self) -> None:
        pages = self.view.pages
        middle = self.view.verticalScrollBar().value() + self.view.viewport().height() // 2
        percent = round(pages.page_width() / (pages.paper_width() * 96 / 72) * 100)
        self.toolbar.say(min(pages.page_at(middle), max(1, pages.count())), pages.count(), percent)
        said = self.tr("Page {0} of {1}. The text beside it says the same.")
        self.view.say(said.format(min(pages.page_at(middle), max(1, pages.count())), pages.count()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.paper is not None:
            self._refit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wish += 1  # what is still being made is for nobody
        self.paper = self._printed = None
        self.view.pages.clear()
        self.text.clear()
        self._stale = True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
