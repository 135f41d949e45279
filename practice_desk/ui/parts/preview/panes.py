"""The sheet as it will be printed, beside the same words as text; side by side where there is room."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practice_desk.documents.paper import Paper
from practice_desk.domain.record import override
from practice_desk.ui.kit import Box, column
from practice_desk.ui.parts.pdf_view import PageView
from practice_desk.ui.parts.preview.text_pane import TextPane
from practice_desk.ui.parts.preview.toolbar import Toolbar
from practice_desk.ui.theme import px

_ROOM_FOR_BOTH = 640
_STEP, _SMALLEST, _LARGEST = 1.2, 160, 2600  # pixels a page is wide
_CSS_DOTS, _POINTS = 96, 72


class Panes(QWidget):
    """The toolbar over the pages and the text. Where it is narrow the text waits until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.toolbar, self.view, self.text = Toolbar(), PageView(), TextPane()
        self._asked = ""
        self._pages_ground = Box(column((self.view, 1), gap=0), "rail")
        self._text_ground = Box(column((self.text, 1), gap=0), "surface")
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._pages_ground, 3)
        panes.addWidget(self._text_ground, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.toolbar)
        whole.addLayout(panes, 1)
        self.toolbar.zoomed.connect(self._zoom)
        self.toolbar.panes_chosen.connect(self._ask)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._say_page())

    def show_paper(self, paper: Paper) -> None:
        """Show another paper, at the same place and size as the one before."""
        first = self.view.pages.count() == 0
        at = self.view.verticalScrollBar().value()
        self.view.pages.show_pdf(paper.pdf)
        if first or self.toolbar.fits():
            self.view.fit()
        self.view.verticalScrollBar().setValue(at)
        self.text.show_blocks(paper.text)
        self._say_page()

    def clear(self) -> None:
        """Let the paper go."""
        self.view.pages.clear()
        self.text.clear()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panes()

    def _ask(self, panes: str) -> None:
        self._asked = panes
        self._show_panes()

    def _show_panes(self) -> None:
        """Show what was asked for; until then both, or the pages alone where it is narrow."""
        panes = self._asked or ("both" if self.width() >= px(_ROOM_FOR_BOTH) else "page")
        self.toolbar.panes.set_value(panes)
        self._pages_ground.setVisible(panes != "text")
        self._text_ground.setVisible(panes != "page")
        QTimer.singleShot(0, self.view, self._refit)

    def _refit(self) -> None:
        if not self.view.pages.count():
            return
        if self.toolbar.fits():
            self.view.fit()
        self._say_page()

    def _zoom(self, step: int) -> None:
        if step == 0:
            self.view.fit()
        else:
            width = self.view.pages.page_width() * (_STEP if step > 0 else 1 / _STEP)
            self.view.pages.zoom(max(_SMALLEST, min(_LARGEST, int(width))))
        self._say_page()

    def _say_page(self) -> None:
        pages = self.view.pages
        middle = self.view.verticalScrollBar().value() + self.view.viewport().height() // 2
        percent = round(pages.page_width() / (pages.paper_width() * _CSS_DOTS / _POINTS) * 100)
        page = min(pages.page_at(middle), max(1, pages.count()))
        self.toolbar.say(page, pages.count(), percent)
        said = self.tr("Page {0} of {1}. The text beside it says the same.")
        self.view.say(said.format(page, pages.count()))
