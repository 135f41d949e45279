"""The client list as a table: two lines a client, painted, so that thousands cost no more than ten."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from practice_desk.domain.client_list import ClientRow
from practice_desk.domain.record import override
from practice_desk.domain.text import isolate
from practice_desk.ui.context import Context
from practice_desk.ui.kit import table_style
from practice_desk.ui.parts import days
from practice_desk.ui.rooms.clients.list_model import ROW, ClientModel, Column
from practice_desk.ui.theme import color, font, px

Index = QModelIndex | QPersistentModelIndex
_LEFT = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip  # letters of other scripts reach further
)  # fmt: skip
_EDGE = 12  # as the header's words, in px of the design
# Columns that go when there is no room for them, first one first, and the width below which they go.
_LET_GO = ((Column.RHYTHM, 820), (Column.LAST, 700), (Column.STATUS, 520))
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ClientTable(QTableView):
    """Shows the rows of a model; `activated` is emitted when a client is to be opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.rows = ClientModel(context, self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Clients"))
        table_style(self)
        self.setItemDelegate(_Paint(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionsClickable(False)
        self._status = False
        self._fit()

    def chosen(self) -> ClientRow | None:
        """Return the row that is selected."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: list[ClientRow], *, status: bool) -> None:
        """Show other rows, with the same client selected at the same height as before."""
        before, scrolled = self.chosen(), self.verticalScrollBar().value()
        self._status = status
        self.rows.show(rows)
        self._fit()
        line = self.rows.line_of(before.id) if before is not None else -1
        self.choose(max(line, 0))
        self.verticalScrollBar().setValue(scrolled)

    def choose(self, line: int) -> None:
        """Select a line, if there is one."""
        index = self.rows.index(line, Column.CLIENT)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Home and End lead to the first and the last client, as in every list here."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.rows.rows) - 1}
        line = ends.get(Qt.Key(event.key()))
        if line is None:
            super().keyPressEvent(event)
        else:
            self.choose(line)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Look for typed letters among the names, whichever cell was clicked."""
        index = self.currentIndex()
        if index.isValid() and index.column() != Column.CLIENT:
            self.choose(index.row())
        super().keyboardSearch(search)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go that have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Measure rows and columns from the fonts, and hide what has no room."""
        vertical, header = self.verticalHeader(), self.horizontalHeader()
        height = px(14) + int(_height(font(strong=True)) + _height(font("small")))
        vertical.setMinimumSectionSize(height)
        vertical.setDefaultSectionSize(height)
        bold = QFontMetricsF(font(strong=True, tabular=True))
        dates = int(bold.horizontalAdvance("30.00.0000 00:00")) + px(24)
        widths = {
            Column.NEXT: dates,
            Column.LAST: int(bold.horizontalAdvance("30.00.0000")) + px(24),
            Column.RHYTHM: px(196),
            Column.STATUS: px(104),
        }
        header.setSectionResizeMode(Column.CLIENT, QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        room = self.width()
        for column, least in _LET_GO:
            self.setColumnHidden(column, room < px(least) or (column is Column.STATUS and not self._status))


class _Paint(QStyledItemDelegate):
    """Paints the name over its facts, and the other cells as one line."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(100), px(48))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        self._ground(painter, area, index, chosen=chosen)
        if index.column() == Column.CLIENT:
            self._client(painter, area, index, "accent_text" if chosen else "text")
        else:
            self._cell(painter, area, index, "accent_text" if chosen else "text")
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        first = index.column() == Column.CLIENT
        if chosen:
            painter.fillRect(area, color("accent_soft"))
            if first:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("accent"))
                bar = QRectF(area.left() + px(3), area.top() + px(10), 3, area.height() - px(20))
                painter.drawRoundedRect(bar, 1.5, 1.5)
            return
        painter.setPen(QPen(color("line"), 1))
        y = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left() + (px(_EDGE) if first else 0), y), QPointF(area.right() + 1, y))

    def _client(self, painter: QPainter, area: QRectF, index: Index, tone: str) -> None:
        model = index.model()
        assert isinstance(model, ClientModel)
        bold, small = font(strong=True), font("small")
        inner = area.adjusted(px(_EDGE), px(6), -px(_EDGE), 0)
        for text, face, ink in (
            (isolate(str(index.data())), bold, tone),
            (isolate(model.facts(index.data(ROW))), small, tone if tone != "text" else "muted"),
        ):
            height = _height(face)
            _write(painter, QRectF(inner.left(), inner.top(), inner.width(), height), text, face, ink)
            inner.setTop(inner.top() + height + px(2))

    def _cell(self, painter: QPainter, area: QRectF, index: Index, tone: str) -> None:
        column = Column(index.column())
        row = index.data(ROW)
        assert isinstance(row, ClientRow)
        soon = column is Column.NEXT and bool(days.near(row.next_on))
        dated = column in (Column.NEXT, Column.LAST)
        if tone == "text" and not (soon or dated):
            tone = "muted"
        words = str(index.data()) or ("–" if dated else "")
        _write(painter, area.adjusted(px(_EDGE), 0, -px(8), 0), words, font(strong=soon, tabular=dated), tone)


def _write(painter: QPainter, area: QRectF, text: str, face: object, tone: str) -> None:
    painter.setFont(face)  # type: ignore[arg-type]
    painter.setPen(color(tone))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(area, int(_LEFT), metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))


def _height(face: object) -> float:
    return QFontMetricsF(face).height()  # type: ignore[arg-type]
