"""Pages of a document on the screen, drawn from memory: only those in sight, at the width that is wanted."""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.theme import px

_GAP = 16
_MOST_KEPT = 10
_SHADOW_STEPS = 4


def open_pdf(pdf: bytes) -> Any:
    """Return the document behind the bytes; PDFium is used on the ui thread only (decisions C9)."""
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def page_image(page: Any, width: int, ratio: float) -> QImage:
    """Return one page as a picture, `width` pixels wide, drawn by PDFium into the picture's own bytes."""
    from pypdfium2 import raw

    scale = width * ratio / page.get_width()
    wide, high = max(1, round(page.get_width() * scale)), max(1, round(page.get_height() * scale))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    address = ctypes.addressof(ctypes.c_char.from_buffer(image.bits()))
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_BGRx, address, image.bytesPerLine())
    raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, wide, high, 0, raw.FPDF_ANNOT)
    raw.FPDFBitmap_Destroy(bitmap)
    image.setDevicePixelRatio(ratio)
    return image


class Pages(QWidget):
    """All pages of one document, below each other on a quiet ground; paper is white in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Any = None
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = []
        self._pictures: dict[int, QImage] = {}
        self._page_width = 600

    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def page_width(self) -> int:
        """Return how wide a page is shown, in pixels."""
        return self._page_width

    def paper_width(self) -> float:
        """Return how wide the paper is, in points; 595 before there is one."""
        return self._sizes[0][0] if self._sizes else 595.0

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document in place of this one."""
        self.clear()
        self._document = open_pdf(pdf)
        self._sizes = [self._document.get_page_size(i) for i in range(len(self._document))]
        self.zoom(self._page_width)

    def clear(self) -> None:
        """Let the document go."""
        if self._document is not None:
            self._document.close()
        self._document = None
        self._sizes, self._tops = [], []
        self._pictures.clear()

    def zoom(self, width: int) -> None:
        """Show the pages so many pixels wide."""
        self._page_width = width
        self._pictures.clear()
        self._tops, y = [], px(_GAP)
        for wide, high in self._sizes:
            self._tops.append(y)
            y += round(high * width / wide) + px(_GAP)
        self.setFixedSize(width + 2 * px(_GAP), max(y, px(_GAP)))
        self.update()

    def page_at(self, y: int) -> int:
        """Return the number, from 1, of the page at a height."""
        return max(1, sum(top <= y for top in self._tops))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.color("rail"))
        for number, top in enumerate(self._tops):
            wide, high = self._sizes[number]
            area = QRectF(px(_GAP), top, self._page_width, round(high * self._page_width / wide))
            if area.intersects(QRectF(event.rect())):
                self._paint_shadow(painter, area)
                painter.drawImage(area.topLeft(), self._picture(number))

    def _paint_shadow(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(42, 37, 28, 10))
        for step in range(1, _SHADOW_STEPS + 1):
            painter.drawRoundedRect(area.adjusted(-step, -step + 1, step, step + 1), step, step)

    def _picture(self, number: int) -> QImage:
        if number not in self._pictures:
            if len(self._pictures) >= _MOST_KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            page = self._document[number]
            self._pictures[number] = page_image(page, self._page_width, self.devicePixelRatioF())
        return self._pictures[number]


class PageView(QScrollArea):
    """Pages in a scrolling view."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = Pages()
        self.setWidget(self.pages)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(self.tr("The pages"))

    def fit(self) -> None:
        """Show the first page whole, as far as it stays readable."""
        area = self.viewport().size()
        wide, high = self.pages._sizes[0] if self.pages.count() else (595.0, 842.0)  # noqa: SLF001
        by_height = (area.height() - 2 * px(_GAP)) * wide / high
        self.pages.zoom(max(px(240), int(min(area.width() - 2 * px(_GAP), by_height))))

    def say(self, words: str) -> None:
        """Tell a screen reader what is shown here."""
        self.setAccessibleName(words)
