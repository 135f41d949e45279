"""Seeing a scan that is kept with a signature: read-only, never larger in memory than the screen needs."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from practice_desk.domain.attachments import FileType, fitted, type_of
from practice_desk.domain.record import override
from practice_desk.ui.context import Context
from practice_desk.ui.kit import EmptyState, Label, button, column, row
from practice_desk.ui.parts.pdf_view import PageView
from practice_desk.ui.theme import px

_FORMATS = {FileType.PNG: b"png", FileType.JPEG: b"jpeg"}


def open_scan(context: Context, parent: QWidget, blob_id: str) -> QDialog:
    """Show the scan of a paper that was signed by hand."""
    dialog = ScanDialog(parent, context.desk.blobs.read(blob_id))
    dialog.open()
    return dialog


def read_picture(data: bytes, kind: FileType) -> QImage | None:
    """Return a picture at a size that fits the screen, or None for one that cannot be read."""
    device = QBuffer()
    device.setData(QByteArray(data))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(_FORMATS[kind]))  # by what it is, never guessed
    reader.setAutoTransform(True)
    size = reader.size()
    try:
        wide, high = fitted(size.width(), size.height())
    except ValueError:
        return None
    reader.setScaledSize(QSize(wide, high))
    image = reader.read()
    return None if image.isNull() else image


class Picture(QWidget):
    """A picture as wide as its view, at most its own size."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image

    def fit(self, width: int) -> None:
        """Be so wide, in the picture's own shape."""
        wide = max(px(120), min(width, self._image.width()))
        self.setFixedSize(wide, round(wide * self._image.height() / self._image.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)


class PictureView(QScrollArea):
    """A picture in a scrolling view."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.picture = Picture(image)
        self.setWidget(self.picture)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The scan"))
        self.picture.setAccessibleName(self.tr("Scan of the signed paper"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.fit(self.viewport().width())


class ScanDialog(QDialog):
    """A scan, whole, to be looked at."""

    def __init__(self, parent: QWidget, data: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Scan of the signed paper"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.view = self._shown(data)
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        title = Label(self.windowTitle(), "title")
        self.setLayout(column(title, (self.view, 1), row(..., close), gap=12, margin=(24, 20, 24, 16)))
        self.resize(px(720), px(640))

    def _shown(self, data: bytes) -> QWidget:
        kind = type_of(data[:8])
        if kind is FileType.PDF:
            pages = PageView()
            pages.pages.show_pdf(data)
            pages.pages.zoom(px(600))
            return pages
        image = read_picture(data, kind) if kind is not None else None
        if image is None:
            words = self.tr("The bytes are kept as they were. They can be saved with the whole record.")
            return EmptyState("attach", self.tr("This scan cannot be shown here"), words)
        return PictureView(image)

    @override
    def done(self, result: int) -> None:
        """Let the pages go with the dialog."""
        if isinstance(self.view, PageView):
            self.view.pages.clear()
        super().done(result)
