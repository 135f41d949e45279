"""The focus ring: one for the window, drawn outside the widget that has the focus, so that nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from practice_desk.domain.record import override
from practice_desk.ui import theme

_QUIET = "noFocusRing"
_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class _Ring(QWidget):
    """What is seen: it lies on the page that scrolls, or on the window, so that no row cuts it off."""

    def __init__(self, target: QWidget, home: QWidget) -> None:
        super().__init__(home)
        self._target, self._home = target, home
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def place(self) -> None:
        """Stand around the target."""
        sizes = theme.tokens()["size"]
        out = int(sizes["focus_gap"] + sizes["focus_width"])
        inside = QRect(self._target.mapTo(self._home, QPoint(0, 0)), self._target.size())
        self.setGeometry(inside.adjusted(-out, -out, out, out))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), theme.tokens()["size"]["focus_width"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


class FocusRing(QObject):
    """Follows the keyboard focus within a window and the dialogs it opened.

    It comes with the keyboard and where text is typed: who presses with the mouse knows where they are.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.follow)
        self.follow(None, app.focusWidget())

    def target(self) -> QWidget | None:
        """Return the widget that the ring stands around, or None."""
        return self._target if self._ring is not None and isValid(self._ring) else None

    def follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go to the widget that has the focus now."""
        self._leave()
        if now is None or not isValid(self) or not isValid(now) or not self._belongs(now):
            return
        if now.parentWidget() is None or now.property(_QUIET):
            return
        self._target = now
        self._watch(now)
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not pressed or isinstance(now, _TYPED_IN):
            self._stand()

    def _stand(self) -> None:
        if self._target is None:
            return
        home = _home(self._target)
        for between in _between(self._target, home):
            self._watch(between)
        self._ring = _Ring(self._target, home)
        self._ring.show()  # which lays out what waited for it, so that the place is known only now
        self._ring.place()
        self._ring.raise_()

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        self._watched.append(widget)

    def _belongs(self, widget: QWidget) -> bool:
        at: QWidget | None = widget
        while at is not None and at is not self._window:
            at = at.parentWidget()
        return at is not None

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target = self._ring = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget and with what holds it, and go when it goes."""
        kind = event.type()
        ring = self._ring
        if ring is None:
            if kind is QEvent.Type.KeyPress:
                self._stand()
            return False
        if not isValid(ring):
            return False
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            ring.place()
        elif kind is QEvent.Type.Hide:
            ring.hide()
        elif kind is QEvent.Type.Show:
            ring.show()
        elif kind is QEvent.Type.ParentChange:
            self._leave()
        return False


def _home(target: QWidget) -> QWidget:
    """Return what the ring lies on: the content of the nearest scroll area, else the window."""
    at = target
    while not at.isWindow():
        above = at.parentWidget()
        if above is None:
            break
        area = above.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is above
        if scrolls and at is not target and not isinstance(at, QSplitter):
            return at
        at = above
    return at


def _between(target: QWidget, home: QWidget) -> list[QWidget]:
    """Return what holds the target, below the home of its ring."""
    found: list[QWidget] = []
    at = target.parentWidget()
    while at is not None and at is not home:
        found.append(at)
        at = at.parentWidget()
    return found
