"""A page that scrolls, keeps its text within its width and lets rows stand below each other when narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.layout import SIDE, STACK, UPWARDS

_NO_LIMIT = 16777215


class Flow(QWidget):
    """Content of a page: as high as its layout needs at the width it has.

    A scroll area ignores height-for-width and trusts the minimum size, which is far too high with wrapped
    labels.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._dressed = False
        self.setObjectName("page")
        self.setLayout(layout)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())  # else the page grows wider than its view

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.settle()
        return done

    def settle(self) -> None:
        """Stack what does not fit beside each other and take the height that the width asks for."""
        layout = self.layout()
        if layout is None:
            return
        self._dress()
        self._stack(layout)
        layout.activate()
        fitting = layout.hasHeightForWidth()
        high = layout.heightForWidth(self.width()) if fitting else layout.sizeHint().height()
        if high != self.minimumHeight():
            self.setMinimumHeight(high)
        if layout.geometry() != self.contentsRect():
            layout.setGeometry(self.contentsRect())  # a page that is not shown yet is told of no resize

    def _dress(self) -> None:
        """Let the style sheet set the sizes of all parts first, so that the very first picture is right."""
        if self._dressed:
            return
        self._dressed = True
        parts = self.findChildren(QWidget)
        for part in parts:
            part.ensurePolished()
        for part in parts:
            part.updateGeometry()  # heights are remembered per part, and these are from before the polish
        for inner in self.findChildren(QLayout):
            inner.invalidate()

    def _stack(self, layout: QLayout) -> None:
        margins = layout.contentsMargins()
        free = self.width() - margins.left() - margins.right()
        for inner in self.findChildren(QBoxLayout):
            at = inner.property(STACK)
            if at is None:
                continue
            narrow = isinstance(at, int) and self.width() < theme.px(at)
            self._turn(inner, stacked=narrow or not self._fits(inner, free))

    def _fits(self, row: QBoxLayout, free: int) -> bool:
        needs = row.spacing() * max(0, row.count() - 1)
        for n in range(row.count()):
            item = row.itemAt(n)
            widget = item.widget() if item else None
            wanted = widget.property(SIDE) if widget is not None else None
            needs += wanted or (item.minimumSize().width() if item else 0)
        return needs <= free

    def _turn(self, row: QBoxLayout, *, stacked: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight
        if stacked:
            up = bool(row.property(UPWARDS))
            way = QBoxLayout.Direction.BottomToTop if up else QBoxLayout.Direction.TopToBottom
        if row.direction() is not way:
            row.setDirection(way)
        for n in range(row.count()):
            item = row.itemAt(n)
            widget = item.widget() if item else None
            width = widget.property(SIDE) if widget is not None else None
            if widget is not None and width:
                widget.setMinimumWidth(0 if stacked else width)
                widget.setMaximumWidth(_NO_LIMIT if stacked else width)


class Page(QScrollArea):
    """A scrolling page around a layout.

    The scroll bar takes its width out of the page's right margin, so that cards keep their right edge.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._margins = layout.contentsMargins()
        self._flow = Flow(layout)
        self.setWidget(self._flow)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._give_way)

    def show_layout(self, layout: QLayout) -> None:
        """Show another layout in place of the one before, at the same scroll position."""
        bar = self.verticalScrollBar()
        position = bar.value()
        self._margins = layout.contentsMargins()
        self._flow = Flow(layout)
        self.setWidget(self._flow)
        self._give_way(bar.minimum(), bar.maximum())
        self._flow.settle()
        bar.setValue(position)

    def settle(self) -> None:
        """Lay out what stands on the page now, at the width it has."""
        self._flow.settle()

    def _give_way(self, least: int, most: int) -> None:
        layout = self._flow.layout()
        assert layout is not None
        bar = self.verticalScrollBar().sizeHint().width() if most > least else 0
        m = self._margins
        layout.setContentsMargins(m.left(), m.top(), max(0, m.right() - bar), m.bottom())
