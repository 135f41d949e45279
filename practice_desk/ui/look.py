"""How the window looks on this computer: theme and size of text, chosen in the View menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from practice_desk.ui import theme
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.settings import Settings

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def apply(app: QApplication, settings: Settings) -> None:
    """Style the application as the settings say; `system` follows the desktop's light or dark."""
    if settings.theme in set(theme.ThemeName):
        theme.use(app, theme.ThemeName(settings.theme), scale=settings.scale)
    else:
        theme.use_system(app, scale=settings.scale)


class Look(QObject):
    """The commands that change how the window looks."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def commands(self) -> list[Command]:
        """Return the commands of the View menu."""
        names = (
            ("system", self.tr("Light or dark as the system")), ("light", self.tr("Light")),
            ("dark", self.tr("Dark")), ("contrast", self.tr("High contrast")),
        )  # fmt: skip
        return [
            Command("larger", self.tr("Larger text"), partial(self._grow, 1), "Ctrl++", Menu.VIEW),
            Command("smaller", self.tr("Smaller text"), partial(self._grow, -1), "Ctrl+-", Menu.VIEW),
            *(Command(f"theme-{n}", w, partial(self._theme, n), "", Menu.VIEW) for n, w in names),
        ]

    def _grow(self, by: int) -> None:
        settings: Settings = self._window.settings  # type: ignore[attr-defined]
        nearest = min(SCALES, key=lambda s: abs(s - settings.scale))
        place = max(0, min(len(SCALES) - 1, SCALES.index(nearest) + by))
        settings.scale = SCALES[place]
        self._show(settings)

    def _theme(self, name: str) -> None:
        settings: Settings = self._window.settings  # type: ignore[attr-defined]
        settings.theme = name
        self._show(settings)

    def _show(self, settings: Settings) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply(app, settings)
        settings.keep()
