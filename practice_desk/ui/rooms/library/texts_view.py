"""The texts of the Library: the list with its filter at the left, the chosen text at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from practice_desk.domain.library import LibraryText
from practice_desk.domain.record import override
from practice_desk.intentions import library
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Check, EmptyState, Label, Page, column, wrap
from practice_desk.ui.rooms.library.text_list import TextList, matches
from practice_desk.ui.rooms.library.text_page import MARKS, TextPage
from practice_desk.ui.theme import px

_LIST_WIDTH = 288
_NARROW = 640
_NO_LIMIT = 16777215


class TextsView(QWidget):
    """Finds and shows a text; `text_shown` tells the room which one, so that it can act on it."""

    text_shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.page: TextPage | None = None
        self.filter = LineField(self.tr("Find a text"))
        self.filter.setAccessibleName(self.tr("Find a text"))
        self.filter.setObjectName("filter")
        self.others = Check(self.tr("Texts of other places"))
        self.hidden = Check(self.tr("Hidden texts"))
        self.count = Label("", "small", tone="muted")
        self.list = TextList()
        self._left = QWidget()
        self._left.setLayout(
            column(
                self.filter,
                wrap(self.others, self.hidden, gap=12),
                self.count,
                (self.list, 1),
                gap=6,
                margin=(4, 0, 0, 0),
            )
        )
        self._right = Page(column(...))
        self._way = MARKS
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(28), px(8), 0, 0)
        self._row.setSpacing(px(16))
        self._row.addWidget(self._left)
        self._row.addWidget(self._right, 1)
        self.filter.edited.connect(self.narrow)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.others.clicked.connect(lambda _: self.narrow())
        self.hidden.clicked.connect(lambda _: self.narrow())
        self.list.chosen.connect(lambda _: self.show_text(at_top=True))

    @property
    def text(self) -> LibraryText | None:
        """Return the text that is open."""
        return self.page.text if self.page is not None else None

    def fill(self) -> None:
        """Read the Library anew and keep the chosen text in view."""
        self._list_texts()
        self.show_text()

    def narrow(self) -> None:
        """List what the filter and the switches ask for; the text stays where it is still in the list."""
        self._list_texts()
        if self.text is None or self.text.key != self.list.key():
            self.show_text(at_top=True)

    def open_text(self, key: str) -> None:
        """Open a text, whatever hides it from the list."""
        self.list.blockSignals(True)
        if not self.list.choose(key):
            self.filter.setText("")
            self.others.setChecked(True)
            self.hidden.setChecked(True)
            self._list_texts()
            self.list.choose(key)
        self.list.blockSignals(False)
        self.show_text(at_top=True)

    def show_text(self, *, at_top: bool = False) -> None:
        """Show the chosen text."""
        key = self.list.key()
        if self.page is not None:
            self._way = self.page.way.value()
        if not key:
            self.page = None
            words = self.tr("Other words may find it, or a switch above the list.")
            body = column(EmptyState("library", self.tr("No text has these words"), words), ...)
        else:
            self.page = TextPage(self.context, library.find_text(self.context.desk, key), self._way)
            body = column(self.page, ...)
        body.setContentsMargins(px(4), px(4), px(4) if self._is_narrow() else px(32), px(20))
        self._right.show_layout(body)
        if at_top:
            self._right.verticalScrollBar().setValue(0)
        self.text_shown.emit()

    def _list_texts(self) -> None:
        desk = self.context.desk
        here = desk.practice.own().jurisdiction
        place = None if self.others.isChecked() else here
        hidden = self.hidden.isChecked()
        found = library.texts(desk, place=place, hidden=hidden)
        shown = [t for t in found if matches(t, self.filter.text())]
        self.list.show_texts(shown, here)
        self.count.setText(self.tr("%n text(s)", "", len(shown)))
        if not self.list.key():
            blocked = self.list.blockSignals(True)  # whoever asked for the list shows the text itself
            self.list.choose(next(iter(self.list.keys()), ""))
            self.list.blockSignals(blocked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the text where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self._is_narrow()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setContentsMargins(px(28), px(8), px(28) if narrow else 0, 0)
        if narrow:
            self._left.setMaximumSize(_NO_LIMIT, self.height() * 2 // 5)
            self._left.setMinimumWidth(0)
        else:
            self._left.setMaximumHeight(_NO_LIMIT)
            self._left.setFixedWidth(px(_LIST_WIDTH))

    def _is_narrow(self) -> bool:
        return self.width() < px(_NARROW)
