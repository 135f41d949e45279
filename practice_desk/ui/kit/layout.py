"""Rows, columns and boxes: how parts stand beside and below each other."""

from __future__ import annotations

from collections.abc import Iterable
from types import EllipsisType
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from practice_desk.domain.record import override
from practice_desk.ui.theme import px

Part = QWidget | QLayout
Item = Part | int | EllipsisType | tuple[Part, int] | None
Margin = int | tuple[int, int, int, int]
STACK, SIDE, UPWARDS = "stackAt", "sideWidth", "stackUpwards"  # properties that a Page reads


def column(*items: Item, gap: int = 8, margin: Margin = 0) -> QVBoxLayout:
    """Lay items below each other: widgets, layouts, px of space, `...` for stretch, (item, stretch)."""
    made = QVBoxLayout()
    _fill(made, items, gap, margin)
    return made


def row(
    *items: Item,
    gap: int = 8,
    margin: Margin = 0,
    top: bool = False,
    stack: int | Literal["auto"] | None = None,
    last_first: bool = False,
) -> QHBoxLayout:
    """Lay items beside each other, `top` aligned at their top.

    On a Page they stand below each other where they do not fit, or, with a number for `stack`, where the page
    is narrower than that many px of the design; with `last_first` the last one is then on top.
    """
    made = QHBoxLayout()
    if stack is not None:
        made.setProperty(STACK, stack)
        made.setProperty(UPWARDS, last_first)
    _fill(made, items, gap, margin)
    if top:
        for n in range(made.count()):
            item = made.itemAt(n)
            if item is not None and item.spacerItem() is None:
                item.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def wrap(*items: QWidget, gap: int = 8) -> WrapRow:
    """Lay widgets beside each other and go on in the next line where they do not fit."""
    made = WrapRow(gap)
    for item in items:
        made.addWidget(item)
    return made


def rule() -> QFrame:
    """Make a hairline."""
    made = QFrame()
    made.setProperty("rule", True)
    return made


def side(widget: QWidget, width: int) -> QWidget:
    """Give a column a width of its own beside another; stacked on a Page it is as wide as the page."""
    widget.setProperty(SIDE, px(width))
    widget.setFixedWidth(px(width))
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are hidden at once and deleted soon after."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


class Box(QWidget):
    """A widget around a layout; `ground` is bg, rail, surface or sunk, else it is clear."""

    def __init__(self, layout: QLayout, ground: str | None = None) -> None:
        super().__init__()
        if ground:
            self.setObjectName(ground)
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(layout)


class WrapRow(QLayout):
    """A row that goes on in the next line where it does not fit."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        wide = sum(s.width() for s in shown) + self._gap * max(0, len(shown) - 1)
        high = max((s.height() for s in shown), default=0)
        return QSize(
            wide + margins.left() + margins.right(),
            high + margins.top() + margins.bottom(),
        )

    @override
    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        wide = max((s.width() for s in shown), default=0)
        high = max((s.height() for s in shown), default=0)
        return QSize(wide + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for line in self._lines(inner.width()):
            x, high = inner.x(), max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high + self._gap
        return max(inner.y(), y - self._gap) - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            wide = min(hint.width(), width)
            tall = item.heightForWidth(wide) if item.hasHeightForWidth() else hint.height()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((item, QSize(wide, tall)))
            used += wide + self._gap
        return lines


def fits_height_to_width(widget: QWidget, horizontal: QSizePolicy.Policy) -> None:
    """Make a widget take the height that its `heightForWidth` gives."""
    policy = QSizePolicy(horizontal, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def fill(layout: QBoxLayout, items: Iterable[Item]) -> None:
    """Put items into a layout as `column` and `row` do."""
    for item in items:
        _add(layout, item)


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margin: Margin) -> None:
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    layout.setContentsMargins(*(px(n) for n in sides))
    layout.setSpacing(px(gap))
    fill(layout, items)


def _add(layout: QBoxLayout, item: Item) -> None:
    stretch = 0
    if isinstance(item, tuple):
        item, stretch = item
    if isinstance(item, EllipsisType):
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(px(item))
    elif isinstance(item, QWidget):
        layout.addWidget(item, stretch)
    elif item is not None:
        layout.addLayout(item, stretch)
