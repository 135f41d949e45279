"""Buttons: each names the deed it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from practice_desk.domain.record import override
from practice_desk.ui import icons, theme

_TONES = {
    "primary": "on_accent", "quiet": "accent", "link": "accent", "danger": "danger", "toast": "toast",
}  # fmt: skip
_ICON_GAP = 5
_TRAILING = 16
MenuItem = tuple[str, Callable[[], object]] | tuple[str, Callable[[], object], str] | None


class Button(QPushButton):
    """A button of one kind whose icon follows the theme. Made by `button`."""

    def __init__(self, text: str, kind: str, icon: str | None, *, trailing: bool = False) -> None:
        super().__init__(theme.prepare_for(text))
        self._icon, self._trailing = icon, trailing
        self._tone = _TONES.get(kind, "text")
        self.setProperty("kind", kind)
        self.setFont(theme.font(strong=kind == "primary"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(kind == "primary")
        self.setProperty("trailing", trailing)
        self.setAccessibleName(spoken(text))
        self._draw_icon()

    @override
    def setText(self, text: str) -> None:
        """Show other words, and be called by them."""
        super().setText(theme.prepare_for(text))
        self.setAccessibleName(spoken(text))

    def set_icon(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon = name
        self._draw_icon()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon and self._trailing:
            side = theme.px(_TRAILING)
            tone = self._tone if self.isEnabled() else "muted"
            picture = icons.pixmap(self._icon, tone, side, self.devicePixelRatioF())
            x = self.width() - side - (0 if self.property("kind") == "link" else theme.px(8))
            QPainter(self).drawPixmap(QPointF(x, (self.height() - side) / 2), picture)

    def _draw_icon(self) -> None:
        if self._icon and not self._trailing:
            gap = _ICON_GAP if self.text() else 0
            self.setIcon(icons.icon(self._icon, self._tone, gap=gap))
            self.setIconSize(icons.icon_size(gap=gap))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._icon:
            self._draw_icon()


class MenuButton(Button):
    """A button that opens a menu of deeds: (words, what to do), with an icon if wanted; None is a line."""

    def __init__(self, text: str, actions: Sequence[MenuItem], *, kind: str = "small") -> None:
        super().__init__(text, kind, "down", trailing=True)
        self.menu_of_deeds = QMenu(self)
        self.menu_of_deeds.setFont(theme.font())
        for item in actions:
            if item is None:
                self.menu_of_deeds.addSeparator()
                continue
            action = self.menu_of_deeds.addAction(item[0])
            if len(item) == 3:  # noqa: PLR2004  (with an icon)
                action.setIcon(icons.icon(item[2]))
            do = item[1]
            action.triggered.connect(lambda _=False, do=do: do())
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu_of_deeds.popup(self.mapToGlobal(QPoint(0, self.height() + theme.px(4))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._open()
        else:
            super().keyPressEvent(event)


def button(
    text: str, kind: str = "secondary", *, icon: str | None = None, trailing: bool = False
) -> QPushButton:
    """Make a button: secondary, primary (one a page), small, link, quiet or danger.

    Its accessible name is its words without the mnemonic's &; `trailing` puts the icon behind the words.
    """
    return Button(text, kind, icon, trailing=trailing)


def spoken(text: str) -> str:
    """Return a button's words as they are said: without the & of a mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def literal(text: str) -> str:
    """Return words that a person typed so that a button shows them as they are, & and all."""
    return text.replace("&", "&&")
