"""The parts every page is built from: what they say, how they answer to keys, that nothing is cut."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

sys.path.insert(0, str(Path(__file__).parent))

from components import DAYS, LEVELS, components, series  # noqa: E402

from practice_desk.ui import theme  # noqa: E402
from practice_desk.ui.kit import Box, FocusRing, Page, button, column  # noqa: E402


@pytest.fixture(params=[(n, s) for n in theme.ThemeName for s in (1.0, 1.5)], ids=lambda p: f"{p[0]}-{p[1]}")
def dressed(request, qapp):
    name, scale = request.param
    theme.use(qapp, name, scale=scale)
    yield f"{name}-{round(scale * 100)}"
    theme.use(qapp, theme.ThemeName.LIGHT)


def test_every_part_is_drawn_in_every_theme_without_a_warning(qtbot, dressed, look):
    page = components()
    window = Box(column(page), "bg")
    qtbot.addWidget(window)
    FocusRing(window)
    window.resize(1440, 1560)
    window.show()
    keep = next(b for b in page.findChildren(QWidget) if b.accessibleName() == "Keep goal")
    window.activateWindow()
    keep.setFocus()
    assert not page.grab().isNull()
    look(window, f"components-{dressed}")
    window.resize(720, 1560)
    look(window, f"components-narrow-{dressed}")
