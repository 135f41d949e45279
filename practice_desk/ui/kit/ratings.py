"""Ratings: 0 to 10, how much of a step was done, the five levels of a goal. No guess, no default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit.buttons import literal
from practice_desk.ui.kit.layout import fits_height_to_width
from practice_desk.ui.kit.one_of import OneOf
from practice_desk.ui.kit.roles import speaks_as

MOST = 10
_COUNT = MOST + 1
_HALF_ROW = 6
_TYPED_TOGETHER = 1500  # ms between 1 and 0 that still mean 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: MOST}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Pips(QWidget):
    """A rating from 0 to 10 or none, as eleven numbered circles: filled is now, a ring is `before`.

    Digits, arrows, Home and End set it; Backspace, or pressing the filled circle, clears it. `rated` brings
    the number or None when a person changed it.
    """

    rated = Signal(object)

    def __init__(self, value: int | None = None, before: int | None = None) -> None:
        super().__init__()
        self._value, self._before, self._label = value, before, ""
        self._last_one = -_TYPED_TOGETHER
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)
        speaks_as(self, QAccessible.Role.Slider)
        self._speak()

    def value(self) -> int | None:
        """Return the rating, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a rating without telling."""
        self._value = value
        self._speak()
        self.update()

    def set_before(self, before: int | None) -> None:
        """Show what was rated last time as a ring."""
        self._before = before
        self._speak()
        self.update()

    @override
    def setAccessibleName(self, name: str) -> None:
        """Say what is rated; the number is always said with it."""
        self._label = name
        self._speak()

    def _speak(self) -> None:
        said = self.tr("not rated") if self._value is None else self.tr("{0} out of 10").format(self._value)
        if self._before is not None:
            said = self.tr("{0}, last time {1}").format(said, self._before)
        super().setAccessibleName(f"{self._label}: {said}" if self._label else said)

    def _set(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.rated.emit(value)

    # ---- size ----

    def _cell(self) -> int:
        return theme.px(30)

    def _columns(self, width: int) -> int:
        return _COUNT if width >= _COUNT * theme.px(27) else _HALF_ROW

    @override
    def sizeHint(self) -> QSize:
        return QSize(_COUNT * self._cell(), self._cell())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_HALF_ROW * theme.px(27), self._cell())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._cell() * (1 if self._columns(width) == _COUNT else 2)

    def centre(self, number: int) -> QPointF:
        """Return where a number's circle stands."""
        columns = self._columns(self.width())
        radius = theme.px(13) + 1
        most = theme.px(44)
        step = min(most, (self.width() - 2 * radius) / (columns - 1))
        line, place = divmod(number, columns)
        high = self.height() / (1 if columns == _COUNT else 2)
        return QPointF(radius + place * step, high * (line + 0.5))

    # ---- answering ----

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if (
            len(text) == 1
            and text in "0123456789"
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._type(int(text), event.timestamp())
        elif key in _STEPS:
            start = -1 if _STEPS[key] > 0 else _COUNT
            self._set(min(max((start if self._value is None else self._value) + _STEPS[key], 0), MOST))
        elif key in _ENDS:
            self._set(_ENDS[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._set(None)
        else:
            super().keyPressEvent(event)

    def _type(self, digit: int, at: int) -> None:
        ten = digit == 0 and self._value == 1 and at - self._last_one < _TYPED_TOGETHER
        self._last_one = at if digit == 1 else -_TYPED_TOGETHER
        self._set(MOST if ten else digit)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        near = min(range(_COUNT), key=lambda n: (self.centre(n) - at).manhattanLength())
        if (self.centre(near) - at).manhattanLength() <= theme.px(24):
            self._set(None if near == self._value else near)

    # ---- painting ----

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(_COUNT):
            self._paint_pip(painter, number)

    def _paint_pip(self, painter: QPainter, number: int) -> None:
        centre, radius = self.centre(number), theme.px(13)
        on, able = number == self._value, self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("line_strong"), 1))
        painter.setBrush(
            theme.color(("accent" if able else "muted") if on else "surface" if able else "sunk")
        )
        painter.drawEllipse(centre, radius - (0 if on else 1.5), radius - (0 if on else 1.5))
        painter.setFont(theme.font("small", strong=on, tabular=True))
        painter.setPen(theme.color("on_accent" if on else "text" if able else "muted"))
        around = QRectF(centre.x() - 2 * radius, centre.y() - 2 * radius, 4 * radius, 4 * radius)
        painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), str(number))
        if number == self._before and not on:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius, radius)


