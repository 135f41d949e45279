"""The veil: hides names and text at once without locking (F12)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Label, button, column, row
from practice_desk.ui.rail_parts import Sign


class Veil(QWidget):
    """Covers the whole window; what is under it is hidden from the accessibility tree as well."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._under: list[QWidget] = []
        self.setObjectName("bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = Label(self.tr("Hidden. Press F12 to go on."), "heading")
        self.show_button = button(self.tr("Show everything again"))
        self.show_button.clicked.connect(self.lift)
        lines = column(
            ..., *(row(..., part, ...) for part in (Sign(40), words, self.show_button)), ..., gap=16
        )
        self.setLayout(lines)
        self.setAccessibleName(words.text())
        self.hide()
        window.installEventFilter(self)

    def is_down(self) -> bool:
        """Say whether names are hidden."""
        return not self.isHidden()

    def toggle(self) -> None:
        """Hide everything, or show it again."""
        if self.is_down():
            self.lift()
        else:
            self._drop()

    def lift(self) -> None:
        """Show everything again."""
        if not self.is_down():
            return
        self.hide()
        self._middle().show()
        self._window.menuBar().setEnabled(True)
        for dialog in self._under:
            dialog.show()
        self._under = []

    def _middle(self) -> QWidget:
        middle = self._window.centralWidget()
        assert middle is not None
        return middle

    def _drop(self) -> None:
        self._under = [
            w
            for w in QApplication.topLevelWidgets()
            if w is not self._window and w.isVisible() and w.isModal()
        ]
        for dialog in self._under:
            dialog.hide()
        self._middle().hide()
        self._window.menuBar().setEnabled(False)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.show_button.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size, and take the key that lifts: the menus are asleep meanwhile."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        if isinstance(event, QKeyEvent) and self.is_down():
            pressed = event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat()
            if pressed and event.key() == Qt.Key.Key_F12:
                self.lift()
                return True
        return False
