"""Printing without leaving a file behind: the bytes go to the system's printing on its standard input."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QRectF, QTimer
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from practice_desk.domain.practice import PaperSize
from practice_desk.ui.parts.pdf_view import open_pdf, page_image

Done = Callable[[str], object]
_DOTS_PER_INCH = 300
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_PAPERS = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}


def printers() -> list[str]:
    """Return the printers that this computer knows."""
    return QPrinterInfo.availablePrinterNames()


class PrintJob(QObject):
    """One document on its way to a printer."""

    def __init__(self, parent: QWidget, pdf: bytes, pages: int, paper: PaperSize = PaperSize.A4) -> None:
        super().__init__(parent)
        self._pdf, self._pages = pdf, pages
        self.then: Done | None = None
        self.failed: Callable[[], object] | None = None
        # The dialog dies with a printer that nobody holds.
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName("Document")
        self.printer.setPageSize(QPageSize(_PAPERS[paper]))
        self._process: QProcess | None = None
        self._document = None
        self._painter: QPainter | None = None
        self._left: list[int] = []

    def ask(self) -> QPrintDialog:
        """Show the system's print dialog, without its way to a file: saving is said and noted as saving."""
        parent = self.parent()
        dialog = QPrintDialog(self.printer, parent if isinstance(parent, QWidget) else None)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setMinMax(1, self._pages)
        dialog.accepted.connect(self.start)
        dialog.rejected.connect(self.deleteLater)
        QDialog.open(dialog)
        return dialog

    def start(self) -> None:
        """Print to the chosen printer: as it is where the system takes PDF, otherwise as pictures."""
        program = shutil.which("lp") if sys.platform in ("linux", "darwin") else None
        if program is None or not self.printer.printerName():
            self._paint()
            return
        self._process = process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(lambda _: self._on_finished(1))
        process.start(program, self._arguments())
        process.write(self._pdf)
        process.closeWriteChannel()

    def _arguments(self) -> list[str]:
        found = ["-d", self.printer.printerName(), "-n", str(self.printer.copyCount()), "-t", "Document"]
        sides = _SIDES.get(self.printer.duplex())
        if sides is not None:
            found += ["-o", f"sides={sides}"]
        first, last = self.printer.fromPage(), self.printer.toPage()
        if first:
            found += ["-P", f"{first}-{last}"]
        return [*found, "-"]

    def _on_finished(self, code: int) -> None:
        if self._process is None:
            return
        self._process = None
        if code:
            self._paint()
        else:
            self._end()

    def _paint(self) -> None:
        """Print the pages as pictures, one for each turn of the event loop."""
        painter = QPainter()
        if not self.printer.isValid() or not painter.begin(self.printer):
            self._give_up()
            return
        self._painter = painter
        self._document = open_pdf(self._pdf)
        first, last = self.printer.fromPage() or 1, self.printer.toPage() or self._pages
        self._left = list(range(first - 1, min(last, self._pages)))
        self._paint_next(new_page=False)

    def _paint_next(self, *, new_page: bool = True) -> None:
        painter, document = self._painter, self._document
        assert painter is not None
        assert document is not None
        if not self._left:
            painter.end()
            document.close()
            self._end()
            return
        if new_page:
            self.printer.newPage()
        page = document[self._left.pop(0)]
        picture = page_image(page, round(page.get_width() / 72 * _DOTS_PER_INCH), 1)
        paper = self.printer.paperRect(QPrinter.Unit.DevicePixel)
        margin = self.printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
        painter.drawImage(QRectF(-margin.x(), -margin.y(), paper.width(), paper.height()), picture)
        QTimer.singleShot(0, self, self._paint_next)

    def _end(self) -> None:
        if self.then is not None:
            self.then(self.printer.printerName())
        self.deleteLater()

    def _give_up(self) -> None:
        if self.failed is not None:
            self.failed()
        self.deleteLater()
