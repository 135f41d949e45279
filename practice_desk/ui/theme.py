"""The look's numbers: colours, fonts and spacing of the theme in use, and how a theme is put on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from practice_desk.resources import resource

_STRONG_ROLES = frozenset(("display", "title", "heading", "number"))
_DESIGN_POINTS = 10.0  # the text size, at 96 dots per inch, for which the measures in the tokens were drawn
_LEAST_SCALE, _MOST_SCALE = 1.0, 2.0
_FIRST_RARE_LETTER = 0x0590  # from Hebrew on, letters which a plain system font may lack
_TABULAR = "tnum"


class ThemeName(StrEnum):
    """The three themes; each is a table of colours in the tokens."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class News(QObject):
    """Tells pages that the theme or the text size changed, so that they can be built again."""

    changed = Signal()


@dataclass
class _Look:
    """What is put on now. `points` is the system's text size, `unit` the px of one px in the design."""

    name: ThemeName = ThemeName.LIGHT
    scale: float = 1.0
    points: float = 0.0
    unit: float = 1.0
    applied: bool = False
    follows: bool = False
    extra_fonts: bool = False
    fonts: dict[tuple[str, bool, bool], QFont] = field(default_factory=dict[tuple[str, bool, bool], QFont])


_look = _Look()


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """Return the tables of the token file."""
    return tomllib.loads(resource("theme", "tokens.toml").read_text(encoding="utf-8"))


@cache
def news() -> News:
    """Return the object whose `changed` is emitted after a theme or another text size was put on."""
    return News()


def current() -> ThemeName:
    """Return the theme in use."""
    return _look.name


def scale() -> float:
    """Return the text scale in use, 1.0 to 2.0."""
    return _look.scale


def is_contrast() -> bool:
    """Say whether parts draw borders where other themes use tints."""
    return _look.name is ThemeName.CONTRAST


def color(name: str, alpha: int = 255) -> QColor:
    """Return a colour of the theme in use; `alpha` is 0 to 255. Raises KeyError for an unknown name."""
    found = QColor(tokens()[_look.name][name])
    found.setAlpha(alpha)
    return found


def toast_action() -> QColor:
    """Return the colour of a toast's action: toasts are inverted, so it is borrowed from the other theme."""
    if is_contrast():
        return color("bg")
    other = ThemeName.DARK if _look.name is ThemeName.LIGHT else ThemeName.LIGHT
    return QColor(tokens()[other]["accent"])


def px(n: float) -> int:
    """Return a measure of the design in pixels at the text size in use."""
    _measure()
    return round(n * _look.unit)


def size(name: str) -> int:
    """Return a size or space from the tokens (`control`, `row`, `icon`, `page` ...) in pixels."""
    table = tokens()
    return px(table["size"].get(name, table["space"].get(name, 0)))


def font(role: str = "body", *, strong: bool = False, tabular: bool = False) -> QFont:
    """Return the font of a role: display, title, heading, body, small, number or document.

    Raises KeyError for an unknown role.
    """
    key = (role, strong, tabular)
    if key not in _look.fonts:
        _look.fonts[key] = _make_font(role, strong=strong, tabular=tabular)
    return QFont(_look.fonts[key])


def use(app: QApplication, name: ThemeName, *, scale: float = 1.0) -> None:
    """Put a theme on the program; `scale` is the text size, 1.0 to 2.0 times the system's."""
    _look.follows = False
    _put_on(app, name, scale)


def use_system(app: QApplication, *, scale: float = 1.0) -> None:
    """Follow the system: light, dark or high contrast, also when it changes later."""
    hints = app.styleHints()
    hints.unsetColorScheme()
    if not app.property("themeFollows"):
        app.setProperty("themeFollows", True)
        hints.colorSchemeChanged.connect(lambda _: _follow(app))
    _look.follows = True
    _put_on(app, system_theme(), scale)


