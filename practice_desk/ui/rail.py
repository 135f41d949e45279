"""The rail: the rooms, the sections of the open client, and what stands at its foot."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.text import isolate
from practice_desk.ui import icons, theme
from practice_desk.ui.house import Entry
from practice_desk.ui.kit import Label, column
from practice_desk.ui.rail_parts import Brand, RailButton
from practice_desk.ui.theme import color, font, px, tokens

_KIND, _LOOK, _ICON, _HERE = (Qt.ItemDataRole.UserRole + n for n in range(4))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class Rail(QWidget):
    """Chooses a room with `chosen(PlaceKind)`; the foot's buttons have signals of their own."""

    chosen = Signal(object)
    search_wanted = Signal()
    hide_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, rooms: list[Entry], sections: list[Entry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rooms, self._sections = rooms, sections
        self._list = self._make_list()
        self.search = RailButton("search", self.tr("Search"), "Ctrl+K", framed=True)
        self.search.setAccessibleName(self.tr("Search clients and commands"))
        self.hide_names = RailButton("hide", self.tr("Hide names"), "F12")
        self.lock = RailButton("lock", self.tr("Lock"), "Ctrl+L")
        self.search.clicked.connect(self.search_wanted)
        self.hide_names.clicked.connect(self.hide_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.backup = Label("", "small", tone="muted", wrap=True)
        self.saved = Label("", "small", tone="muted", wrap=True)
        for line in (self.backup, self.saved):
            line.setContentsMargins(px(12), px(2), px(4), 0)
        self.notice = Label("", "small", tone="attention", wrap=True, strong=True)
        self.notice.setContentsMargins(px(12), px(4), px(4), px(4))
        self.notice.hide()
        self.setLayout(
            column(
                Brand(), 12, self.search, 4, self.notice, 8, (self._list, 1), 8,
                self.hide_names, self.lock, self.backup, self.saved, gap=0, margin=(12, 20, 12, 14),
            )
        )  # fmt: skip
        self.show_place(None, "")
        self._fit()

    def _make_list(self) -> QListView:
        made = _Rows()
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setMouseTracking(True)
        made.setAccessibleName(self.tr("Rooms and sections"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setItemDelegate(_Paint(made))
        self._model = QStandardItemModel(made)
        made.setModel(self._model)
        made.clicked.connect(self._choose)
        made.activated.connect(self._choose)
        # Mouse and keys select first and move the current row afterwards: look when that is done.
        selection = made.selectionModel()
        selection.selectionChanged.connect(lambda *_: QTimer.singleShot(0, self, self._answer_selection))
        return made

    def show_place(self, here: PlaceKind | None, client: str) -> None:
        """Show the rooms, and below them the open client's sections; `here` is the page in view."""
        self._model.clear()
        in_section = here in {entry.kind for entry in self._sections}
        for entry in self._rooms:
            parent = in_section and entry.kind is PlaceKind.CLIENTS
            self._add(entry, "room", here=entry.kind is here, parent=parent)
        if client:
            caption = QStandardItem(isolate(client))
            caption.setData("caption", _LOOK)
            caption.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(caption)
            for entry in self._sections:
                self._add(entry, "section", here=entry.kind is here)

    def _add(self, entry: Entry, look: str, *, here: bool, parent: bool = False) -> None:
        item = QStandardItem(entry.words)
        item.setEditable(False)
        item.setData(entry.kind, _KIND)
        item.setData(look, _LOOK)
        item.setData(entry.icon, _ICON)
        item.setData("here" if here else "parent" if parent else "", _HERE)
        self._model.appendRow(item)
        if here:
            self._list.setCurrentIndex(item.index())

    def _choose(self, index: QModelIndex) -> None:
        kind = index.data(_KIND)
        if kind is not None:
            self.chosen.emit(PlaceKind(kind))

    def _answer_selection(self) -> None:
        """Answer to assistive programs, which select a row without making it the current one."""
        selected = self._list.selectedIndexes()
        if selected and selected[0] != self._list.currentIndex():
            self._choose(selected[0])

    def _fit(self) -> None:
        """Be as wide as the longest row, measured from the font."""
        metrics = QFontMetricsF(font(strong=True))
        longest = max(metrics.horizontalAdvance(e.words) for e in (*self._rooms, *self._sections))
        self.setFixedWidth(max(px(208), int(longest) + px(84)))


class _Rows(QListView):
    """The rows of the rail: a ring of focus around the row, not the list, and only for who uses the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.by_keys = False
        self.setProperty("noFocusRing", True)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keys = True
        super().keyPressEvent(event)
        self.viewport().update()


class _Paint(QStyledItemDelegate):
    """Paints rooms with their icons, the client's name as a caption, sections as words."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = {"room": 36, "caption": 44, "section": 30}
        return QSize(px(100), px(heights[index.data(_LOOK)]))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        if index.data(_LOOK) == "caption":
            self._caption(painter, area, index)
        else:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)  # type: ignore[attr-defined]
            self._entry(painter, area.adjusted(0, 1, 0, -1), index, hovered=hovered)
            rows = option.widget  # type: ignore[attr-defined]
            if isinstance(rows, _Rows) and rows.by_keys and rows.hasFocus() and index == rows.currentIndex():
                self._ring(painter, area)
        painter.restore()

    def _ring(self, painter: QPainter, area: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("focus"), tokens()["size"]["focus_width"]))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)

    def _caption(self, painter: QPainter, area: QRectF, index: Index) -> None:
        painter.setPen(QPen(color("line_strong", 70), 1))
        y = area.top() + px(10) + 0.5
        painter.drawLine(QPointF(area.left() + px(10), y), QPointF(area.right() - px(10), y))
        painter.setFont(font("small", strong=True))
        painter.setPen(color("muted"))
        room = area.adjusted(px(12), px(16), -px(8), 0)
        words = QFontMetricsF(painter.font()).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, words)

    def _entry(self, painter: QPainter, cell: QRectF, index: Index, *, hovered: bool) -> None:
        here = index.data(_HERE) == "here"
        if here or hovered:
            framed = here and theme.current() is theme.ThemeName.CONTRAST
            painter.setPen(QPen(color("accent"), 2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if here else "surface"))
            painter.drawRoundedRect(cell, 8, 8)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            bar = QRectF(cell.left() + px(5), cell.top() + px(8), 3, cell.height() - px(16))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        tone = "accent_text" if here else "text"
        if index.data(_ICON):
            size = px(18)
            ratio = painter.device().devicePixelRatio()
            where = QPointF(cell.left() + px(12), cell.center().y() - size / 2)
            painter.drawPixmap(where, icons.pixmap(index.data(_ICON), tone, size, ratio))
        painter.setFont(font(strong=bool(index.data(_HERE))))
        painter.setPen(color(tone))
        painter.drawText(cell.adjusted(px(40), 0, -px(6), 0), _LEFT, str(index.data()))
