"""The focus ring: one for the window, drawn outside the widget that has the focus, so that nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from shiboken6 import isValid

from practice_desk.domain.record import override
from practice_desk.ui import theme

_QUIET = "noFocusRing"


class _Ring(QWidget):
    """What is seen: a child of the focused widget's parent, so that it scrolls and is clipped with it."""

    def __init__(self, target: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand around the target."""
        sizes = theme.tokens()["size"]
        out = int(sizes["focus_gap"] + sizes["focus_width"])
        self.setGeometry(self._target.geometry().adjusted(-out, -out, out, out))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), theme.tokens()["size"]["focus_width"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


class FocusRing(QObject):
    """Follows the keyboard focus within a window and the dialogs it opened."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
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
        parent = now.parentWidget()
        if parent is None or isinstance(parent, QSplitter) or now.property(_QUIET):
            return
        self._target = now
        now.installEventFilter(self)
        self._ring = _Ring(now, parent)

    def _belongs(self, widget: QWidget) -> bool:
        at: QWidget | None = widget
        while at is not None and at is not self._window:
            at = at.parentWidget()
        return at is not None

    def _leave(self) -> None:
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target = self._ring = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget, and go when it goes."""
        kind = event.type()
        ring = self._ring
        if ring is None or not isValid(ring):
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
