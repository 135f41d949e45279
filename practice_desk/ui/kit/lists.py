"""Lists: rows that open what they name, and tables of many."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit.layout import column, row
from practice_desk.ui.kit.text import Icon, Label

Index = QModelIndex | QPersistentModelIndex
REASON = Qt.ItemDataRole.UserRole + 101  # the small line below a row's title
ICON = Qt.ItemDataRole.UserRole + 102
WHEN = Qt.ItemDataRole.UserRole + 103  # the words on the right
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ListRow(QAbstractButton):
    """A row that is pressed to open what it names: icon, title, why it is here, when, and the deed's word.

    `pressed` is emitted when it was clicked, or Return or Space pressed.
    """

    def __init__(self, icon: str, title: str, reason: str = "", when: str = "", action: str = "") -> None:
        super().__init__()
        words = column(Label(title, strong=True, wrap=True), gap=2)
        if reason:
            words.addWidget(Label(reason, "small", tone="muted", wrap=True))
        right: list[QWidget] = [Label(when, "small", tone="muted")] if when else []
        if action:
            right.append(Label(action, tone="accent"))
        sign = Icon(icon, "muted", 20) if icon else None
        self.setLayout(row(sign, (words, 1), *right, gap=12, margin=(8, 6, 8, 6)))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = ", ".join(part for part in (title, reason, when) if part)
        self.setAccessibleName(f"{said}: {action}" if action else said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(theme.px(48 if reason else 40))
        self._lined, self._marked = False, False

    def set_line(self, lined: bool) -> None:
        """Draw a hairline below, as between rows."""
        self._lined = lined
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Draw it as the chosen row: a bar at its left edge on white ground."""
        self._marked = marked
        self.update()

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click is told when the button is let go, so that it can be taken back

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.click()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._marked or self.underMouse():
            framed = self._marked and theme.is_contrast()
            painter.setPen(QPen(theme.color("accent"), 2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if self._marked else "sunk"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            high = area.height() - theme.px(20)
            painter.drawRoundedRect(QRectF(theme.px(3), theme.px(10), 3, high), 1.5, 1.5)
        if self._lined:
            painter.setPen(QPen(theme.color("line"), 1))
            y = area.bottom() - 0.5
            painter.drawLine(QPointF(theme.px(8), y), QPointF(area.right() - theme.px(8), y))


def rows(*items: ListRow) -> QWidget:
    """Lay rows below each other with hairlines between."""
    for item in items[:-1]:
        item.set_line(True)
    made = QWidget()
    made.setLayout(column(*items, gap=0))
    return made


def table_style(view: QTableView) -> None:
    """Make a table look and answer as tables do here: no grid, whole rows, a word-wide header."""
    view.setFont(theme.font())
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.viewport().setAutoFillBackground(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.size("row"))
    header = view.horizontalHeader()
    header.setFont(theme.font("small"))
    header.setDefaultAlignment(_LEFT)
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    if view.itemDelegate().metaObject().className() == "QStyledItemDelegate":
        view.setItemDelegate(RowDelegate(view))


class RowDelegate(QStyledItemDelegate):
    """Draws a row of a list or table: DisplayRole above, REASON small below, ICON before, WHEN on the right.

    `margin` is the px of the design before the first word. The words to be spoken are the model's
    AccessibleTextRole.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = 12) -> None:
        super().__init__(parent)
        self.margin = margin

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetricsF(theme.font(strong=True))
        high, reason = words.height(), index.data(REASON)
        wide = words.horizontalAdvance(str(index.data() or ""))
        if reason:
            small = QFontMetricsF(theme.font("small"))
            high += small.height()
            wide = max(wide, small.horizontalAdvance(str(reason)))
        if index.data(ICON):
            wide += theme.px(32)
        least = theme.px(48 if reason else 40)
        return QSize(int(wide) + 2 * theme.px(self.margin), max(least, int(high) + theme.px(12)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("accent_soft" if chosen else "sunk"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(area.bottomLeft() - QPointF(0, 0.5), area.bottomRight() - QPointF(0, 0.5))
        self.paint_words(painter, self.paint_icon(painter, area, index, chosen=chosen), index, chosen=chosen)
        painter.restore()

    def paint_icon(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> QRectF:
        """Draw the icon, if there is one, and return the area left for words."""
        words = area.adjusted(theme.px(self.margin), 0, -theme.px(self.margin), 0)
        name = index.data(ICON)
        if not name:
            return words
        side = theme.px(20)
        ratio = painter.device().devicePixelRatio()
        picture = icons.pixmap(str(name), "accent_text" if chosen else "muted", side, ratio)
        painter.drawPixmap(QPointF(words.left(), area.center().y() - side / 2), picture)
        return words.adjusted(theme.px(32), 0, 0, 0)

    def paint_words(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw the title, the small line below it and the words on the right, each elided."""
        when, reason = str(index.data(WHEN) or ""), str(index.data(REASON) or "")
        small = theme.font("small", tabular=True)
        if when:
            _line(painter, area, when, small, "accent_text" if chosen else "muted", _RIGHT)
            area = area.adjusted(0, 0, -QFontMetricsF(small).horizontalAdvance(when) - theme.px(12), 0)
        title = theme.font(strong=bool(reason) or (chosen and index.column() == 0))
        tone = "accent_text" if chosen else "text"
        words = theme.prepare_for(str(index.data() or ""))
        if not reason:
            _line(painter, area, words, title, tone, _LEFT)
            return
        above, below = QFontMetricsF(title).height(), QFontMetricsF(small).height()
        top = area.center().y() - (above + below) / 2
        _line(painter, QRectF(area.left(), top, area.width(), above), words, title, tone, _LEFT)
        under = QRectF(area.left(), top + above, area.width(), below)
        _line(painter, under, reason, small, "accent_text" if chosen else "muted", _LEFT)


def _line(
    painter: QPainter, area: QRectF, words: str, font: object, tone: str, align: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)  # type: ignore[arg-type]
    painter.setPen(theme.color(tone))
    fitting = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), fitting)
