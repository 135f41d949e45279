"""The field that takes in a scan: looked at first, then kept piece by piece, a piece for each turn (C7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.attachments import LARGEST, AttachmentProblem
from practice_desk.domain.signing import Refused
from practice_desk.intentions.scans import Keeping, keep_scan
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.dialogs import choose_file
from practice_desk.ui.kit import Label, button, column, wrap

_KINDS = "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)"
_MEGABYTE = 1024 * 1024


class ScanField(QWidget):
    """Attaches one file. Its value is the blob's id and hash, or None; it is never kept as typed text."""

    edited = Signal()
    whole = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, client_id: str) -> None:
        super().__init__()
        self._context, self._client_id = context, client_id
        self._keeping: Keeping | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self.attach = button(self.tr("Attach a scan"), "small", icon="attach")
        self.attach.clicked.connect(self.choose)
        self.see = button(self.tr("See it"), "quiet", icon="eye")
        self.see.clicked.connect(self._on_see)
        self.leave = button(self.tr("Leave it out"), "quiet", icon="cross")
        self.leave.clicked.connect(lambda: self.set_value(None))
        self.state = Label("", wrap=True)
        self.setLayout(column(wrap(self.attach, self.see, self.leave, gap=8), self.state, gap=4))
        self.setFocusProxy(self.attach)
        self._tell()

    def choose(self) -> None:
        """Ask for the file."""
        choose_file(self.window(), self.tr("Scan of the signed paper"), _KINDS, self.take)

    def take(self, path: Path) -> None:
        """Take a file in, or say why not."""
        self.set_value(None)
        try:
            if path.stat().st_size > LARGEST:
                self.refused.emit(words.of(AttachmentProblem.TOO_LARGE))
                return
            self._keeping = keep_scan(self._context.desk, self._client_id, path.read_bytes())
        except Refused as refused:
            self.refused.emit(" ".join(words.of(code) for _, code in refused.problems))
        except KnownError as error:
            self.refused.emit(words.fault(error))
        except OSError:
            self.refused.emit(self.tr("This file could not be read. Nothing was attached."))
        else:
            self.refused.emit("")
            self._timer.start()
            self.edited.emit()
        self._tell()

    # ---- as a field ----

    def value(self) -> tuple[str, str] | None:
        """Return the blob's id and hash of a scan that is wholly there."""
        kept = self._keeping
        return (kept.blob_id, kept.sha) if kept is not None and kept.whole else None

    def set_value(self, value: object) -> None:
        """Leave the scan out; only what was attached here can be the value."""
        del value
        self._timer.stop()
        self._keeping = None
        self._tell()

    def raw(self) -> Any:
        """Return nothing: a scan that no signature names is swept at the lock."""
        return None

    def set_raw(self, raw: Any) -> None:
        """Show nothing again."""

    def trouble(self) -> str:
        """Say that it takes a moment more."""
        under_way = self._keeping is not None and not self._keeping.whole
        return self.tr("The scan is still being taken in. This takes a moment.") if under_way else ""

    # ---- step by step ----

    def _step(self) -> None:
        keeping = self._keeping
        if keeping is None:
            self._timer.stop()
            return
        try:
            more = keeping.step()
        except KnownError as error:
            self.set_value(None)
            self.refused.emit(words.fault(error))
            return
        if not more:
            self._timer.stop()
            self.whole.emit()
        self._tell()

    def _tell(self) -> None:
        kept = self._keeping
        there = kept is not None
        self.attach.setText(self.tr("Attach another scan") if there else self.tr("Attach a scan"))
        self.leave.setVisible(there)
        self.see.setVisible(kept is not None and kept.whole)
        self.state.setVisible(kept is not None)
        if kept is None:
            return
        size = f"{max(0.1, kept.size / _MEGABYTE):.1f} MB"
        said = self.tr("Attached: {0}, {1}") if kept.whole else self.tr("Taking it in: {0}, {1}")
        self.state.setText(said.format(words.of(kept.kind), size))

    def _on_see(self) -> None:
        from practice_desk.ui.parts.scan_view import open_scan

        found = self.value()
        if found is not None:
            open_scan(self._context, self.window(), found[0])