def system_theme() -> ThemeName:
    """Return the theme that the system asks for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return ThemeName.CONTRAST
    return ThemeName.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else ThemeName.LIGHT


def prepare_for(text: str) -> str:
    """Return the text, having seen to it that its letters can be drawn."""
    if not _look.extra_fonts and not text.isascii() and any(ord(c) >= _FIRST_RARE_LETTER for c in text):
        rare = (c for c in text if ord(c) >= _FIRST_RARE_LETTER)
        if any(c.isalpha() for c in rare):
            add_fonts()
    return text


def add_fonts() -> None:
    """Register faces for Arabic, Hebrew, Devanagari and more: some 40 ms, once, not at start-up."""
    if _look.extra_fonts:
        return
    _look.extra_fonts = True
    import pymupdf_fonts

    for face in ("figo", "figbo"):
        QFontDatabase.addApplicationFontFromData(QByteArray(pymupdf_fonts.myfont(face)))


def _follow(app: QApplication) -> None:
    if _look.follows:
        _put_on(app, system_theme(), _look.scale)


def _put_on(app: QApplication, name: ThemeName, scale: float) -> None:
    _measure()
    scale = min(max(scale, _LEAST_SCALE), _MOST_SCALE)
    if _look.applied and (name, scale) == (_look.name, _look.scale):
        return
    _look.name, _look.scale, _look.applied = name, scale, True
    _look.unit = _unit(scale)
    _look.fonts.clear()
    if not _look.follows:
        wanted = Qt.ColorScheme.Light if name is ThemeName.LIGHT else Qt.ColorScheme.Dark
        app.styleHints().setColorScheme(wanted)
    app.setFont(font())
    app.setPalette(palette())
    app.setStyleSheet(sheet())
    news().changed.emit()


def _measure() -> None:
    """Read the system's text size once, before the program changes it."""
    if _look.points or QGuiApplication.instance() is None:
        return
    system = QGuiApplication.font()
    points = system.pointSizeF()
    if points <= 0:  # a system font in pixels
        points = system.pixelSize() * 72 / QGuiApplication.primaryScreen().logicalDotsPerInchY()
    _look.points = points
    _look.unit = _unit(_look.scale)


def _unit(scale: float) -> float:
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInchY() if screen else 96.0
    return _look.points * scale * dots / 96.0 / _DESIGN_POINTS


def _make_font(role: str, *, strong: bool, tabular: bool) -> QFont:
    _measure()
    table = tokens()["type"]
    made = QFont(QGuiApplication.font())
    made.setPointSizeF((_look.points or _DESIGN_POINTS) * _look.scale * table[role])
    strong = strong or role in _STRONG_ROLES
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if tabular or role == "number":
        made.setFeature(QFont.Tag(_TABULAR), 1)
    return made


def palette() -> QPalette:
    """Return the palette of the theme in use, for what a style sheet does not reach."""
    role = QPalette.ColorRole
    names = {
        role.Window: "bg", role.Base: "surface", role.AlternateBase: "sunk", role.Button: "surface",
        role.Text: "text", role.WindowText: "text", role.ButtonText: "text", role.BrightText: "danger",
        role.Highlight: "accent", role.HighlightedText: "on_accent", role.PlaceholderText: "muted",
        role.Accent: "accent", role.ToolTipBase: "text", role.ToolTipText: "bg", role.Link: "accent",
        role.LinkVisited: "accent", role.Light: "surface", role.Midlight: "line", role.Mid: "line",
        role.Dark: "line_strong", role.Shadow: "shadow",
    }  # fmt: skip
    made = QPalette()
    for which, name in names.items():
        made.setColor(which, color(name))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, color("muted"))
    return made


def sheet() -> str:
    """Return the style sheet of the theme in use."""
    colours = tokens()[_look.name]
    border = "surface" if _look.name is ThemeName.DARK else "line"
    measures = {f"p{n}": px(n) for n in (6, 8, 10, 12, 14, 20, 28, 30)}
    return Template(_template()).substitute(
        colours,
        **measures,
        control=size("control") - 2,  # the border is not part of a style sheet's height
        control_small=size("control_small") - 2,
        r_control=tokens()["size"]["radius_control"],
        r_card=tokens()["size"]["radius_card"],
        card_border=f"1px solid {colours[border]}",
        sunk_border=f"1px solid {colours['line']}" if is_contrast() else "none",
        toast_action=toast_action().name(),
    )


@cache
def _template() -> str:
    return resource("theme", "sheet.css").read_text(encoding="utf-8")