class Word(QPushButton):
    """A word to choose: filled when chosen."""

    def __init__(self, words: str) -> None:
        super().__init__(literal(words))
        self._words = words
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(strong=True))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = int(metrics.horizontalAdvance(self._words)) + theme.px(22)
        return QSize(wide, max(theme.size("control_small"), int(metrics.height()) + theme.px(8)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, able = self.isChecked(), self.isEnabled()
        ground = ("accent" if able else "muted") if on else "surface" if able else "sunk"
        if not on and able and self.underMouse():
            ground = "accent_soft"
        painter.setPen(QPen(theme.color("accent" if on else "line_strong"), 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setFont(theme.font(strong=on))
        painter.setPen(theme.color("on_accent" if on else "text" if able else "muted"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._words)


def done_words() -> list[str]:
    """Return the five words for how much of a step was done, from 0 to 4."""
    return [
        QCoreApplication.translate("Done", "Not this time"),
        QCoreApplication.translate("Done", "Made a start"),
        QCoreApplication.translate("Done", "About half"),
        QCoreApplication.translate("Done", "Most of it"),
        QCoreApplication.translate("Done", "Did it"),
    ]


class Done(OneOf):
    """How much of a step was done, in five words for 0 to 4, or none. Backspace clears it."""

    rated = Signal(object)
    can_clear = True

    def __init__(self, value: int | None = None) -> None:
        super().__init__([(n, Word(words)) for n, words in enumerate(done_words())], gap=4)
        self.set_value(value)

    @override
    def digit_value(self, digit: int) -> Any:
        return digit

    @override
    def tell(self, value: Any) -> None:
        super().tell(value)
        self.rated.emit(value)


class Level(QPushButton):
    """One rung of the ladder: its number, its words, and what it stands for now."""

    def __init__(self, number: int, words: str, note: str = "", *, numbered: bool = True) -> None:
        super().__init__(literal(words))
        self._number = _signed(number) if numbered else ""
        self._words, self._note = theme.prepare_for(words), note
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(strong=True))
        said = f"{self._number} {words}".strip()
        self.setAccessibleName(f"{said}, {note}" if note else said)
        fits_height_to_width(self, QSizePolicy.Policy.Expanding)

    def _room(self, width: int) -> QRect:
        left = theme.px(44) if self._number else theme.px(12)
        note = self.fontMetrics().horizontalAdvance(self._note) + theme.px(12) if self._note else 0
        return QRect(left, 0, max(1, width - left - note - theme.px(12)), 100_000)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.heightForWidth(theme.px(320)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(36))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        words = self.fontMetrics().boundingRect(self._room(width), flags, self._words)
        return max(theme.size("control"), words.height() + theme.px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, all_of = self.isChecked(), QRectF(self.rect())
        if on or (self.underMouse() and self.isEnabled()):
            framed = on and theme.is_contrast()
            painter.setPen(QPen(theme.color("accent"), 2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if on else "sunk"))
            painter.drawRoundedRect(all_of.adjusted(1, 1, -1, -1), 8, 8)
        tone = "accent_text" if on else "text"
        painter.setPen(theme.color(tone if on else "muted"))
        painter.setFont(theme.font(strong=on, tabular=True))
        painter.drawText(all_of.adjusted(theme.px(12), 0, 0, 0), int(_LEFT), self._number)
        room = QRectF(self._room(self.width()))
        room.setHeight(all_of.height())
        painter.setPen(theme.color(tone))
        painter.setFont(theme.font(strong=on))
        painter.drawText(room, int(_LEFT | Qt.TextFlag.TextWordWrap), self._words)
        painter.setPen(theme.color(tone if on else "muted"))
        painter.drawText(all_of.adjusted(0, 0, -theme.px(12), 0), int(_RIGHT), self._note)


class Levels(OneOf):
    """The five written levels of a goal (GAS), best on top, from which one is chosen or none.

    `texts` are the words for -2 to 2 in that order; `notes` says beside a level what it stands for, such as
    Expected or Start. `numbered=False` leaves the numbers out, as on any page that a client sees.
    """

    rated = Signal(object)
    can_clear = True

    def __init__(
        self, texts: Sequence[str], *, notes: Mapping[int, str] | None = None, numbered: bool = True
    ) -> None:
        notes = notes or {}
        rungs: list[tuple[Any, QWidget]] = [
            (level, Level(level, texts[level + 2], notes.get(level, ""), numbered=numbered))
            for level in range(2, -3, -1)
        ]
        super().__init__(rungs, gap=2, upright=True)

    @override
    def tell(self, value: Any) -> None:
        super().tell(value)
        self.rated.emit(value)


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number < 0 else "0"
