"""The program's own one-colour icons, drawn in a colour of the theme and always shown beside a word."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from practice_desk.resources import resource
from practice_desk.ui import theme

_FINE_STROKE, _SMALL_STROKE = "1.7", "2.0"
_SMALL = 18
_cache: dict[tuple[str, str, int, float], QPixmap] = {}
_icons: dict[tuple[str, str, str, int, int], QIcon] = {}


def names() -> list[str]:
    """Return the names of all icons."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


def pixmap(name: str, tone: str = "text", size: int = 18, dpr: float = 1.0) -> QPixmap:
    """Return an icon in a colour of the theme; `size` is in px of the screen, `dpr` its ratio.

    Raises FileNotFoundError for a name that is no icon.
    """
    colour = theme.color(tone).name()
    side = round(size * dpr)
    key = (name, colour, side, dpr)
    if key not in _cache:
        _cache[key] = _draw(name, colour, side, dpr)
    return _cache[key]


def icon(name: str, tone: str = "text", size: int = 18, *, gap: int = 0) -> QIcon:
    """Return an icon for a button or menu, muted where disabled; `gap` stays free towards the words.

    Both are in px of the design: they grow with the text.
    """
    colours = theme.color(tone).name(), theme.color("muted").name()
    key = (name, *colours, theme.px(size), theme.px(gap))
    if key not in _icons:
        _icons[key] = _made(name, tone, size, gap)
    return _icons[key]


def _made(name: str, tone: str, size: int, gap: int) -> QIcon:
    made = QIcon()
    for dpr in (1.0, 2.0):
        for mode, of in ((QIcon.Mode.Normal, tone), (QIcon.Mode.Disabled, "muted")):
            made.addPixmap(_padded(pixmap(name, of, theme.px(size), dpr), gap), mode)
    return made


def icon_size(size: int = 18, gap: int = 0) -> QSize:
    """Return the size to give a button for an icon made with the same `size` and `gap`."""
    return QSize(theme.px(size) + theme.px(gap), theme.px(size))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, colour: str, side: int, dpr: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = _source(name).replace("currentColor", colour)
    if side / dpr < _SMALL:
        source = source.replace(f'stroke-width="{_FINE_STROKE}"', f'stroke-width="{_SMALL_STROKE}"')
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


def _padded(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    dpr = picture.devicePixelRatio()
    free = round(theme.px(gap) * dpr)
    made = QPixmap(picture.width() + free, picture.height())
    made.setDevicePixelRatio(dpr)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(
        QRectF(0, 0, picture.width() / dpr, picture.height() / dpr),
        picture,
        QRectF(picture.rect()),
    )
    painter.end()
    return made
