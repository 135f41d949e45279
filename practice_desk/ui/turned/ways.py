"""Four equal ways to sign: none is a fallback for another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from practice_desk.domain.papers import SignatureMethod
from practice_desk.domain.record import override
from practice_desk.ui import icons, theme
from practice_desk.ui.kit.buttons import literal
from practice_desk.ui.kit.one_of import OneOf
from practice_desk.ui.theme import px

_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_ICON = 22


class Way(QPushButton):
    """One way: an icon above its words, framed and tinted when chosen."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__(literal(words))
        self._icon, self._words = icon, words
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(strong=True))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self._words) + px(20)
        return QSize(int(wide), px(_ICON + 30) + self._high(self.width() if self.isVisible() else int(wide)))

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(self._words.split(), key=len)
        wide = QFontMetricsF(self.font()).horizontalAdvance(longest) + px(14)
        return QSize(int(wide), px(_ICON + 30) + self._high(int(wide)))

    def _high(self, width: int) -> int:
        room = QRectF(0, 0, max(1, width - px(10)), 1e5).toRect()
        return QFontMetrics(self.font()).boundingRect(room, int(_CENTRED), self._words).height()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if on else "line_strong"), 2 if on else 1))
        painter.setBrush(theme.color("accent_soft" if on or self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        tone, side = "accent_text" if on else "text", px(_ICON)
        words = self._high(self.width())
        top = (self.height() - side - px(6) - words) / 2
        picture = icons.pixmap(self._icon, tone, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, top), picture)
        font = self.font()
        font.setWeight(font.Weight.DemiBold if on else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        below = QRectF(px(5), top + side + px(6), self.width() - px(10), words + px(4))
        painter.drawText(below, int(_CENTRED), self._words)


class Ways(OneOf):
    """The four ways beside each other, or two and two where the words need the room."""

    def __init__(self) -> None:
        made: list[tuple[SignatureMethod, QWidget]] = [
            (SignatureMethod.DRAWN, Way("sign", self.tr("Draw"))),
            (SignatureMethod.TYPED, Way("type", self.tr("Type my name"))),
            (SignatureMethod.ON_PAPER, Way("paper", self.tr("Sign on paper"))),
            (SignatureMethod.SPOKEN, Way("voice", self.tr("Say it aloud"))),
        ]
        self._grid = QGridLayout()
        super().__init__(made, gap=8, layout=self._grid)
        self._columns = 0
        self._place(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_value(SignatureMethod.DRAWN)
        self.setAccessibleName(self.tr("How would you like to sign?"))

    def stand(self, width: int) -> None:
        """Stand four beside each other, or two and two, as the width allows."""
        needed = sum(b.minimumSizeHint().width() for b in self.buttons()) + 3 * px(8)
        self._place(4 if needed <= width else 2)

    @override
    def sizeHint(self) -> QSize:
        return self._grid.sizeHint()

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, part in enumerate(self.buttons()):
            self._grid.addWidget(part, n // columns, n % columns)
        for n in range(4):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)
