"""Locking by itself: after quiet minutes, on suspend, and when the system's own screen locks."""

from __future__ import annotations

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from practice_desk.domain import clock
from practice_desk.domain.record import override

COUNTDOWN = 60
_TICK = 1000
_ASLEEP_AFTER = 30
_LIVELY = frozenset(
    (
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove,
        QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletMove, QEvent.Type.InputMethod,
    )
)  # fmt: skip


class Idle(QObject):
    """Counts quiet seconds on a clock that goes on while the computer sleeps.

    `counting(seconds)` comes each second of the last minute and 0 when somebody moved again; `ran_out` when
    the time is over, `gone` when the computer slept or locked its screen.
    """

    counting = Signal(int)
    ran_out = Signal()
    gone = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app, self._minutes = app, 10
        self._last = self._tick_at = clock.awake_seconds()
        self._counting = False
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)
        self._listen_to_the_system()

    def start(self, minutes: int) -> None:
        """Begin to watch; `minutes` is 1 to 60."""
        self._minutes = minutes
        self._last = self._tick_at = clock.awake_seconds()
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Stop watching, as while locked."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def left(self) -> int:
        """Return how many seconds are left."""
        return max(0, round(self._minutes * 60 - (clock.awake_seconds() - self._last)))

    def tick(self) -> None:
        """Look at the clock: a jump means that the computer slept."""
        now = clock.awake_seconds()
        slept = now - self._tick_at > _ASLEEP_AFTER
        self._tick_at = now
        left = self.left()
        if slept:
            self.gone.emit()
        elif not left:
            self.ran_out.emit()
        elif left <= COUNTDOWN:
            self._counting = True
            self.counting.emit(left)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin counting anew whenever somebody does something."""
        if event.type() in _LIVELY:
            self._last = clock.awake_seconds()
            if self._counting:
                self._counting = False
                self.counting.emit(0)
        return False

    def _listen_to_the_system(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return  # other systems: the clock alone
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        login = "org.freedesktop.login1"
        if system.isConnected():
            manager, path = f"{login}.Manager", "/org/freedesktop/login1"
            _connect(system, path, manager, "PrepareForSleep", self, "asleep(bool)")
            _connect(system, "", f"{login}.Session", "Lock", self, "locked()")
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                _connect(session, "", name, "ActiveChanged", self, "asleep(bool)")

    @Slot(bool)
    def asleep(self, begins: bool) -> None:
        """Lock when the computer goes to sleep or its screen saver begins."""
        if begins:
            self.gone.emit()

    @Slot()
    def locked(self) -> None:
        """Lock when the session's own lock is pressed."""
        self.gone.emit()


def _connect(bus: object, path: str, interface: str, signal: str, target: QObject, slot: str) -> None:
    # The stubs ask for bytes, which raises ValueError; the text form is the one that works.
    bus.connect("", path, interface, signal, target, SLOT(slot))  # type: ignore[attr-defined]
