"""A toast: what happened, and the one thing to do about it, for eight seconds at the bottom of the page."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.buttons import Button
from practice_desk.ui.kit.layout import row
from practice_desk.ui.kit.text import Icon, Label

LASTS = 8000
SETTLES = 600
_WIDEST = 560


class Toast(QFrame):
    """One message. `pressed` is its action, `closed` says that its time is over.

    It stays while the mouse went over it or the focus is in it, and with `lasting` until it is taken away.
    A press in its first moment was meant for what lay there before, and does nothing.
    """

    pressed = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str,
        action: str = "",
        keys: str = "",
        parent: QWidget | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words = Label(text, tone="inverted", wrap=True)
        self.action = Button(action, "toast", None) if action else None
        parts: list[QWidget] = []
        if self.action is not None:
            self.action.setFont(theme.font(strong=True))
            self.action.clicked.connect(lambda: self.pressed.emit())
            self.action.installEventFilter(self)
            parts.append(self.action)
        if keys:
            parts.append(Label(keys, "small", tone="inverted"))
        self.setLayout(row(Icon("check", "bg"), (self._words, 1), *parts, gap=10, margin=(14, 6, 14, 6)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._timer = QTimer(self, interval=LASTS, singleShot=True)
        self._timer.timeout.connect(lambda: self.closed.emit())
        self._since = QElapsedTimer()
        self._since.start()
        if not lasting:
            self._timer.start()
        self._lasting = lasting
        self.adjustSize()

    def text(self) -> str:
        """Return the message."""
        return self._words.text()

    def is_waiting(self) -> bool:
        """Say whether its time runs."""
        return self._timer.isActive()

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        others = layout.minimumSize().width() - self._words.minimumSizeHint().width()
        home = self.parentWidget()
        room = home.width() - theme.px(16) if home is not None else theme.px(_WIDEST)
        wide = min(others + words, max(room, others + theme.px(80)), theme.px(_WIDEST))
        return QSize(wide, max(layout.heightForWidth(wide), theme.px(40)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay while the action has the focus, and take no press that was aimed at something else."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._is_new()
        if event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() is QEvent.Type.FocusOut:
            self._go_on()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        if not self._is_new():  # else it came up under a mouse that lay still
            self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self.action is None or not self.action.hasFocus():
            self._go_on()

    def _is_new(self) -> bool:
        return self._since.elapsed() < SETTLES

    def _go_on(self) -> None:
        if not self._lasting:
            self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)


class ToastPlace(QObject):
    """Keeps one toast at the bottom of a widget, whatever its size."""

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._toast: Toast | None = None
        home.installEventFilter(self)

    def show(self, text: str, action: str = "", keys: str = "") -> Toast:
        """Show a toast in place of the one before."""
        self.clear()
        toast = self._toast = Toast(text, action, keys, self._home)
        toast.closed.connect(self.clear)
        self._settle()
        toast.show()
        toast.raise_()
        return toast

    def toast(self) -> Toast | None:
        """Return the toast in view, or None."""
        return self._toast

    def clear(self) -> None:
        """Take the toast away."""
        if self._toast is not None:
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the home changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        if self._toast is None:
            return
        self._toast.resize(self._toast.sizeHint())
        home = self._home.rect()
        x = (home.width() - self._toast.width()) // 2
        self._toast.move(max(0, x), home.height() - self._toast.height() - theme.px(24))
